package config_test

import (
	"bytes"
	"testing"

	"resolute/internal/config"
)

// TestATableIsTakenOutOfASettingsFile: the one whose header stands on that line, with the
// blank line before it; what leads to the next one stays.
func TestATableIsTakenOutOfASettingsFile(t *testing.T) {
	const file = "house = \"unga\"\n\n[[lock]]\nparagraph = \"OP1\"\nreason = '''\n[[no table]]\n'''\n\n# Why not.\n[[lock]]\nparagraph = \"OP2\"\nreason = \"so\"\n# the end\n"
	for line, want := range map[int]string{
		3:  "house = \"unga\"\n\n# Why not.\n[[lock]]\nparagraph = \"OP2\"\nreason = \"so\"\n# the end\n",
		10: "house = \"unga\"\n\n[[lock]]\nparagraph = \"OP1\"\nreason = '''\n[[no table]]\n'''\n\n# Why not.\n# the end\n",
		6:  "",
		1:  "",
		99: "",
	} {
		at, ok := config.TableAt([]byte(file), line)
		if !ok {
			if want != "" {
				t.Errorf("line %d: no table", line)
			}
			continue
		}
		if got := string(bytes.Join([][]byte{[]byte(file[:at.Start]), []byte(file[at.End:])}, nil)); got != want {
			t.Errorf("line %d: it becomes\n%s\nwant\n%s", line, got, want)
		}
	}
}
