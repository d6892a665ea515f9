package catalogue

import (
	"reflect"
	"testing"
)

// A title is found alike in the table as it lies and by the sums of all titles.
func TestTitlesAreFoundAlikeByScanAndBySum(t *testing.T) {
	for _, body := range []string{"unga", "unsc", "itu-pp", "who"} {
		v := volumeOf(body)
		for _, p := range v.parts {
			for i := p.first; p.body == body && i < p.end; i += 97 {
				title, _ := titleOf(v.line(i))
				want := Words(title)
				if len(want) == 0 {
					continue
				}
				if a, b := entitledByScan(body, title, want), entitledBySum(body, want); !reflect.DeepEqual(a, b) {
					t.Errorf("%s, %q: by scan %v, by sum %v", body, title, a, b)
				}
			}
		}
	}
}
