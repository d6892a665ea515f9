package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// metaModel is the protocol's official description of itself. It is interpreted as
// it stands, so that what holds here is what the protocol says and not what a library
// makes of it.
type metaModel struct {
	messages   map[string]metaMessage
	structures map[string]metaStructure
	enums      map[string]metaEnum
	aliases    map[string]metaType
}

type metaMessage struct {
	Method              string
	MessageDirection    string
	Params              *metaType
	Result              *metaType // of a request
	PartialResult       *metaType
	RegistrationOptions *metaType
}

type metaType struct {
	Kind, Name string
	Element    *metaType
	Items      []metaType
	Key        *metaType
	Value      json.RawMessage
}

type metaStructure struct {
	Name            string
	Properties      []metaProperty
	Extends, Mixins []metaType
}

type metaProperty struct {
	Name     string
	Type     metaType
	Optional bool
}

type metaEnum struct {
	Name                 string
	Type                 metaType
	Values               []struct{ Value any }
	SupportsCustomValues bool
}

// officialModel reads the description that the protocol's library was made from.
func officialModel(t *testing.T) *metaModel {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "go.lsp.dev/protocol").Output()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "internal", "genlsp", "testdata", "metaModel.json"))
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Requests, Notifications []metaMessage
		Structures              []metaStructure
		Enumerations            []metaEnum
		TypeAliases             []struct {
			Name string
			Type metaType
		}
	}
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	m := &metaModel{map[string]metaMessage{}, map[string]metaStructure{}, map[string]metaEnum{}, map[string]metaType{}}
	for _, msg := range slices.Concat(file.Requests, file.Notifications) {
		m.messages[msg.Method] = msg
	}
	for _, s := range file.Structures {
		m.structures[s.Name] = s
	}
	for _, e := range file.Enumerations {
		m.enums[e.Name] = e
	}
	for _, a := range file.TypeAliases {
		m.aliases[a.Name] = a.Type
	}
	return m
}

// check is what is wrong with a value that is to be of the type, "" if nothing.
// Where a value may be of one of several types and is of none, the complaint is that
// of the type it comes nearest to.
func (m *metaModel) check(t metaType, v any, at string) (wrong []string) {
	complain := func() []string {
		return []string{fmt.Sprintf("%s: %.80s is no %s%s", at, jsonOf(v), t.Kind, " "+t.Name)}
	}
	switch t.Kind {
	case "base":
		if !isBase(t.Name, v) {
			return complain()
		}
	case "reference":
		return m.checkNamed(t.Name, v, at, complain)
	case "array":
		list, ok := v.([]any)
		if !ok {
			return complain()
		}
		for i, e := range list {
			wrong = append(wrong, m.check(*t.Element, e, fmt.Sprintf("%s[%d]", at, i))...)
		}
	case "tuple":
		list, ok := v.([]any)
		if !ok || len(list) != len(t.Items) {
			return complain()
		}
		for i, e := range list {
			wrong = append(wrong, m.check(t.Items[i], e, fmt.Sprintf("%s[%d]", at, i))...)
		}
	case "map":
		object, ok := v.(map[string]any)
		if !ok {
			return complain()
		}
		var value metaType
		must(json.Unmarshal(t.Value, &value))
		for k, e := range object {
			wrong = append(wrong, m.check(*t.Key, k, at+" key")...)
			wrong = append(wrong, m.check(value, e, at+"."+k)...)
		}
	case "or":
		for i, arm := range t.Items {
			w := m.check(arm, v, at)
			if len(w) == 0 {
				return nil
			}
			if i == 0 || depth(w) > depth(wrong) {
				wrong = w
			}
		}
	case "and":
		return m.checkObject(metaStructure{Name: "intersection", Extends: t.Items}, v, at)
	case "literal":
		var s metaStructure
		must(json.Unmarshal(t.Value, &s))
		return m.checkObject(s, v, at)
	case "stringLiteral", "integerLiteral", "booleanLiteral":
		var want any
		must(json.Unmarshal(t.Value, &want))
		if v != want {
			return complain()
		}
	default:
		return complain()
	}
	return wrong
}

