package catalogue

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"
)

// What is read of users' catalogues. The library of a whole ministry is a tenth of
// it.
const (
	mostBytes = 16 << 20
	mostRows  = 200_000
)

// File is a user's catalogue. Its ending tells its form: .json is CSL-JSON, which
// Zotero exports, .bib BibTeX, .csv has a header, .toml is our own.
type File struct {
	Name string
	Data []byte
	Err  error // why it could not be read
}

// OpenFile reads the file at path, which is shown as name. One that is too large, or
// that is no file, is not touched.
func OpenFile(path, name string) File {
	f := File{Name: name}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		f.Err = cannotRead(err)
	case !info.Mode().IsRegular(): // a pipe would keep us waiting
		f.Err = errors.New("not a file")
	case info.Size() > mostBytes:
		f.Err = tooLarge(info.Size())
	default:
		if f.Data, err = os.ReadFile(path); err != nil {
			f.Err = cannotRead(err)
		}
	}
	return f
}

func cannotRead(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		err = p.Err // the file is told anyway
	}
	return fmt.Errorf("cannot be read: %w", err)
}

func tooLarge(size int64) error {
	return fmt.Errorf("too large: %d MB, at most %d are read", size>>20, mostBytes>>20)
}

// rows are the acts as the file has them, with an error those before it.
func (f File) rows() ([]row, error) {
	switch {
	case f.Err != nil:
		return nil, f.Err
	case len(f.Data) > mostBytes:
		return nil, tooLarge(int64(len(f.Data)))
	}
	data := bytes.TrimPrefix(f.Data, []byte("\ufeff"))
	if err := readable(data); err != nil {
		return nil, err
	}
	var rows []row
	var err error
	switch strings.ToLower(path.Ext(f.Name)) {
	case ".json":
		rows, err = readCSL(data)
	case ".bib":
		rows, err = readBibTeX(string(data))
	case ".csv":
		rows, err = readCSV(data)
	case ".toml":
		rows, err = readTOML(data)
	default:
		return nil, errors.New("the ending tells no form: .json (CSL-JSON), .bib, .csv or .toml")
	}
	if len(rows) > mostRows {
		err = atLine{rows[mostRows].line, fmt.Sprintf("too many acts: at most %d are read", mostRows)}
		rows = rows[:mostRows]
	}
	return rows, err
}

// readable tells what is wrong with the encoding.
func readable(data []byte) error {
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		return errors.New("empty")
	case bytes.HasPrefix(data, []byte("\xFF\xFE")), bytes.HasPrefix(data, []byte("\xFE\xFF")), bytes.IndexByte(data[:min(len(data), 200)], 0) >= 0:
		return errors.New("in UTF-16: save it as UTF-8")
	case utf8.Valid(data):
		return nil
	}
	line := 1
	for l := range bytes.Lines(data) {
		if !utf8.Valid(l) {
			break
		}
		line++
	}
	return atLine{line, "not in UTF-8 but perhaps in Latin-1: save it as UTF-8"}
}

// deepest is how deep brackets may stand in each other in a TOML file; the decoder
// has no limit of its own and would use up its stack.
const deepest = 100

func readTOML(data []byte) ([]row, error) {
	if line := tooDeep(data); line > 0 {
		return nil, atLine{line, "brackets within brackets, more than a hundred deep"}
	}
	var f struct {
		Act []row `toml:"act"`
	}
	err := toml.NewDecoder(bytes.NewReader(data)).DisallowUnknownFields().Decode(&f)
	if strict, ok := errors.AsType[*toml.StrictMissingError](err); ok && len(strict.Errors) > 0 {
		line, _ := strict.Errors[0].Position()
		return nil, atLine{line, fmt.Sprintf("unknown field %q; an [[act]] has cite, title, date, editions, status", clipped(strings.Join(strict.Errors[0].Key(), ".")))}
	}
	if d, ok := errors.AsType[*toml.DecodeError](err); ok {
		line, _ := d.Position()
		return nil, atLine{line, clipped(strings.TrimPrefix(d.Error(), "toml: "))}
	}
	if err != nil {
		return nil, err
	}
	n, next := 0, 0
	for line := range bytes.Lines(data) {
		n++
		if next < len(f.Act) && bytes.HasPrefix(bytes.TrimSpace(line), []byte("[[act]]")) {
			f.Act[next].line = n
			next++
		}
	}
	return f.Act, nil
}

// tooDeep is the line on which brackets stand too deep in each other, 0 if on none.
// It counts those in strings too, which do no harm: few have an unclosed hundred.
func tooDeep(data []byte) int {
	depth, line := 0, 1
	for _, c := range data {
		switch c {
		case '[', '{':
			if depth++; depth > deepest {
				return line
			}
		case ']', '}':
			depth = max(depth-1, 0)
		case '\n':
			line++
		}
	}
	return 0
}

