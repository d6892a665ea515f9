package lexicon

import (
	"bytes"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
)

func lists(t testing.TB) []string {
	t.Helper()
	var all []string
	for _, name := range []string{"words.txt", "domain.txt"} {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		list := ReadList(string(b))
		if !slices.IsSorted(list) {
			t.Errorf("%s is not in byte order", name)
		}
		all = append(all, list...)
	}
	return all
}

func TestTheListsHoldEveryWordOnce(t *testing.T) {
	all := lists(t)
	slices.Sort(all)
	for i := 1; i < len(all); i++ {
		if all[i] == all[i-1] {
			t.Errorf("%q stands twice", all[i])
		}
	}
	if len(all) > 60_000 {
		t.Errorf("%d words, at most 60,000 were meant", len(all))
	}
}

func TestTheFilterIsInStepWithTheLists(t *testing.T) {
	want, err := BuildWords(lists(t))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want, []byte(words)) {
		t.Error("words.bin is not that of words.txt and domain.txt; run go generate ./internal/lexicon")
	}
	if len(words) > 130_000 {
		t.Errorf("words.bin has %d bytes, at most 130,000 were meant", len(words))
	}
}

func TestEveryListedWordIsKnown(t *testing.T) {
	for _, w := range lists(t) {
		if !Known(w) {
			t.Errorf("%q is not known", w)
		}
	}
}

func TestHardlyAnyNonsenseIsKnown(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	const n = 1_000_000
	passed := 0
	for range n {
		word := make([]byte, 14)
		for i := range word {
			word[i] = "bcdfghjklmnpqrstvwxz"[r.IntN(20)]
		}
		if KnownHash(Hash(string(word))) {
			passed++
		}
	}
	t.Logf("%d of %d strings without a vowel are taken for words", passed, n)
	if passed > n/10_000 {
		t.Errorf("%d of %d, at most 1 in 10,000 was meant", passed, n)
	}
}

func TestKnown(t *testing.T) {
	for word, want := range map[string]bool{
		"resolution": true, "Resolution": true, "RESOLUTION": true,
		"multistakeholder": true, "multi-stakeholder": true, "Decision-Making": true,
		"Assembly's": true, "assembly’s": true, "States'": true,
		"communiqué": true, "COMMUNIQUÉ": true,
		"preparingtheir": false, "multi-stakeholderstake": false,
		"": false, "-": false, "'": false, "\xff\xfe": false,
	} {
		if got := Known(word); got != want {
			t.Errorf("Known(%q) = %v", word, got)
		}
	}
}

func BenchmarkKnown(b *testing.B) {
	for b.Loop() {
		Known("telecommunication")
	}
}

func BenchmarkKnownHash(b *testing.B) {
	h := Hash("telecommunication")
	for b.Loop() {
		KnownHash(h)
	}
}
