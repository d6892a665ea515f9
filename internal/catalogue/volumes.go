package catalogue

import (
	"bytes"
	"compress/gzip"
	"embed"
	"io"
	"slices"
	"strings"
	"sync"
)

//go:generate go run ./gen

// volumeFiles are the tables as gen packs them: a line an act, sorted by body and
// key, compressed. Few drafts cite acts of all bodies, so each volume is unpacked
// by the first question that is about one of its bodies.
//
//go:embed acts
var volumeFiles embed.FS

// volumeNames are the files without their ending. The last one has what the two
// long series leave.
var volumeNames = [...]string{"unsc", "unga", "other"}

// volume is one of the files unpacked. An act is found where it lies.
type volume struct {
	table  string
	starts []uint32 // the offsets of the lines
	parts  []part
}

// part is the lines of one body.
type part struct {
	body       string
	first, end int
}

var volumes = func() (all [len(volumeNames)]func() *volume) {
	for i, name := range volumeNames {
		all[i] = sync.OnceValue(func() *volume { return unpack(name) })
	}
	return all
}()

// volumeOf is the volume that holds the acts of a body, if there are any.
func volumeOf(body string) *volume {
	switch body {
	case "unsc":
		return volumes[0]()
	case "unga":
		return volumes[1]()
	}
	return volumes[2]()
}

func unpack(name string) *volume {
	packed, err := volumeFiles.ReadFile("acts/" + name + ".tsv.gz")
	if err != nil {
		panic(err) // embedded: it is there or nothing compiles
	}
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		panic(err) // a test unpacks every volume
	}
	var b strings.Builder
	b.Grow(8 * len(packed)) // they pack to a fifth or less
	if _, err := io.Copy(&b, r); err != nil {
		panic(err)
	}
	return newVolume(b.String())
}

func newVolume(table string) *volume {
	v := &volume{table: table, starts: make([]uint32, 0, strings.Count(table, "\n"))}
	for i := 0; i < len(table); {
		n := len(v.starts)
		v.starts = append(v.starts, uint32(i))
		body := table[i : i+strings.IndexByte(table[i:], ' ')]
		if len(v.parts) == 0 || v.parts[len(v.parts)-1].body != body {
			v.parts = append(v.parts, part{body, n, n})
		}
		v.parts[len(v.parts)-1].end = n + 1
		end := strings.IndexByte(table[i:], '\n')
		if end < 0 {
			break
		}
		i += end + 1
	}
	return v
}

// line is the i-th line without its end.
func (v *volume) line(i int) string {
	end := len(v.table)
	if i+1 < len(v.starts) {
		end = int(v.starts[i+1])
	}
	return strings.TrimSuffix(v.table[v.starts[i]:end], "\n")
}

// key is the key of the i-th line, behind its body.
func (v *volume) key(i int) string {
	s := v.table[v.starts[i]:]
	s = s[:strings.IndexAny(s, "\t\n")]
	return s[strings.IndexByte(s, ' ')+1:]
}

// with are the lines of the body that have s in them, in order. The table is searched
// as it lies, at the speed of memory: an index of its words takes longer to make than
// most drafts take to check.
func (v *volume) with(body, s string) []int {
	var lines []int
	for _, p := range v.parts {
		if p.body != body {
			continue
		}
		for i := p.first; i < p.end; i++ {
			at := strings.Index(v.table[v.starts[i]:], s)
			if at < 0 {
				break
			}
			at += int(v.starts[i])
			n, ok := slices.BinarySearch(v.starts[i:p.end], uint32(at))
			if !ok {
				n-- // the line that at is in begins before it
			}
			if i += n; i < p.end && (i+1 == len(v.starts) || at < int(v.starts[i+1])) {
				lines = append(lines, i)
			}
		}
	}
	return lines
}

// find is the first line of the body whose key is k or sorts after it, the end of
// the body's lines where none does, and whether it is k.
func (v *volume) find(body, k string) (line int, ok bool, end int) {
	for _, p := range v.parts {
		if p.body != body {
			continue
		}
		lo, hi := p.first, p.end
		skip := len(body) + 1
		for lo < hi {
			mid := int(uint(lo+hi) >> 1)
			if compareKey(v.table[int(v.starts[mid])+skip:], k) < 0 {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		return lo, lo < p.end && compareKey(v.table[int(v.starts[lo])+skip:], k) == 0, p.end
	}
	return 0, false, 0
}

// compareKey compares the key at the head of line with k. Byte by byte: keys are
// short, and a tab or a line end, where the line's ends, sorts before all else.
func compareKey(line, k string) int {
	for i := 0; i < len(k); i++ {
		if i == len(line) || line[i] == '\t' || line[i] == '\n' {
			return -1
		}
		if line[i] != k[i] {
			return int(line[i]) - int(k[i])
		}
	}
	if len(line) == len(k) || line[len(k)] == '\t' || line[len(k)] == '\n' {
		return 0
	}
	return 1
}

// every gives each act of the embedded tables with a number of its own: those of
// the volumes run on.
func every(give func(i int32, v *volume, line int)) {
	n := int32(0)
	for _, load := range volumes {
		v := load()
		for i := range v.starts {
			give(n, v, i)
			n++
		}
	}
}

// numbered is the act that every gives with that number.
func numbered(i int32) Act {
	for _, load := range volumes {
		v := load()
		if int(i) < len(v.starts) {
			return readAct(v.line(int(i)))
		}
		i -= int32(len(v.starts))
	}
	return Act{}
}
