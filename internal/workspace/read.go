package workspace

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"

	"resolute/internal/config"
	"resolute/internal/docx"
	"resolute/internal/house"
)

// ErrNotDraft is returned for a file of a folder that is no draft.
var ErrNotDraft = errors.New("not a draft")

// Draft is what an input holds.
type Draft struct {
	Text string
	// Word tells that it is a Word document and Text its text with revision marks:
	// what changes Text cannot be written back.
	Word bool
	// House is whose draft it is, where that had to be found out.
	House *house.House
}

// Read is what an input that the settings c hold for holds. A text is read as it
// is, invalid UTF-8 too; a Word document that was named is read with its tracked
// changes as revision marks; any other file is an error that says what it holds.
func Read(in Input, stdin io.Reader, c *config.Config) (Draft, error) {
	data, err := Load(in, stdin)
	if err != nil {
		return Draft{}, err
	}
	return Of(in, data, c)
}

// Of is what an input holds whose bytes are known.
func Of(in Input, data []byte, c *config.Config) (Draft, error) {
	if in.Folder == "" && (!in.IfDraft || isWord(in.Path)) && docx.Is(data) {
		doc, err := docx.Read(data)
		if err != nil {
			return Draft{}, fmt.Errorf("%s %w", in.Path, err)
		}
		return Draft{Text: doc.Text(docx.Options{}), Word: true}, nil
	}
	return plainText(in, data, c)
}

func plainText(in Input, data []byte, c *config.Config) (Draft, error) {
	if what, sort := foreign(data); sort != plain {
		// Of a folder's files a document is none of ours; a text that cannot be
		// read may well be a draft.
		doubtful := in.Folder != "" && !NamedDraft(in.Path) && !in.Draft
		if doubtful && sort != encoded || in.IfDraft && sort == unknown {
			return Draft{}, ErrNotDraft
		}
		return Draft{}, errors.New(in.Path + " " + what)
	}
	s := string(data)
	if (in.Folder != "" || in.IfDraft) && !NamedDraft(in.Path) && !in.Draft {
		h, confidence := c.Detect(s)
		if confidence < sure {
			return Draft{}, ErrNotDraft
		}
		return Draft{Text: s, House: h}, nil
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return Draft{}, fmt.Errorf("%s is empty: there is nothing to check", in.Path)
	}
	return Draft{Text: s}, nil
}

// Reader reads one input of the disk after another and uses its memory again.
type Reader struct {
	page []byte // for a file of usual size
	buf  bytes.Buffer
}

// usual is above the size of nearly every draft.
const usual = 64 << 10

// kept is how large a file may be for a Reader to keep its memory for the next.
const kept = 1 << 20

// Read is Read for a file of a folder, of which no Word document is read: a server
// that has nothing else to read does without all that reads them.
func (r *Reader) Read(in Input, c *config.Config) (Draft, error) {
	data, err := r.Load(in)
	if err != nil {
		return Draft{}, err
	}
	return plainText(in, data, c)
}

// Load is Load for an input that is a file. What it returns is good until the Reader
// reads the next.
func (r *Reader) Load(in Input) ([]byte, error) {
	if in.Folder != "" { // what is named may be a pipe, which cannot be read twice
		if r.page == nil {
			r.page = make([]byte, usual)
		}
		if n, ok := slurp(in.Path, r.page); ok {
			return r.page[:n], nil
		}
	}
	f, err := os.Open(in.Path)
	if err != nil {
		return nil, Cannot("read", in.Path, err)
	}
	defer f.Close()
	buf := &r.buf
	if info, err := f.Stat(); err == nil && info.Size() > kept {
		buf = new(bytes.Buffer) // of its own, that it is gone with those who use it
		buf.Grow(int(info.Size()) + bytes.MinRead)
	}
	buf.Reset()
	if _, err := buf.ReadFrom(f); err != nil {
		return nil, Cannot("read", in.Path, err)
	}
	return buf.Bytes(), nil
}

// Load is what an input holds, whatever that is.
func Load(in Input, stdin io.Reader) ([]byte, error) {
	if in.Stdin {
		data, err := io.ReadAll(stdin)
		if err != nil {
			return nil, fmt.Errorf("cannot read standard input: %w", err)
		}
		return data, nil
	}
	data, err := os.ReadFile(in.Path)
	if err != nil {
		return nil, Cannot("read", in.Path, err)
	}
	return data, nil
}

// sort is what a file holds.
type sort uint8

const (
	plain    sort = iota
	encoded       // a text in another encoding
	document      // that people take for a text
	unknown       // binary
)

// signatures are the first bytes of files that people take for texts.
var signatures = [...]struct {
	head, what string
	sort       sort
}{
	{"%PDF-", "is a PDF: save its text as plain text first, with pdftotext for one", document},
	{"PK\x03\x04", "is a Word document or another zip archive: name it itself to have it read", document},
	{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "is a document of an old Word: save it as plain text (UTF-8) first", document},
	{`{\rtf`, "is a rich text file: save it as plain text (UTF-8) first", document},
	{"\xFF\xFE\x00\x00", "is in UTF-32: save it as UTF-8 first", encoded},
	{"\x00\x00\xFE\xFF", "is in UTF-32: save it as UTF-8 first", encoded},
	{"\xFF\xFE", "is in UTF-16: save it as UTF-8 first", encoded},
	{"\xFE\xFF", "is in UTF-16: save it as UTF-8 first", encoded},
}

// foreign tells what a file holds that is no text to be read, "is a PDF: …".
func foreign(data []byte) (string, sort) {
	for _, s := range signatures {
		if bytes.HasPrefix(data, []byte(s.head)) {
			return s.what, s.sort
		}
	}
	// As far as git looks for the same reason.
	head := data[:min(len(data), 8000)]
	if bytes.IndexByte(head, 0) < 0 {
		return "", plain
	}
	if isUTF16(head) {
		return "is in UTF-16: save it as UTF-8 first", encoded
	}
	return "is binary, not a text", unknown
}

// isUTF16 tells a text in UTF-16 without a mark: of Latin letters, every other
// byte is nought.
func isUTF16(head []byte) bool {
	var zero [2]int
	for i, b := range head {
		if b == 0 {
			zero[i%2]++
		}
	}
	half := len(head) / 2
	// In a handful of bytes there is no telling.
	return half >= 8 && (zero[0] > half*3/4 && zero[1] == 0 || zero[1] > half*3/4 && zero[0] == 0)
}
