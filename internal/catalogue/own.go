package catalogue

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"

	"resolute/internal/cite"
)

// File is a user's catalogue. Its ending tells its form: .json is CSL-JSON, which
// Zotero exports, .bib BibTeX, .csv has a header, .toml is our own.
type File struct {
	Name string
	Data []byte
}

// Problem is something in a user's catalogue that is left out, and why.
type Problem struct {
	File    string
	Line    int // from 1; 0 where the whole file is meant
	Message string
}

func (p Problem) Error() string {
	if p.Line == 0 {
		return p.File + ": " + p.Message
	}
	return p.File + ":" + strconv.Itoa(p.Line) + ": " + p.Message
}

// mostBytes is the largest catalogue that is read.
const mostBytes = 64 << 20

// row is an act as a user's file has it.
type row struct {
	Cite     string   `toml:"cite"` // as a draft cites it
	Title    string   `toml:"title"`
	Date     string   `toml:"date"`     // "2015-09-25"
	Editions []string `toml:"editions"` // "Busan, 2014", the earliest first
	Status   string   `toml:"status"`   // "abrogated", or nothing
	line     int
}

// Read makes a catalogue of the built-in facts and the files, of which a later one
// overrides an earlier. What cannot be read is left out and told; the rest stands.
func Read(files []File) (*Catalogue, []Problem) {
	c := &Catalogue{own: map[string]*Act{}}
	var problems []Problem
	for _, f := range files {
		tell := func(line int, format string, args ...any) {
			problems = append(problems, Problem{f.Name, line, fmt.Sprintf(format, args...)})
		}
		rows, err := readRows(f)
		if err != nil {
			line, message := placeOf(err)
			tell(line, "%s", message)
		}
		s := Source{Name: f.Name, Coverage: "own"}
		seen := map[string]int{}
		for i := range rows {
			a, err := rows[i].act(f.Name)
			if err != nil {
				tell(rows[i].line, "%s", err)
				continue
			}
			k := ownKey(a.Ref)
			if first, again := seen[k]; again {
				tell(rows[i].line, "%s stands twice, first in line %d", a.Ref, first)
				continue
			}
			seen[k] = rows[i].line
			c.own[k] = a
			s.Acts++
			if a.Date.Year > 0 {
				s.Dates++
				s.Last = max(s.Last, dateText(*a))
			}
			if a.Title != "" {
				s.Titles++
			}
		}
		c.sources = append(c.sources, s)
	}
	return c, problems
}

// With is the catalogue with more acts, which override those it has; source names
// where they come from.
func (c *Catalogue) With(source string, acts []Act) *Catalogue {
	if len(acts) == 0 {
		return c
	}
	out := &Catalogue{own: map[string]*Act{}}
	if c != nil {
		maps.Copy(out.own, c.own)
		out.sources = append(out.sources, c.sources...)
	}
	s := Source{Name: source, Coverage: "own", Acts: len(acts)}
	for i := range acts {
		out.own[ownKey(acts[i].Ref)] = &acts[i]
		if acts[i].Title != "" {
			s.Titles++
		}
	}
	out.sources = append(out.sources, s)
	return out
}

// atLine is an error with its line.
type atLine struct {
	line    int
	message string
}

func (e atLine) Error() string { return e.message }

func placeOf(err error) (int, string) {
	if e, ok := errors.AsType[atLine](err); ok {
		return e.line, e.message
	}
	return 0, err.Error()
}

func readRows(f File) ([]row, error) {
	switch {
	case len(f.Data) > mostBytes:
		return nil, fmt.Errorf("too large: %d MB, at most %d are read", len(f.Data)>>20, mostBytes>>20)
	case len(bytes.TrimSpace(f.Data)) == 0:
		return nil, errors.New("empty")
	case !utf8.Valid(f.Data):
		return nil, errors.New("not in UTF-8: save it in that encoding")
	}
	data := bytes.TrimPrefix(f.Data, []byte("\ufeff"))
	switch path.Ext(f.Name) {
	case ".json":
		return readCSL(data)
	case ".bib":
		return readBibTeX(string(data))
	case ".csv":
		return readCSV(data)
	case ".toml":
		return readTOML(data)
	}
	return nil, errors.New("the ending tells no form: .json (CSL-JSON), .bib, .csv or .toml")
}

func readTOML(data []byte) ([]row, error) {
	var f struct {
		Act []row `toml:"act"`
	}
	err := toml.NewDecoder(bytes.NewReader(data)).DisallowUnknownFields().Decode(&f)
	if strict, ok := errors.AsType[*toml.StrictMissingError](err); ok && len(strict.Errors) > 0 {
		line, _ := strict.Errors[0].Position()
		return nil, atLine{line, "unknown field " + strings.Join(strict.Errors[0].Key(), ".")}
	}
	if d, ok := errors.AsType[*toml.DecodeError](err); ok {
		line, _ := d.Position()
		return nil, atLine{line, strings.TrimPrefix(d.Error(), "toml: ")}
	}
	if err != nil {
		return nil, err
	}
	line := 0
	for i := range f.Act {
		line = lineAfter(data, line, "[[act]]")
		f.Act[i].line = line
	}
	return f.Act, nil
}

// lineAfter is the next line behind after that begins with s.
func lineAfter(data []byte, after int, s string) int {
	n := 0
	for line := range bytes.Lines(data) {
		if n++; n > after && bytes.HasPrefix(bytes.TrimSpace(line), []byte(s)) {
			return n
		}
	}
	return after
}

