package rules_test

import (
	"os"
	"path/filepath"
	"testing"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// repairs fails unless every repair of every finding in src can be made, takes
// its finding away and, if it is called safe, adds none.
func repairs(t *testing.T, src string) {
	t.Helper()
	h, _ := house.Detect(src)
	txt := text.New(src)
	found := check(t, src, h.ID)
	const most = 40 // of a text that is broken throughout a few show enough
	tree := syntax.Parse(txt, h, nil)
	for i, d := range found[:min(most, len(found))] {
		if locked(tree, d.Span) {
			t.Fatalf("%s speaks of a locked number in %q", d.Rule.Name, src)
		}
		for _, f := range d.Fixes {
			for _, e := range f.Edits {
				if locked(tree, e.Span) {
					t.Fatalf("%s: %q changes a locked number in %q", d.Rule.Name, f.Title, src)
				}
			}
			fixed, err := txt.Apply(f.Edits...)
			if err != nil {
				t.Fatalf("%s: %q cannot be made in %q: %v", d.Rule.Name, f.Title, src, err)
			}
			left := check(t, fixed.String(), h.ID)
			if stands(left, d, f.Edits) {
				t.Fatalf("%s: %q leaves finding %d (%s) of\n%q\nin\n%q", d.Rule.Name, f.Title, i, d.Message, src, fixed.String())
			}
			if wrapped(src) != wrapped(fixed.String()) {
				continue // its lines are joined otherwise, so it is another text
			}
			if f.Safe && count(left) > count(found) {
				t.Fatalf("%s: %q is safe and adds findings to\n%q\nwhich becomes\n%q\nbefore:%s\nafter:%s", d.Rule.Name, f.Title, src, fixed.String(), messages(found), messages(left))
			}
		}
	}
}

// locked tells that a span is of a locked number.
func locked(t *syntax.Tree, at text.Span) bool {
	for i := range t.Nodes {
		n := &t.Nodes[i]
		if n.Locked && at.Overlaps(n.LabelAt.Shift(n.Start)) && at.Len() <= n.LabelAt.Len() {
			return true
		}
	}
	return false
}

func wrapped(s string) bool {
	return syntax.Parse(text.New(s), house.ByID(house.Default), nil).Wrapped
}

// stands tells that a finding like d is still where d was before the edits.
func stands(left []lint.Diagnostic, d lint.Diagnostic, edits []text.Edit) bool {
	at := d.Span.Start
	for _, e := range edits {
		switch {
		case e.End <= d.Span.Start:
			at += len(e.New) - e.Len()
		case e.Start < d.Span.Start:
			at += e.Start - d.Span.Start
		}
	}
	for _, o := range left {
		if o.Rule == d.Rule && o.Message == d.Message && o.Span.Start == at {
			return true
		}
	}
	return false
}

// count is the number of findings that are more than style. Words that a repair
// parts from a label or a mark are looked up then for the first time, so what is
// found in them was hidden and is not added.
func count(found []lint.Diagnostic) int {
	n := 0
	for _, d := range found {
		switch d.Rule.Name {
		case "glued-words", "cut-word", "flattened-text":
			continue
		}
		if d.Severity >= lint.Warning {
			n++
		}
	}
	return n
}

func TestRepairsOfTheDraftsTakeTheirFindingsAway(t *testing.T) {
	files, _ := filepath.Glob("../../testdata/drafts/*.txt")
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			repairs(t, string(src))
		})
	}
}

func FuzzRepairsTakeTheirFindingsAway(f *testing.F) {
	files, _ := filepath.Glob("../../testdata/drafts/*.txt")
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(src))
	}
	f.Add("resolves\n1\tto begin;\n31\tto report;3\tto end;\n4\tthe the end.\n")
	f.Add("WHEREAS, The bridge was closed; and\n\nWhereas the county has declined; and\n\nWhereas nobody came:\n\nRESOLVED, That it be repaired.\n")
	f.Add("RESOLUTION 91 (Ham\tthe w 2016)\nNumbering resources\n(Dubai, 2012; Johannesburg, 2008; Hammamet, 2016)\nThe World Telecommunication Standardization Assembly (")
	f.Add("DRAFT RESOLUTION\n\nThe General Assembly,\n\nPP1\tRecalling its resolution 70/1 of5,\n\nPP 25 September 2015,\n\nPP2\t[Recognizing][Noting] the contribution of volunteer fire brigades,\n\nPP2 bis\tB")
	f.Add("The General Assembly,\n\n1. Recalling its resolution 70/1,;\n\n2)\tDecides that (so;\n\n4.\tDecides so\n")
	f.Add("The General Assembly,\n\n1. Decides;\n\n3. Decides;\n\n%% lock: of the statute\n3A. Decides:\n%% lock: as well\n(i)\tto act;\n(c)\tto act;\n\n3C. Decides;\n\n%% lock\n31to end.\n")
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 4<<10 {
			return
		}
		repairs(t, src)
	})
}
