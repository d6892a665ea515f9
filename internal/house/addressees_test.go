package house_test

import (
	"testing"

	"resolute/internal/house"
)

func TestEveryHouseKnowsWhomItAddresses(t *testing.T) {
	for _, h := range house.All() {
		if len(h.Addressees()) == 0 {
			t.Errorf("%s addresses nobody", h.ID)
		}
	}
}

func TestAddresseesAreRead(t *testing.T) {
	itu, ga := house.ByID("itu-wtsa"), house.ByID("unga")
	for _, c := range []struct{ opener, name string }{
		{"instructs the Council", "the Council"}, {"invites Member States and Sector Members", "Member States and Sector Members"},
		{"resolves", ""}, {"the Council", ""}, {"instructs the Directors of the Bureaux", "the Directors of the Bureaux"},
	} {
		at := itu.Addressee(c.opener)
		if got := c.opener[max(at, 0):]; at < 0 != (c.name == "") || at >= 0 && got != c.name {
			t.Errorf("%q addresses %q, want %q", c.opener, got, c.name)
		}
	}
	const s = "Requests the Secretary-General to report"
	start, n := ga.AddresseeAt(s, len("Requests"))
	if got := s[start : start+n]; got != "the Secretary-General" {
		t.Errorf("%q", got)
	}
	if _, n := ga.AddresseeAt("Requests the Secretary-Generals", len("Requests")); n > 0 {
		t.Error("a name ends with its word")
	}
}

func TestWhatIsAskedForIsAVerb(t *testing.T) {
	for _, c := range []struct{ form, verb string }{{"reports", "report"}, {"establishes", "establish"}, {"ratifies", "ratify"}, {"report", ""}, {"views", ""}} {
		if got, ok := house.ActOf(c.form); got != c.verb || ok != (c.verb != "") {
			t.Errorf("%q is of %q, want %q", c.form, got, c.verb)
		}
	}
	ga := house.ByID("unga")
	for opener, want := range map[string]bool{"requests": true, "strongly urges": true, "calls upon": true, "appeals to": false, "decides": false} {
		if ga.Addresses(opener) != want {
			t.Errorf("%q addresses somebody: %t", opener, !want)
		}
	}
}
