package report_test

import (
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// xsd is as much of an XML schema as the schemas in testdata need: elements with
// attributes of simple types, and other elements in sequence.
type xsd struct {
	Elements []xsdElement `xml:"element"`
	Types    []struct {
		Name     string `xml:"name,attr"`
		Restrict struct {
			MinLength *struct{} `xml:"minLength"`
			Values    []struct {
				Value string `xml:"value,attr"`
			} `xml:"enumeration"`
		} `xml:"restriction"`
	} `xml:"simpleType"`
}

type xsdElement struct {
	Name    string `xml:"name,attr"`
	Type    string `xml:"type,attr"`
	Complex struct {
		Mixed      bool       `xml:"mixed,attr"`
		Children   []xsdChild `xml:"sequence>element"`
		Attributes []struct {
			Name string `xml:"name,attr"`
			Type string `xml:"type,attr"`
			Use  string `xml:"use,attr"`
		} `xml:"attribute"`
	} `xml:"complexType"`
}

type xsdChild struct {
	Ref string `xml:"ref,attr"`
	Min string `xml:"minOccurs,attr"`
	Max string `xml:"maxOccurs,attr"`
}

func readXSD(t *testing.T, form string) *xsd {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", form+".xsd"))
	if err != nil {
		t.Fatal(err)
	}
	s := new(xsd)
	if err := xml.Unmarshal(data, s); err != nil {
		t.Fatal(err)
	}
	return s
}

// validate reads a document against the schema, whose first element is the root.
func (s *xsd) validate(document string) error {
	type open struct {
		e          *xsdElement
		at, within int // of its children, which is due and how many of it there were
	}
	var path []open
	d := xml.NewDecoder(strings.NewReader(document))
	for {
		token, err := d.Token()
		switch token := token.(type) {
		case nil:
			if err == io.EOF {
				return nil
			}
			return err
		case xml.CharData:
			if n := len(path); n > 0 && !path[n-1].e.Complex.Mixed && path[n-1].e.Type == "" && strings.TrimSpace(string(token)) != "" {
				return fmt.Errorf("%s has text: %q", path[n-1].e.Name, token)
			}
		case xml.EndElement:
			last := path[len(path)-1]
			for i, c := range last.e.Complex.Children {
				if c.Min != "0" && (i > last.at || i == last.at && last.within == 0) {
					return fmt.Errorf("%s lacks %s", last.e.Name, c.Ref)
				}
			}
			path = path[:len(path)-1]
		case xml.StartElement:
			i := slices.IndexFunc(s.Elements, func(e xsdElement) bool { return e.Name == token.Name.Local })
			if i < 0 || len(path) == 0 && i > 0 {
				return fmt.Errorf("%s is no element that belongs here", token.Name.Local)
			}
			if n := len(path); n > 0 {
				p := &path[n-1]
				at := slices.IndexFunc(p.e.Complex.Children, func(c xsdChild) bool { return c.Ref == token.Name.Local })
				if at < p.at || at == p.at && p.within > 0 && p.e.Complex.Children[at].Max != "unbounded" {
					return fmt.Errorf("%s does not belong here in %s", token.Name.Local, p.e.Name)
				}
				if at > p.at {
					p.at, p.within = at, 0
				}
				p.within++
			}
			if err := s.attributes(&s.Elements[i], token.Attr); err != nil {
				return err
			}
			path = append(path, open{e: &s.Elements[i]})
		}
	}
}

func (s *xsd) attributes(e *xsdElement, has []xml.Attr) error {
	for _, want := range e.Complex.Attributes {
		if want.Use == "required" && !slices.ContainsFunc(has, func(a xml.Attr) bool { return a.Name.Local == want.Name }) {
			return fmt.Errorf("%s lacks the attribute %s", e.Name, want.Name)
		}
	}
	for _, a := range has {
		known := false
		for _, k := range e.Complex.Attributes {
			if known = k.Name == a.Name.Local; known {
				if !s.is(a.Value, k.Type) {
					return fmt.Errorf("%s: %s is %q, which is no %s", e.Name, a.Name.Local, a.Value, k.Type)
				}
				break
			}
		}
		if !known {
			return fmt.Errorf("%s has no attribute %s", e.Name, a.Name.Local)
		}
	}
	return nil
}

// is tells whether a value is of a type.
func (s *xsd) is(value, name string) bool {
	n, err := strconv.Atoi(value)
	switch name {
	case "xs:string":
		return true
	case "xs:nonNegativeInteger":
		return err == nil && n >= 0
	case "xs:positiveInteger":
		return err == nil && n > 0
	}
	for _, t := range s.Types {
		if t.Name != name {
			continue
		}
		var allowed []string
		for _, v := range t.Restrict.Values {
			allowed = append(allowed, v.Value)
		}
		return (t.Restrict.MinLength == nil || value != "") && (allowed == nil || slices.Contains(allowed, value))
	}
	return false // a type that nothing we print has
}

func TestXMLIsValidByItsSchema(t *testing.T) {
	for _, form := range []string{"junit", "checkstyle"} {
		schema := readXSD(t, form)
		hostile := file("a.txt", "]]> & \x01\x1b<!-- \"% ::error:: ##vso[ |`!\n", run.Style)
		for name, out := range map[string]string{
			"drafts":  printed(t, form, run, drafts(t)...),
			"nothing": printed(t, form, run),
			"hostile": printed(t, form, run, hostile),
		} {
			if err := schema.validate(out); err != nil {
				t.Errorf("%s, %s: %v\n%s", form, name, err, out)
			}
			xmllint(t, form, out)
		}
	}
}

// xmllint asks libxml2, where it is installed, whether it thinks so too.
func xmllint(t *testing.T, form, document string) {
	t.Helper()
	tool, err := exec.LookPath("xmllint")
	if err != nil {
		return
	}
	cmd := exec.Command(tool, "--nonet", "--noout", "--schema", filepath.Join("testdata", form+".xsd"), "-")
	cmd.Stdin = strings.NewReader(document)
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%s: xmllint: %v\n%s", form, err, said)
	}
}

