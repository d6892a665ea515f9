package jsonout

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

// library is s as encoding/json writes it.
func library(t *testing.T, s string) string {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		t.Fatal(err)
	}
	return string(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
}

func FuzzStringsAreThoseOfTheLibrary(f *testing.F) {
	for _, s := range []string{"", "a", "eight by", "“resolves” – <b> & 'é'", "\"\\/\b\f\n\r\t\x00\x1f\x7f", "\u2028\u2029\u2027", "\xff\xe2\x80", "大𝄞 \ufffd", "seven b\"", "paragraph 12\x01 and more \\"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := string(AppendString([]byte("x"), s)), "x"+library(t, s); got != want {
			t.Errorf("%q\n got %s\nwant %s", s, got, want)
		}
	})
}

// Every byte, and what takes several, stands at every place of a string.
func TestACharacterIsWrittenAlikeWhereverItStands(t *testing.T) {
	units := []string{"“", "é", "\U0001F3DB", "\u2028", "\xff", "\xe2\x80"}
	for c := range 256 {
		units = append(units, string([]byte{byte(c)}))
	}
	for _, unit := range units {
		for n := range 19 {
			s := strings.Repeat("a", n) + unit + strings.Repeat("z", 18-n)
			if got, want := string(AppendString(nil, s)), library(t, s); got != want {
				t.Fatalf("%q\n got %s\nwant %s", s, got, want)
			}
		}
	}
}

// sample writes something of everything.
func sample(w *Writer) {
	w.Object()
	w.Key("path").String("a.txt")
	w.Key("none").Array()
	w.EndArray()
	w.Key("empty").Object()
	w.EndObject()
	w.Key("some").Array()
	for i := range 2 {
		w.Object()
		w.Key("n").Int(i)
		w.Key("is").Bool(i > 0)
		w.EndObject()
	}
	w.Int(-3)
	w.EndArray()
	w.EndObject()
}

func TestALineIsCompact(t *testing.T) {
	var w Writer
	sample(&w)
	if want := `{"path":"a.txt","none":[],"empty":{},"some":[{"n":0,"is":false},{"n":1,"is":true},-3]}`; string(w.Buf) != want {
		t.Errorf(" got %s\nwant %s", w.Buf, want)
	}
}

func TestLinesAreIndentedAsTheLibraryIndentsThem(t *testing.T) {
	w := Writer{Indent: true}
	sample(&w)
	var want bytes.Buffer
	if err := json.Indent(&want, w.Buf, "", "  "); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(w.Buf, want.Bytes()) {
		t.Errorf(" got %s\nwant %s", w.Buf, want.Bytes())
	}
}
