package house

import "testing"

func TestEveryBuiltInHouseHasATableThatLoads(t *testing.T) {
	for _, id := range IDs() {
		h := ByID(id)
		if h == nil || h.ID != id {
			t.Errorf("%s: no house of that id", id)
		}
		t.Log(id, len(h.index.nodes), len(h.index.edges), len(h.index.list))
	}
}