// columns are the names that a CSV file may give to what we read.
var columns = map[string]string{
	"cite": "cite", "citation": "cite", "symbol": "cite", "number": "cite",
	"title": "title", "subject": "title", "date": "date", "adopted": "date", "editions": "editions", "status": "status",
}

func readCSV(data []byte) ([]row, error) {
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord = -1
	head, err := r.Read()
	if err != nil {
		return nil, csvError(err)
	}
	at := map[string]int{}
	for i, name := range head {
		if field, ok := columns[strings.ToLower(strings.TrimSpace(name))]; ok {
			if _, taken := at[field]; !taken {
				at[field] = i
			}
		}
	}
	if _, ok := at["cite"]; !ok {
		return nil, atLine{1, "no column \"cite\" with the act as it is cited"}
	}
	var rows []row
	for {
		f, err := r.Read()
		if err == io.EOF {
			return rows, nil
		}
		if err != nil {
			return rows, csvError(err)
		}
		get := func(field string) string {
			if i, ok := at[field]; ok && i < len(f) {
				return strings.TrimSpace(f[i])
			}
			return ""
		}
		line, _ := r.FieldPos(0)
		rows = append(rows, row{Cite: get("cite"), Title: get("title"), Date: get("date"), Status: get("status"), Editions: list(get("editions")), line: line})
	}
}

func csvError(err error) error {
	if p, ok := errors.AsType[*csv.ParseError](err); ok {
		return atLine{p.Line, p.Err.Error()}
	}
	return err
}

func list(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, ";")
}

func readCSL(data []byte) ([]row, error) {
	var items []json.RawMessage
	if err := json.Unmarshal(data, &items); err != nil {
		var one json.RawMessage
		if json.Unmarshal(data, &one) == nil && len(one) > 0 && one[0] == '{' {
			return nil, atLine{1, "CSL-JSON is a list of items: it begins with ["}
		}
		if e, ok := errors.AsType[*json.SyntaxError](err); ok {
			return nil, atLine{1 + bytes.Count(data[:min(int(e.Offset), len(data))], []byte("\n")), e.Error()}
		}
		return nil, err
	}
	var rows []row
	from := 0
	for _, raw := range items {
		if i := bytes.Index(data[from:], raw); i >= 0 {
			from += i
		}
		var it struct {
			Title     string `json:"title"`
			Number    any    `json:"number"`
			Authority string `json:"authority"`
			Status    string `json:"status"`
			Issued    struct {
				Parts [][]any `json:"date-parts"`
			} `json:"issued"`
		}
		line := 1 + bytes.Count(data[:from], []byte("\n"))
		if err := json.Unmarshal(raw, &it); err != nil {
			return rows, atLine{line, err.Error()}
		}
		from += len(raw)
		r := row{Title: it.Title, Status: it.Status, line: line}
		if it.Number != nil {
			r.Cite = fmt.Sprint(it.Number)
		}
		if it.Authority != "" && !strings.Contains(r.Cite, "/RES/") {
			r.Cite = it.Authority + " resolution " + r.Cite
		}
		if len(it.Issued.Parts) > 0 && len(it.Issued.Parts[0]) == 3 {
			p := it.Issued.Parts[0]
			r.Date = fmt.Sprintf("%04s-%02s-%02s", fmt.Sprint(p[0]), fmt.Sprint(p[1]), fmt.Sprint(p[2]))
		}
		rows = append(rows, r)
	}
	return rows, nil
}

// act makes an act of a row.
func (r *row) act(file string) (*Act, error) {
	ref, ok := refOf(r.Cite)
	if !ok {
		return nil, fmt.Errorf("%q is no citation of an act that can be read", clipped(r.Cite))
	}
	a := &Act{Ref: ref, Title: strings.Join(strings.Fields(r.Title), " "), Source: file}
	if r.Date != "" {
		if a.Date = readDate(r.Date); a.Date.Year == 0 || a.Date.Month > 12 || a.Date.Day > 31 {
			return nil, fmt.Errorf("date %q: a date is written 2015-09-25", clipped(r.Date))
		}
		a.Year = a.Date.Year
	}
	if y := number(ref.Edition); a.Year == 0 && ref.Body == "unsc" {
		a.Year = y
	}
	for i, e := range r.Editions {
		place, year, ok := strings.Cut(strings.TrimSpace(e), ",")
		y, err := strconv.Atoi(strings.TrimSpace(year))
		if !ok || err != nil {
			return nil, fmt.Errorf("edition %q: an edition is written \"Busan, 2014\"", clipped(e))
		}
		a.Editions = append(a.Editions, Edition{Place: strings.TrimSpace(place), Year: y, Revised: i > 0, Known: true})
	}
	switch strings.ToLower(r.Status) {
	case "", "in force", "known":
	case "abrogated", "suppressed", "superseded", "repealed":
		a.Gone = true
	default:
		return nil, fmt.Errorf("status %q is neither \"in force\" nor \"abrogated\"", clipped(r.Status))
	}
	return a, nil
}

// refOf reads the act that s cites.
func refOf(s string) (cite.Ref, bool) {
	for _, body := range []string{"", "us"} {
		for _, c := range cite.Find(s, body) {
			switch c.Ref.Kind {
			case "resolution", "decision", "recommendation", "opinion":
				if c.Ref.Body != "self" && c.Ref.Number != "" {
					return c.Ref, true
				}
			}
		}
	}
	return cite.Ref{}, false
}

func clipped(s string) string {
	const most = 60
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}
