package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode/utf16"
)

// The caps of what is unpacked. The largest part of a document of a thousand
// pages is some 30 MB of XML.
const (
	partCap   = 32 << 20  // of one part
	totalCap  = 48 << 20  // of all that are read
	filesCap  = 20_000    // entries of the archive
	archCap   = 256 << 20 // of the file itself
	wordTypes = "wordprocessingml"
)

// pack is the archive that a Word document is. Only parts that are asked for are
// unpacked.
type pack struct {
	files map[string]*zip.File
	left  int64 // of totalCap
}

func openPack(data []byte) (*pack, error) {
	if len(data) > archCap {
		return nil, fmt.Errorf("is larger than %d MB", archCap>>20)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, errors.New("is no whole zip archive, as a Word document is; it may have been cut off on its way")
	}
	if len(z.File) > filesCap {
		return nil, fmt.Errorf("holds more than %d files", filesCap)
	}
	p := &pack{files: make(map[string]*zip.File, len(z.File)), left: totalCap}
	for _, f := range z.File {
		p.files[strings.TrimPrefix(strings.ToLower(strings.ReplaceAll(f.Name, "\\", "/")), "/")] = f
	}
	return p, nil
}

// has tells that a part is there.
func (p *pack) has(name string) bool { return p.files[strings.ToLower(name)] != nil }

// part is the content of a part as UTF-8; nil if there is none of the name. The
// size that the archive claims is not believed.
func (p *pack) part(name string) ([]byte, error) {
	f := p.files[strings.ToLower(name)]
	if f == nil {
		return nil, nil
	}
	most := min(int64(partCap), p.left)
	if f.UncompressedSize64 > uint64(most) {
		return nil, tooLarge(name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("has a part %s that cannot be unpacked: %w", name, err)
	}
	defer r.Close()
	var b bytes.Buffer
	b.Grow(int(f.UncompressedSize64) + bytes.MinRead) // at most the cap; grown by doubling it would take thrice as much
	n, err := io.Copy(&b, io.LimitReader(r, most+1))
	p.left -= n
	if n > most {
		return nil, tooLarge(name)
	}
	if err != nil {
		return nil, fmt.Errorf("has a part %s that cannot be unpacked: %w", name, err)
	}
	return utf8Of(b.Bytes()), nil
}

func tooLarge(name string) error {
	return fmt.Errorf("has a part %s that unpacks to more than %d MB: it is not read", name, partCap>>20)
}

// utf8Of turns UTF-16, which XML may be in, into UTF-8.
func utf8Of(b []byte) []byte {
	little := bytes.HasPrefix(b, []byte{0xFF, 0xFE})
	if !little && !bytes.HasPrefix(b, []byte{0xFE, 0xFF}) {
		return b
	}
	units := make([]uint16, 0, len(b)/2)
	for i := 2; i+1 < len(b); i += 2 {
		u := uint16(b[i])<<8 | uint16(b[i+1])
		if little {
			u = uint16(b[i+1])<<8 | uint16(b[i])
		}
		units = append(units, u)
	}
	return []byte(string(utf16.Decode(units)))
}

// relation is a line of a part's table of relations.
type relation struct{ id, kind, target string }

// relations are those of a part, by id; links to other places are not among them.
func (p *pack) relations(part string) ([]relation, error) {
	dir, file := path.Split(part)
	b, err := p.part(dir + "_rels/" + file + ".rels")
	if b == nil || err != nil {
		return nil, err
	}
	var out []relation
	x := newScanner(b)
	x.elements(func(name string) {
		if local(name) != "Relationship" || x.attr("TargetMode") == "External" {
			return
		}
		target := x.attr("Target")
		if !strings.HasPrefix(target, "/") {
			target = dir + target
		}
		kind := x.attr("Type")
		out = append(out, relation{x.attr("Id"), kind[strings.LastIndexByte(kind, '/')+1:], strings.TrimPrefix(path.Clean(target), "/")})
	})
	if x.err != nil {
		return nil, fmt.Errorf("has a damaged table of its parts: %w", x.err)
	}
	return out, nil
}

// elements calls f for every element of a part, however deep.
func (x *scanner) elements(f func(name string)) {
	for {
		switch tok, _ := x.next(); tok {
		case endOfPart:
			return
		case startTag:
			f(x.name)
		}
	}
}

// local is a name without its prefix.
func local(name string) string { return name[strings.IndexByte(name, ':')+1:] }

// mainPart is the part that holds the text.
func (p *pack) mainPart() (string, error) {
	rels, err := p.relations("")
	if err != nil {
		return "", err
	}
	for _, r := range rels {
		if r.kind != "officeDocument" {
			continue
		}
		if !p.has(r.target) {
			return "", fmt.Errorf("has lost its text: there is no part %s", r.target)
		}
		return r.target, p.checkType(r.target)
	}
	if p.has("word/document.xml") {
		return "word/document.xml", nil
	}
	if p.has("mimetype") && p.has("content.xml") {
		return "", errors.New("is a text of LibreOffice (.odt): save it as .docx first")
	}
	return "", errors.New("is a zip archive, but no Word document")
}

// checkType tells what a document is that is not of Word.
func (p *pack) checkType(main string) error {
	b, err := p.part("[Content_Types].xml")
	if err != nil || b == nil {
		return err // many programs read it all the same
	}
	x := newScanner(b)
	kind, byExt := "", ""
	x.elements(func(name string) {
		switch local(name) {
		case "Override":
			if strings.EqualFold(strings.TrimPrefix(x.attr("PartName"), "/"), main) {
				kind = x.attr("ContentType")
			}
		case "Default":
			if strings.EqualFold("."+x.attr("Extension"), path.Ext(main)) {
				byExt = x.attr("ContentType")
			}
		}
	})
	if kind == "" {
		kind = byExt
	}
	switch {
	case kind == "" || strings.Contains(kind, wordTypes) || strings.Contains(kind, "ms-word") || strings.HasSuffix(kind, "/xml"):
		return nil
	case strings.Contains(kind, "spreadsheet") || strings.Contains(kind, "ms-excel"):
		return errors.New("is a spreadsheet, not a Word document")
	case strings.Contains(kind, "presentation") || strings.Contains(kind, "ms-powerpoint"):
		return errors.New("is a presentation, not a Word document")
	}
	return fmt.Errorf("says that its text is %q: that is no Word document", kind)
}
