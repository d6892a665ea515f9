package numbering_test

import (
	"testing"

	"resolute/internal/numbering"
)

func TestLabelsAreReadAsDraftersWriteThem(t *testing.T) {
	const (
		bare, stop, bracket, paired = numbering.Bare, numbering.Stop, numbering.Bracket, numbering.Paired
	)
	for _, c := range []struct {
		in     string
		label  string // the bytes of the label; empty if there is none
		scheme numbering.Scheme
		frame  numbering.Frame
		n      int
		suffix string
	}{
		{"a)\tthe outcomes", "a)", numbering.Lower, bracket, 1, ""},
		{"aa) the", "aa)", numbering.Lower, bracket, 27, ""},
		{"bb) the", "bb)", numbering.Lower, bracket, 28, ""},
		{"ab) the", "ab)", numbering.Lower, bracket, 28, ""},
		{"(iv) the", "(iv)", numbering.RomanLower, paired, 4, ""},
		{"(h) the", "(h)", numbering.Lower, paired, 8, ""},
		{"i) the", "i)", numbering.Lower, bracket, 9, ""},
		{"iii.\tthe", "iii.", numbering.RomanLower, stop, 3, ""},
		{"II. Governance", "II.", numbering.RomanUpper, stop, 2, ""},
		{"A. Arms", "A.", numbering.Upper, stop, 1, ""},
		{"1\tto report", "1", numbering.Decimal, bare, 1, ""},
		{"12. Decides", "12.", numbering.Decimal, stop, 12, ""},
		{"(3) to", "(3)", numbering.Decimal, paired, 3, ""},
		{"1.1\tto", "1.1", numbering.Dotted, bare, 1, ""},
		{".1 keep the plan", ".1", numbering.Dotted, bare, 1, ""},
		{".2.10\treport", ".2.10", numbering.Dotted, bare, 10, ""},
		{".5", ".5", numbering.Dotted, bare, 5, ""},
		{".5%", "", 0, 0, 0, ""},
		{"4.3bis.2 to", "4.3bis.2", numbering.Dotted, bare, 2, ""},
		{"2 bis. Requests", "2 bis.", numbering.Decimal, stop, 2, "bis"},
		{"2 bis alt. Requests", "2 bis alt.", numbering.Decimal, stop, 2, "bis alt"},
		{"3A. Requests", "3A.", numbering.Decimal, stop, 3, "A"},
		{"3A\tto report", "3A", numbering.Decimal, bare, 3, "A"},
		{"(3B) to report", "(3B)", numbering.Decimal, paired, 3, "B"},
		{"4.3A) to report", "4.3A)", numbering.Dotted, bracket, 3, "A"},
		{"4.3A.1 to", "4.3A.1", numbering.Dotted, bare, 1, ""},
		{"4G networks", "", 0, 0, 0, ""},
		{"4G-networks", "", 0, 0, 0, ""},
		{"4GB) of", "", 0, 0, 0, ""},
		{"2\u00a0ter Requests", "2\u00a0ter", numbering.Decimal, bare, 2, "ter"},
		{"b)bis the", "b)bis", numbering.Lower, bracket, 2, "bis"},
		{"abis) the", "abis)", numbering.Lower, bracket, 1, "bis"},
		{"PP5 bis Noting", "PP5 bis", numbering.Preamble, bare, 5, "bis"},
		{"OP3.alt Requests", "OP3.alt", numbering.Operative, bare, 3, "alt"},
		{"OP2bis. Requests", "OP2bis.", numbering.Operative, stop, 2, "bis"},
		{"– the role", "–", numbering.Bullet, bare, 0, ""},
		{"• the role", "•", numbering.Bullet, bare, 0, ""},
		{"99999999999999999999 x", "99999999999999999999", numbering.Decimal, bare, numbering.Huge, ""},
		{"1st meeting", "", 0, 0, 0, ""},
		{"2014/15", "", 0, 0, 0, ""},
		{"the outcomes", "", 0, 0, 0, ""},
		{"(see above)", "", 0, 0, 0, ""},
		{"-5 degrees", "", 0, 0, 0, ""},
		{"PPP", "", 0, 0, 0, ""},
		{"", "", 0, 0, 0, ""},
	} {
		l, ok := numbering.Parse(c.in)
		if ok != (c.label != "") {
			t.Errorf("%q: a label: %v", c.in, ok)
			continue
		}
		if !ok {
			continue
		}
		if c.in[:l.Len] != c.label || l.Scheme != c.scheme || l.Frame != c.frame || l.N != c.n || l.Suffix != c.suffix {
			t.Errorf("%q: %q %+v, want %q %d %d %d %q", c.in, c.in[:l.Len], l, c.label, c.scheme, c.frame, c.n, c.suffix)
		}
	}
}