func isBase(name string, v any) bool {
	switch name {
	case "null":
		return v == nil
	case "boolean":
		_, ok := v.(bool)
		return ok
	case "string", "RegExp":
		_, ok := v.(string)
		return ok
	case "URI", "DocumentUri":
		s, ok := v.(string)
		return ok && strings.Contains(s, ":")
	case "decimal":
		_, ok := v.(float64)
		return ok
	case "integer":
		n, ok := v.(float64)
		return ok && n == math.Trunc(n) && math.Abs(n) <= math.MaxInt32
	case "uinteger":
		n, ok := v.(float64)
		return ok && n == math.Trunc(n) && n >= 0 && n <= math.MaxInt32
	}
	return false
}

func (m *metaModel) checkNamed(name string, v any, at string, complain func() []string) []string {
	switch name {
	case "LSPAny":
		return nil
	case "LSPObject":
		if _, ok := v.(map[string]any); !ok {
			return complain()
		}
		return nil
	}
	if t, ok := m.aliases[name]; ok {
		return m.check(t, v, at)
	}
	if s, ok := m.structures[name]; ok {
		return m.checkObject(s, v, at)
	}
	e, ok := m.enums[name]
	if !ok {
		return complain()
	}
	for _, one := range e.Values {
		if one.Value == v {
			return nil
		}
	}
	if e.SupportsCustomValues {
		return m.check(e.Type, v, at)
	}
	return complain()
}

// checkObject wants every property that is not optional, and no other than are known.
func (m *metaModel) checkObject(s metaStructure, v any, at string) (wrong []string) {
	object, ok := v.(map[string]any)
	if !ok {
		return []string{fmt.Sprintf("%s: %.80s is no %s", at, jsonOf(v), s.Name)}
	}
	known := map[string]metaProperty{}
	m.properties(s, known)
	for name, p := range known {
		value, has := object[name]
		switch {
		case has:
			wrong = append(wrong, m.check(p.Type, value, at+"."+name)...)
		case !p.Optional:
			wrong = append(wrong, fmt.Sprintf("%s: the %s of %s is missing", at, name, s.Name))
		}
	}
	for name := range object {
		if _, ok := known[name]; !ok {
			wrong = append(wrong, fmt.Sprintf("%s: there is no %s in %s", at, name, s.Name))
		}
	}
	slices.Sort(wrong)
	return wrong
}

// properties are those of a structure and of what it is made from; its own come last.
func (m *metaModel) properties(s metaStructure, into map[string]metaProperty) {
	for _, from := range slices.Concat(s.Extends, s.Mixins) {
		m.properties(m.structures[from.Name], into)
	}
	for _, p := range s.Properties {
		into[p.Name] = p
	}
}

// depth is how far into a value the first complaint is, the more the better the
// value fits.
func depth(wrong []string) int {
	if len(wrong) == 0 {
		return math.MaxInt
	}
	at, _, _ := strings.Cut(wrong[0], ": ")
	return 10*(strings.Count(at, ".")+strings.Count(at, "[")) - len(wrong)
}

