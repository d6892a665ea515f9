package catalogue

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// exceptions are the acts whose date or edition disagrees with the tables of
// sessions and conferences, and why the act is right all the same.
var exceptions = map[string]string{}

func TestEveryActAgreesWithSessionsYearsAndConferences(t *testing.T) {
	used := map[string]bool{}
	complain := func(a *Act, format string, args ...any) {
		name := a.Ref.Body + " " + key(a.Ref)
		if exceptions[name] != "" {
			used[name] = true
			return
		}
		t.Errorf("%s: %s", name, fmt.Sprintf(format, args...))
	}
	seen := map[string]bool{}
	var before Act // of the Security Council with a date
	council := map[int]Act{}
	every(func(i int32, v *volume, line int) {
		a := numbered(i)
		raw := v.line(line)
		name := a.Ref.Body + " " + key(a.Ref)
		if head, _, _ := strings.Cut(raw, "\t"); head != name {
			t.Errorf("%q is read as %q", head, name)
		}
		if seen[name] {
			t.Errorf("%s stands twice", name)
		}
		seen[name] = true
		if got, ok := (*Catalogue)(nil).Find(a.Ref); !ok || got.Ref != a.Ref {
			t.Errorf("%s is not found", name)
		}
		if f := strings.Split(raw, "\t"); len(f) > fieldDate && f[fieldDate] != "" {
			if _, err := time.Parse(time.DateOnly, f[fieldDate]); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			if a.Ref.Body == "unsc" && a.Year != a.Date.Year {
				complain(&a, "dated %d", a.Date.Year)
			}
			if from, to, ok := AdoptionSpan(a.Ref); ok && (a.Date.Compare(from) < 0 || a.Date.Compare(to) > 0) {
				complain(&a, "dated %v, its session sat %v to %v", a.Date, from, to)
			}
		}
		if a.Ref.Body == "unsc" {
			n, _ := strconv.Atoi(a.Ref.Number)
			council[n] = a
		}
		for i, e := range a.Editions {
			if i > 0 && e.Year <= a.Editions[i-1].Year {
				complain(&a, "edition %s after %s", e, a.Editions[i-1])
			}
			if !slices.ContainsFunc(ConferencesAt(e.Place, e.Year), func(c Conference) bool { return c.Body() == a.Ref.Body || c.Body() == "" }) {
				complain(&a, "no conference of its body at %s", e)
			}
		}
	})
	for n := 1; n <= len(council); n++ {
		a := council[n]
		if a.Date.Year == 0 {
			continue
		}
		if before.Date.Year > 0 && a.Date.Compare(before.Date) < 0 {
			complain(&a, "dated %v, number %s %v", a.Date, before.Ref.Number, before.Date)
		}
		before = a
	}
	for name := range exceptions {
		if !used[name] {
			t.Errorf("%s is no exception any more", name)
		}
	}
}