// columns are the names that a CSV file may give to what we read.
var columns = map[string]string{
	"cite": "cite", "citation": "cite", "symbol": "cite", "number": "cite",
	"title": "title", "subject": "title", "date": "date", "adopted": "date", "editions": "editions", "status": "status",
}

func readCSV(data []byte) ([]row, error) {
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord = -1
	r.ReuseRecord = true
	if head, _, _ := bytes.Cut(data, []byte("\n")); bytes.Count(head, []byte(";")) > bytes.Count(head, []byte(",")) {
		r.Comma = ';' // as spreadsheets write it where the comma is decimal
	}
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
	for len(rows) <= mostRows {
		f, err := r.Read()
		if err == io.EOF {
			break
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
	return rows, nil
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

// item is an entry of a CSL-JSON file.
type item struct {
	Type      string `json:"type"`
	Title     string `json:"title"`
	Number    any    `json:"number"`
	Authority string `json:"authority"`
	Status    string `json:"status"`
	Issued    struct {
		Parts [][]any `json:"date-parts"`
	} `json:"issued"`
}

func readCSL(data []byte) ([]row, error) {
	lines := lineCounter{data: data, line: 1}
	d := json.NewDecoder(bytes.NewReader(data))
	open, err := d.Token()
	if err != nil {
		return nil, jsonError(err, &lines, d)
	}
	if open != json.Delim('[') {
		return nil, atLine{1, "CSL-JSON is a list of items: it begins with ["}
	}
	var rows []row
	for d.More() && len(rows) <= mostRows {
		line := lines.at(skipTo(data, d.InputOffset()))
		var it item
		if err := d.Decode(&it); err != nil {
			return rows, jsonError(err, &lines, d)
		}
		if r, ok := it.row(); ok {
			r.line = line
			rows = append(rows, r)
		}
	}
	if len(rows) <= mostRows {
		if _, err := d.Token(); err != nil {
			return rows, jsonError(err, &lines, d)
		}
	}
	return rows, nil
}

// row is the item as an act; false for one that is literature, without a number:
// a library has both.
func (it *item) row() (row, bool) {
	r := row{Title: it.Title}
	if it.Number != nil {
		r.Cite = strings.TrimSpace(fmt.Sprint(it.Number))
	}
	if r.Cite == "" || !legal(it.Type) {
		return r, false
	}
	if s := strings.ToLower(it.Status); s == "abrogated" || s == "suppressed" || s == "superseded" || s == "repealed" {
		r.Status = s // any other is of a life that is not ours: "published", "draft"
	}
	if it.Authority != "" && !strings.Contains(r.Cite, "/RES/") {
		r.Cite = it.Authority + " resolution " + r.Cite
	}
	if len(it.Issued.Parts) > 0 && len(it.Issued.Parts[0]) == 3 {
		p := it.Issued.Parts[0]
		r.Date = fmt.Sprintf("%04s-%02s-%02s", fmt.Sprint(p[0]), fmt.Sprint(p[1]), fmt.Sprint(p[2]))
	}
	return r, true
}

// legal tells the types of CSL under which libraries keep acts.
func legal(kind string) bool {
	switch kind {
	case "", "legislation", "bill", "regulation", "treaty", "legal_case", "document", "standard":
		return true
	}
	return false
}

// skipTo is the place of the next value: behind blanks and a comma.
func skipTo(data []byte, at int64) int64 {
	for at < int64(len(data)) && strings.IndexByte(" \t\r\n,", data[at]) >= 0 {
		at++
	}
	return at
}

func jsonError(err error, lines *lineCounter, d *json.Decoder) error {
	at := d.InputOffset()
	if _, ok := errors.AsType[*json.SyntaxError](err); ok {
		// The decoder of a stream does not count what it read as tokens; asked for
		// the whole it does.
		var whole []json.RawMessage
		if e, ok := errors.AsType[*json.SyntaxError](json.Unmarshal(lines.data, &whole)); ok {
			at, err = e.Offset, e
		}
	} else if e, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return atLine{lines.at(at), "field \"" + clipped(e.Field) + "\" holds a " + e.Value}
	}
	message := err.Error()
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		message, at = "the list is not closed", int64(len(lines.data))
	}
	return atLine{lines.at(at), message}
}

// lineCounter tells the lines of places that come in order.
type lineCounter struct {
	data []byte
	done int64
	line int
}

func (c *lineCounter) at(off int64) int {
	off = min(off, int64(len(c.data)))
	if off > c.done {
		c.line += bytes.Count(c.data[c.done:off], []byte("\n"))
		c.done = off
	}
	return c.line
}
