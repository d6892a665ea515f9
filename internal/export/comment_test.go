package export_test

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"

	"resolute/internal/export"
)

func TestCommentsAreLeftOutOfAWordDocument(t *testing.T) {
	var b bytes.Buffer
	const draft = "The General Assembly,\n\nRecalling its earlier work,\n\n1.\tDecides to build one;\n\n%% allow label-gap: withdrawn\n3.\tDecides to end.\n"
	if err := export.Word(&b, tree(draft)); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	seen := false
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		seen = seen || bytes.Contains(data, []byte("Decides"))
		if bytes.Contains(data, []byte("withdrawn")) {
			t.Errorf("%s has the comment", f.Name)
		}
	}
	if !seen {
		t.Error("the draft is not in it")
	}
}
