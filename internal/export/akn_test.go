package export_test

import (
	"bytes"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"resolute/internal/export"
	"resolute/internal/sharedtest"
)

// xmlNamespace is the schema of the attributes of XML itself, which that of Akoma
// Ntoso imports by its address on the net.
const xmlNamespace = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
<xs:attribute name="lang" type="xs:string"/><xs:attribute name="space" type="xs:NCName"/><xs:attribute name="base" type="xs:anyURI"/><xs:attribute name="id" type="xs:ID"/>
</xs:schema>`

func akn(t *testing.T, s string) string {
	t.Helper()
	var b bytes.Buffer
	if err := export.AkomaNtoso(&b, tree(s), nil, export.Identity{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const marked = `RESOLUTION 172 (Rev. {~~Dubai, 2018~>Bucharest, 2022~~})
Review of the budget
The Plenipotentiary Conference of the International Telecommunication Union ({~~Dubai, 2018~>Bucharest, 2022~~}),
considering
a)	Resolution 140 (Rev. Bucharest, 2022) of this conference;
{--b)	the report;--}
{~~c~>b~~})	the views of Member States,
resolves
1	to begin:
a)	the {++whole ++}review;
b)	the end, in accordance with General Assembly resolution 70/1 of 25 September 2015;
2	to report, as in resolves 1 above.
`

func TestAkomaNtosoHasIdentifiersAndLinks(t *testing.T) {
	got := akn(t, marked)
	for _, want := range []string{
		`<FRBRuri value="/akn/un/statement/resolution/itu-pp/2022/172"/>`,
		`<FRBRthis value="/akn/un/statement/resolution/itu-pp/2022/172/eng@/!main"/>`,
		`<docNumber>RESOLUTION 172 (Rev. <del>Dubai, 2018</del><ins>Bucharest, 2022</ins>)</docNumber>`,
		`<docTitle>Review of the budget</docTitle>`,
		`<recitals eId="recs_1">` + "\n<heading><i>considering</i></heading>",
		`<recital eId="recs_1__rec_a"><num>a)</num>`,
		`<ref href="/akn/un/statement/resolution/itu-pp/2022/140">Resolution 140 (Rev. Bucharest, 2022)</ref>`,
		"<p class=\"struck\"><del>b)\tthe report;</del></p>",
		`<num><del>c</del><ins>b</ins>)</num>`,
		`<section eId="sec_1"><heading><i>resolves</i></heading>`,
		`<point eId="sec_1__para_1__point_b"><num>b)</num>`,
		`<ref href="/akn/un/statement/resolution/un-ga/2015-09-25/70-1">resolution 70/1</ref>`,
		`<ref href="#sec_1__para_1">resolves 1</ref>`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("there is no %s in\n%s", want, got)
		}
	}
}

func TestAkomaNtosoIsValid(t *testing.T) {
	schema, err := os.ReadFile(sharedtest.Path(t, "schemas/akomantoso30.xsd"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := exec.LookPath("xmllint"); err != nil {
		t.Skip("xmllint is not installed")
	}
	dir := t.TempDir()
	write := func(name, s string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	write("akn.xsd", string(schema))
	write("xml.xsd", xmlNamespace)
	args := []string{"--nonet", "--noout", "--schema", filepath.Join(dir, "akn.xsd"), write("marked.xml", akn(t, marked))}
	var files []string
	for _, pattern := range []string{"../../testdata/*/*.txt", "../../../shared/corpus/texts/*/*.txt", "../../../shared/corpus/seed.txt"} {
		some, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, some...)
	}
	for i, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if len(data) > 200<<10 {
			continue
		}
		args = append(args, write(fmt.Sprintf("%03d-%s.xml", i, filepath.Base(file)), akn(t, string(data))))
	}
	out, err := exec.Command("xmllint", args...).CombinedOutput()
	if err != nil {
		bad := 0
		for line := range strings.Lines(string(out)) {
			if !strings.HasSuffix(line, " validates\n") {
				t.Log(strings.TrimPrefix(line, dir+"/"))
				if bad++; bad == 40 {
					break
				}
			}
		}
		t.Error(err)
	}
	t.Logf("%d documents", len(args)-4)
}

func TestAkomaNtosoHasEveryWord(t *testing.T) {
	files, err := filepath.Glob("../../testdata/[ad]*/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		s := read(t, file)
		_, body, _ := strings.Cut(akn(t, s), "</meta>")
		var b strings.Builder
		for part := range strings.SplitSeq(body, "<") {
			tag, words, _ := strings.Cut(part, ">")
			if strings.HasPrefix(tag, "/num") || strings.HasPrefix(tag, "p") || strings.HasPrefix(tag, "/heading") {
				b.WriteByte(' ')
			}
			b.WriteString(words)
		}
		got := strings.Fields(html.UnescapeString(b.String()))
		want := strings.Fields(strings.NewReplacer("\ufeff", "", "----", "", "____", "").Replace(s))
		if strings.Join(got, "") != strings.Join(want, "") {
			for i := range min(len(got), len(want)) {
				if got[i] != want[i] {
					t.Errorf("%s: word %d is %q, was %q, after %q", file, i, got[i], want[i], want[max(0, i-4):i])
					break
				}
			}
		}
	}
}