func jsonOf(v any) string {
	b, _ := json.Marshal(v) // it came from JSON
	return string(b)
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

// witness holds every message of a session against the model. It is shown the
// messages of both sides from two goroutines.
type witness struct {
	model *metaModel

	mu      sync.Mutex
	asked   map[string]string   // requests on their way, "c7" or "s7": their methods
	partial map[string]metaType // what comes in parts, by token
	bars    map[string]string   // the progress that was begun, by token: the last kind
	wrong   []string
	count   map[string]int // of the server's messages
}

func newWitness(m *metaModel) *witness {
	return &witness{model: m, asked: map[string]string{}, partial: map[string]metaType{}, bars: map[string]string{}, count: map[string]int{}}
}

func (w *witness) complain(format string, args ...any) {
	w.wrong = append(w.wrong, fmt.Sprintf(format, args...))
}

func (w *witness) see(fromServer bool, body []byte) {
	w.mu.Lock()
	defer w.mu.Unlock()
	var m struct {
		JSONRPC                           string
		ID                                json.RawMessage
		Method                            string
		Params, Result, Error             any
		hasParams, hasResult, hasErrorKey bool
	}
	keys := map[string]json.RawMessage{}
	if json.Unmarshal(body, &m) != nil || json.Unmarshal(body, &keys) != nil || m.JSONRPC != "2.0" {
		if fromServer {
			w.complain("not a message: %s", body)
		}
		return
	}
	_, m.hasResult = keys["result"]
	_, m.hasErrorKey = keys["error"]
	if m.Method == "" {
		if fromServer {
			w.answer("c"+string(m.ID), m.Result, m.hasResult, m.Error, m.hasErrorKey)
		}
		return
	}
	if !fromServer {
		if m.ID != nil {
			w.asked["c"+string(m.ID)] = m.Method
		}
		if p, ok := m.Params.(map[string]any); ok && p["partialResultToken"] != nil {
			w.partial[fmt.Sprint(p["partialResultToken"])] = *w.model.messages[m.Method].PartialResult
		}
		return
	}
	w.fromServer(m.Method, m.ID != nil, m.Params)
}

func (w *witness) answer(id string, result any, hasResult bool, failure any, hasError bool) {
	method, ok := w.asked[id]
	delete(w.asked, id)
	switch {
	case !ok && !hasError:
		w.complain("an answer to %s, which was not asked or has been answered", id)
		return
	case hasResult == hasError:
		w.complain("%s: an answer has a result or an error", method)
		return
	case hasError:
		e, _ := failure.(map[string]any)
		code, ok := e["code"].(float64)
		if _, said := e["message"].(string); !ok || !said || code == 0 {
			w.complain("%s: error %s", method, jsonOf(failure))
		}
		return
	}
	w.count[method]++
	if t := w.model.messages[method].Result; t != nil {
		w.wrong = append(w.wrong, w.model.check(*t, result, method)...)
	}
}

func (w *witness) fromServer(method string, asks bool, params any) {
	w.count[method]++
	msg, ok := w.model.messages[method]
	if !ok || msg.MessageDirection == "clientToServer" || asks != (msg.Result != nil) {
		w.complain("%s is not the server's to send", method)
		return
	}
	if msg.Params != nil {
		w.wrong = append(w.wrong, w.model.check(*msg.Params, params, method)...)
	}
	p, _ := params.(map[string]any)
	switch method {
	case "$/progress":
		w.progress(fmt.Sprint(p["token"]), p["value"])
	case "client/registerCapability":
		for _, r := range p["registrations"].([]any) {
			r := r.(map[string]any)
			if t := w.model.messages[r["method"].(string)].RegistrationOptions; t != nil && r["registerOptions"] != nil {
				w.wrong = append(w.wrong, w.model.check(*t, r["registerOptions"], "registration of "+r["method"].(string))...)
			}
		}
	}
}

// progress is begin, then reports, then end, of work; or a part of an answer.
func (w *witness) progress(token string, value any) {
	if t, ok := w.partial[token]; ok {
		w.count["part of an answer"]++
		w.wrong = append(w.wrong, w.model.check(t, value, "part of an answer")...)
		return
	}
	v, _ := value.(map[string]any)
	kind, _ := v["kind"].(string)
	name := map[string]string{"begin": "WorkDoneProgressBegin", "report": "WorkDoneProgressReport", "end": "WorkDoneProgressEnd"}[kind]
	before := w.bars[token]
	if name == "" || (kind == "begin") != (before == "") || before == "end" {
		w.complain("progress %s after %q", kind, before)
		return
	}
	w.bars[token] = kind
	w.wrong = append(w.wrong, w.model.check(metaType{Kind: "reference", Name: name}, value, "progress")...)
}
