package house

import "testing"

func TestVerbsWithoutTheirEndingAreRead(t *testing.T) {
	for _, c := range []struct{ house, text, was, due string }{
		{"unga", "Urge Member States to act;", "Urge", "Urges"},
		{"unga", "Call upon all States to act;", "Call upon", "Calls upon"},
		{"unga", "Reaffirm its commitment to act;", "Reaffirm its commitment", "Reaffirms its commitment"},
		{"unga", "Express its deep concern at it;", "Express its deep concern", "Expresses its deep concern"},
		{"mun", "Strongly encourage all states to act;", "Strongly encourage", "Strongly encourages"},
		{"unga", "Further *request* the Secretary-General", "Further *request", "Further requests"},
		{"imo", "ADOPT the Guidelines;", "ADOPT", "ADOPTS"},
		{"itu-pp", "instruct the Secretary-General", "instruct the Secretary-General", "instructs the Secretary-General"},
		{"itu-pp", "resolve to instruct the Council", "resolve to instruct the Council", "resolves to instruct the Council"},
		{"itu-pp", "to instruct the Secretary-General", "", ""},
		{"unga", "Urges Member States to act;", "", ""},
		{"unga", "States are to act;", "", ""},
		{"unga", "The plan is to begin;", "", ""},
	} {
		due, n := ByID(c.house).Bare(c.text)
		if due != c.due || c.text[:n] != c.was {
			t.Errorf("%s: %q: %q for %q, %q for %q is due", c.house, c.text, due, c.text[:n], c.due, c.was)
		}
	}
}

func TestParticiplesWithoutTheirEndingAreRead(t *testing.T) {
	for _, c := range []struct{ text, was, due string }{
		{"Deeply concern about the dam,", "Deeply concern", "Deeply concerned"},
		{"Alarm by the losses,", "Alarm", "Alarmed"},
		{"Convince that it helps,", "Convince", "Convinced"},
		{"Concern has grown,", "", ""},
		{"Deeply concern", "", ""},
		{"Alarm also ", "", ""},
		{"Alarm also further", "", ""},
		{"Deeply concerned about the dam,", "", ""},
		{"Rivers are long,", "", ""},
	} {
		due, n := ByID("mun").Undone(c.text)
		if due != c.due || c.text[:n] != c.was {
			t.Errorf("%q: %q for %q, %q for %q is due", c.text, due, c.text[:n], c.due, c.was)
		}
	}
}
