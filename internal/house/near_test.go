package house

import "testing"

// A slip in the line that names the organ does not make the text a stranger's.
func TestALineThatWasMeantToNameAnOrganIsRead(t *testing.T) {
	for line, want := range map[string]struct{ house, due string }{
		"The General Asembly,":               {"unga", "The General Assembly"},
		"The Genreal Assembly,":              {"unga", "The General Assembly"},
		"The Secrity Council,":               {"unsc", "The Security Council"},
		"The Economical and Social Council,": {"ecosoc", "The Economic and Social Council"},
		"The Plenipotentiary Conference of the International Telecommunications Union (Busan, 2014),": {
			"itu-pp", "The Plenipotentiary Conference of the International Telecommunication Union"},
		"The Maritime Saftey Committee,": {"imo", "The Maritime Safety Committee"},
		"The Federal Assembly,":          {"other", ""}, // another body's
		"The National Council,":          {"other", ""},
		"The Security Council met,":      {"other", ""},
		"The General Asembly Commitee,":  {"other", ""}, // two slips
	} {
		h, _ := Detect("Resolution 7\n\n" + line + "\n\nConsidering the report,\n\n1. Requests a second one.\n")
		if h.ID != want.house {
			t.Errorf("%q: house %s, want %s", line, h.ID, want.house)
		}
		if due, _, _ := h.NearEnacting(line); due != want.due {
			t.Errorf("%q: %q is due, want %q", line, due, want.due)
		}
	}
	unga := ByID("unga")
	for line, want := range map[string]string{
		"General Assembly,":                    "The General Assembly",
		"The General Assembly,":                "", // it is the line
		"general Assembly,":                    "",
		"The General Assemblies of two years,": "",
		"":                                     "",
	} {
		if due, n, _ := unga.NearEnacting(line); due != want || n > len(line) {
			t.Errorf("%q: %q is due, want %q", line, due, want)
		}
	}
}