func TestEveryLabelHasASuccessor(t *testing.T) {
	for _, series := range [][]string{
		{"a)", "b)", "c)"}, {"(y)", "(z)", "(aa)", "(bb)"}, {"1.", "2.", "3."}, {"9", "10"},
		{"4.1", "4.2"}, {".1", ".2"}, {".2.9", ".2.10"}, {"(iii)", "(iv)", "(v)"}, {"PP1", "PP2"}, {"XX.", "XXI."},
	} {
		for i, s := range series[1:] {
			before, _ := numbering.Parse(series[i])
			if got := before.Next().String(); got != s {
				t.Errorf("after %s comes %s, want %s", series[i], got, s)
			}
		}
	}
}

func TestInsertedParagraphsFollowTheirNumber(t *testing.T) {
	for _, c := range []struct {
		before, after string
		want          bool
	}{
		{"2.", "3.", true}, {"2.", "2 bis.", true}, {"2 bis.", "2 ter.", true}, {"2 ter.", "3.", true},
		{"3.", "3A.", true}, {"3A.", "3B.", true}, {"3A.", "4.", true}, {"3A.", "3C.", false}, {"3 bis.", "3B.", false},
		{"2.", "2 ter.", false}, {"2.", "4.", false}, {"2.", "2.", false}, {"2.", "3", false},
		{"OP3", "OP3 alt", true}, {"2 bis.", "2 bis alt.", true}, {"2 bis alt.", "3.", true}, {"b)", "b)bis", true}, {"h)", "i)", true},
	} {
		b, _ := numbering.Parse(c.before)
		a, _ := numbering.Parse(c.after)
		if got := a.Follows(b); got != c.want {
			t.Errorf("%s after %s: %v", c.after, c.before, got)
		}
	}
}

// What is fixed goes on in its own way: the number after it is no more than due.
func TestAFixedLabelIsContinued(t *testing.T) {
	for _, series := range [][]string{
		{"3A.", "3B.", "3C."}, {"3", "4"}, {"3 bis.", "3 ter.", "3 quater."}, {"3 decies.", "4."}, {"3Z)", "4)"}, {"3 bis alt.", "4."},
		{"OP3 quat", "OP3 quinquies"}, {"b)", "c)"}, {"4.3A", "4.3B"}, {"(3Y)", "(3Z)", "(4)"},
	} {
		for i, s := range series[1:] {
			before, ok := numbering.Parse(series[i] + "\t")
			if got := before.Continued().String(); !ok || got != s {
				t.Errorf("%s is continued by %s, want %s", series[i], got, s)
			}
		}
	}
}

func TestARomanNumeralIsAlsoALetter(t *testing.T) {
	for _, c := range []struct {
		in   string
		n    int
		none bool
	}{{"i)", 1, false}, {"(v)", 5, false}, {"(ii)", 35, false}, {"b)", 0, true}, {"(iv)", 0, true}} {
		l, _ := numbering.Parse(c.in)
		alt, ok := l.Reread(c.in)
		if ok == c.none || ok && alt.N != c.n {
			t.Errorf("%s read again is %d, %v", c.in, alt.N, ok)
		}
	}
}

// "31" where 3 became 1: the tracked change was flattened.
func TestNumbersRunTogetherComeApart(t *testing.T) {
	for _, c := range []struct {
		in            string
		due           int
		first, second string
	}{
		{"31", 3, "3", "1"}, {"42", 2, "4", "2"}, {"1112.", 12, "11.", "12."}, {"ca)", 3, "c)", "a)"},
		{"31", 7, "", ""}, {"5", 5, "", ""}, {"10", 1, "", ""},
	} {
		l, _ := numbering.Parse(c.in)
		a, b, ok := numbering.Unglue(c.in, l, func(n int) bool { return n == c.due })
		if ok != (c.first != "") || ok && (a.String() != c.first || b.String() != c.second) {
			t.Errorf("%s where %d is due: %s and %s, %v", c.in, c.due, a, b, ok)
		}
	}
}

func FuzzParseStaysInItsString(f *testing.F) {
	for _, s := range []string{"a)", "(iv) x", "1.1.", "PP5 bis", "2 bis.", "–", "(aa)bis"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		l, ok := numbering.Parse(s)
		if !ok {
			return
		}
		if l.Len <= 0 || l.Len > len(s) || l.N < 0 || l.N > numbering.Huge {
			t.Fatalf("%q: %+v", s, l)
		}
		l.Reread(s)
		numbering.Unglue(s, l, func(int) bool { return true })
		if again, ok := numbering.Parse(l.Next().String()); ok && l.Scheme != numbering.Bullet && again.N != l.N+1 && l.N < 70 && l.Scheme == again.Scheme {
			t.Fatalf("after %q comes %q, which reads as %d", s[:l.Len], l.Next(), again.N)
		}
	})
}