func TestTheSchemasRefuseWhatReadersDo(t *testing.T) {
	for document, form := range map[string]string{
		"<testsuites><testsuite tests='1'/></testsuites>":                                                                          "junit",
		"<testsuites><testsuite name='a' tests='one'/></testsuites>":                                                               "junit",
		"<testsuites><testsuite name='a' tests='1'><testcase/></testsuite></testsuites>":                                           "junit",
		"<testsuites><testsuite name='a' tests='1'><testcase name=''/></testsuite></testsuites>":                                   "junit",
		"<testsuites><testsuite name='a' tests='1'>text</testsuite></testsuites>":                                                  "junit",
		"<testsuites><testsuite name='a' tests='1'><testcase name='b'><system-out/><failure/></testcase></testsuite></testsuites>": "junit",
		"<testsuites><testsuite name='a' tests='1'><system-out/><system-out/></testsuite></testsuites>":                            "junit",
		"<testsuites><testsuite name='a' tests='1'><testcase name='b' colour='red'/></testsuite></testsuites>":                     "junit",
		"<checkstyle version='4.3'><file name='a'><error line='1' severity='hint' message='b' source='c'/></file></checkstyle>":    "checkstyle",
		"<checkstyle version='4.3'><file name='a'><error line='0' severity='info' message='b' source='c'/></file></checkstyle>":    "checkstyle",
		"<checkstyle version='4.3'><file name=''><error line='1' severity='info' message='b' source='c'/></file></checkstyle>":     "checkstyle",
		"<checkstyle version='4.3'><error line='1' severity='info' message='b' source='c'/></checkstyle>":                          "checkstyle",
		"<file name='a'/>": "checkstyle",
	} {
		if err := readXSD(t, form).validate(document); err == nil {
			t.Errorf("taken: %s", document)
		}
	}
}
