package wording_test

import (
	"testing"

	"resolute/internal/catalogue"
	"resolute/internal/cite"
	"resolute/internal/house"
	"resolute/internal/wording"
)

func TestHousesCiteEachInItsForm(t *testing.T) {
	var known *catalogue.Catalogue
	for _, c := range []struct{ house, body, number, short, full string }{
		{"itu-pp", "itu-pp", "140", "Resolution 140 (Rev. Bucharest, 2022)", "Resolution 140 (Rev. Bucharest, 2022), on ITU's role in implementing the outcomes of the World Summit on the Information Society and the 2030 Agenda for Sustainable Development, as well as in their follow-up and review processes"},
		{"unga", "unga", "70/1", "resolution 70/1 of 25 September 2015", "resolution 70/1 of 25 September 2015, entitled “Transforming our world: the 2030 Agenda for Sustainable Development”"},
		{"itu-pp", "unga", "70/1", "General Assembly resolution 70/1", "General Assembly resolution 70/1, entitled “Transforming our world: the 2030 Agenda for Sustainable Development”"},
		{"unsc", "unsc", "1325", "resolution 1325 (2000)", "resolution 1325 (2000)"},
		{"unga", "unsc", "1325", "Security Council resolution 1325 (2000)", "Security Council resolution 1325 (2000)"},
	} {
		a, ok := known.Find(cite.Ref{Body: c.body, Kind: "resolution", Number: c.number})
		if !ok {
			t.Errorf("%s %s is not known", c.body, c.number)
			continue
		}
		h := house.ByID(c.house)
		if got := wording.Short(h, &a); got != c.short {
			t.Errorf("%s in a text of %s is %q, want %q", c.number, c.house, got, c.short)
		}
		if got := wording.Short(h, &a) + wording.Title(&a); got != c.full {
			t.Errorf("%s in a text of %s in full is %q, want %q", c.number, c.house, got, c.full)
		}
	}
}
