package cache_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"resolute/internal/cache"
)

func key(s string) cache.Key {
	h := cache.NewHash()
	h.Add([]byte(s))
	return h.Key()
}

// put keeps records, each under the hash of its own name.
func put(t *testing.T, path string, names ...string) {
	t.Helper()
	s := cache.Open(path)
	for _, n := range names {
		s.Put(key(n), []byte("record of "+n))
	}
	if err := s.Save(); err != nil {
		t.Fatal(err)
	}
}

// has tells which of the names have their record.
func has(t *testing.T, path string, names ...string) string {
	t.Helper()
	s := cache.Open(path)
	defer s.Save()
	out := ""
	for _, n := range names {
		if r, ok := s.Get(key(n)); ok {
			if string(r) != "record of "+n {
				t.Errorf("%s has %q", n, r)
			}
			out += n
		}
	}
	return out
}

func TestRecordsStandFromOneRunToTheNext(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deep", "a.cache")
	if got := has(t, path, "a"); got != "" {
		t.Errorf("without a file: %s", got)
	}
	put(t, path, "a", "b")
	put(t, path, "c", "b")
	if got := has(t, path, "a", "b", "c", "d"); got != "abc" {
		t.Errorf("%s, want abc", got)
	}
	left, _ := os.ReadDir(filepath.Dir(path))
	if len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
	if info, _ := os.Stat(filepath.Dir(path)); runtime.GOOS != "windows" && info.Mode().Perm() != 0o700 {
		t.Errorf("others may read: %v", info.Mode())
	}
}

func TestPartsOfAKeyAreToldApart(t *testing.T) {
	one, two := cache.NewHash(), cache.NewHash()
	one.Add([]byte("ab"))
	one.Add([]byte("c"))
	two.Add([]byte("a"))
	two.Add([]byte("bc"))
	if one.Key() == two.Key() {
		t.Error("ab, c and a, bc have one key")
	}
}

func TestABrokenFileIsAnEmptyOneAndABrokenRecordNone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.cache")
	put(t, path, "a", "b")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for n := range whole {
		for name, data := range map[string][]byte{
			"cut":    whole[:n],
			"spoilt": append(append(bytes.Clone(whole[:n]), whole[n]^0x40), whole[n+1:]...),
			"longer": append(bytes.Clone(whole[:n]), append([]byte{7}, whole[n:]...)...),
		} {
			if err := os.WriteFile(path, data, 0o600); err != nil {
				t.Fatal(err)
			}
			has(t, path, "a", "b") // fails where it gives anything but the record
			if name == "cut" && has(t, path, "a", "b") != "" {
				t.Errorf("cut at %d it has records", n)
			}
		}
	}
}

func TestManyMayUseItAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.cache")
	var names []string
	for i := range 2000 {
		names = append(names, fmt.Sprintf("<%d>", i))
	}
	put(t, path, names...)
	s := cache.Open(path)
	var group sync.WaitGroup
	for w := range 4 {
		group.Go(func() {
			for i := range names {
				n := names[(i*7+w*500)%len(names)]
				if r, ok := s.Get(key(n)); !ok || string(r) != "record of "+n {
					t.Errorf("%s: %q %t", n, r, ok)
				}
				s.Put(key("new "+n), []byte("record of new "+n))
			}
		})
	}
	group.Wait()
	if err := s.Save(); err != nil {
		t.Fatal(err)
	}
	if got := has(t, path, "new <0>", "<1999>"); got != "new <0><1999>" {
		t.Error(got)
	}
}

func TestWhatIsLongGoneIsTakenAway(t *testing.T) {
	dir := t.TempDir()
	long := time.Now().AddDate(0, -2, 0)
	for name, when := range map[string]time.Time{
		"old.cache": long, ".old.cache-123": long, "notes.txt": long, "new.cache": time.Now(), ".new.cache-123": time.Now(),
	} {
		path := filepath.Join(dir, name)
		if err := errors.Join(os.WriteFile(path, nil, 0o600), os.Chtimes(path, when, when)); err != nil {
			t.Fatal(err)
		}
	}
	put(t, filepath.Join(dir, "a.cache"), "a")
	var left []string
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		left = append(left, e.Name())
	}
	if got, want := strings.Join(left, " "), ".new.cache-123 a.cache new.cache notes.txt"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestAFolderThatCannotBeWrittenToIsSaid(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s := cache.Open(filepath.Join(file, "a.cache"))
	s.Put(key("a"), nil)
	if err := s.Save(); err == nil {
		t.Error("no error")
	}
}
