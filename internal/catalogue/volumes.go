package catalogue

import (
	"compress/gzip"
	"embed"
	"encoding/binary"
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
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
	// keys are those of the lines, without their bodies, side by side and with the
	// offsets of their ends: a search in the table itself would wait for memory.
	keys []byte
	ends []uint32
	// read are the acts that were read, by line, of the volume with those of the ITU:
	// their editions are asked for at every citation. Of the long series no more is
	// asked than whether a number is there, and nothing is kept.
	read []atomic.Pointer[Act]

	titles func() []titled // sumUp, done once
}

// part is the lines of one body. heads tells where in them keys with another
// beginning start, so that a search begins near what it looks for: numbers begin
// with their session, and it is the first steps of a search in the whole that cost
// the most, each being in another corner of memory.
type part struct {
	body       string
	first, end int
	heads      []head
}

// head is the first line whose key begins so.
type head struct {
	begin uint32
	line  uint32
}

// begin is the first bytes of a key as a number that compares as they do.
func begin(key string) uint32 {
	n := uint32(0)
	for i := range 3 {
		n <<= 8
		if i < len(key) {
			n |= uint32(key[i])
		}
	}
	return n
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
	packed, err := volumeFiles.Open("acts/" + name + ".tsv.gz")
	if err != nil {
		panic(err) // embedded: it is there or nothing compiles
	}
	r, err := gzip.NewReader(packed)
	if err != nil {
		panic(err) // a test unpacks every volume
	}
	var b strings.Builder
	b.Grow(unpackedSize(packed))
	if _, err := io.Copy(&b, r); err != nil {
		panic(err)
	}
	v := newVolume(b.String())
	if name == "other" {
		v.read = make([]atomic.Pointer[Act], len(v.starts))
	}
	return v
}

// unpackedSize is how many bytes a packed file unpacks to, as its last four tell; 0
// where they cannot be read.
func unpackedSize(f fs.File) int {
	info, err := f.Stat()
	at, ok := f.(io.ReaderAt)
	var size [4]byte
	if err != nil || !ok {
		return 0
	}
	if _, err := at.ReadAt(size[:], info.Size()-int64(len(size))); err != nil {
		return 0
	}
	return int(binary.LittleEndian.Uint32(size[:]))
}

func newVolume(table string) *volume {
	lines := strings.Count(table, "\n")
	v := &volume{table: table, starts: make([]uint32, 0, lines), ends: make([]uint32, 0, lines), keys: make([]byte, 0, 8*lines)}
	var p *part // that of the line before
	begins := uint32(0)
	for at := 0; at < len(table); {
		line := table[at:]
		if end := strings.IndexByte(line, '\n'); end >= 0 {
			line = line[:end]
		}
		n := len(v.starts)
		if p == nil || !strings.HasPrefix(line, p.body) || line[len(p.body)] != ' ' {
			v.parts = append(v.parts, part{body: line[:strings.IndexByte(line, ' ')], first: n})
			p, begins = &v.parts[len(v.parts)-1], 0
		}
		key := line[len(p.body)+1:]
		if end := strings.IndexByte(key, '\t'); end >= 0 {
			key = key[:end]
		}
		if b := begin(key); b != begins {
			p.heads, begins = append(p.heads, head{b, uint32(n)}), b
		}
		p.end = n + 1
		v.starts, v.keys = append(v.starts, uint32(at)), append(v.keys, key...)
		v.ends = append(v.ends, uint32(len(v.keys)))
		at += len(line) + 1
	}
	v.titles = sync.OnceValue(v.sumUp)
	return v
}

// act is what the i-th line tells.
func (v *volume) act(i int) *Act {
	if v.read == nil {
		a := readAct(v.line(i))
		return &a
	}
	if a := v.read[i].Load(); a != nil {
		return a
	}
	a := readAct(v.line(i))
	v.read[i].Store(&a)
	return &a
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
func (v *volume) key(i int) string { return string(v.keyAt(i)) }

// keyAt is key where it lies.
func (v *volume) keyAt(i int) []byte {
	start := uint32(0)
	if i > 0 {
		start = v.ends[i-1]
	}
	return v.keys[start:v.ends[i]]
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
	for i := range v.parts {
		p := &v.parts[i]
		if p.body != body {
			continue
		}
		lo, hi := p.near(begin(k))
		for lo < hi {
			mid := int(uint(lo+hi) >> 1)
			if string(v.keyAt(mid)) < k {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		return lo, lo < p.end && string(v.keyAt(lo)) == k, p.end
	}
	return 0, false, 0
}

// near is the lines among which a key stands that begins so, if it is there; where it
// is not, the line that it would stand before is one of them or the one behind them.
func (p *part) near(b uint32) (first, end int) {
	lo, hi := 0, len(p.heads)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if p.heads[mid].begin < b {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	switch {
	case lo == len(p.heads):
		return p.end, p.end
	case p.heads[lo].begin != b:
		return int(p.heads[lo].line), int(p.heads[lo].line)
	case lo+1 == len(p.heads):
		return int(p.heads[lo].line), p.end
	}
	return int(p.heads[lo].line), int(p.heads[lo+1].line)
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
	if line := lineNumbered(i); line != "" {
		return readAct(line)
	}
	return Act{}
}

// lineNumbered is its line; empty if there is none.
func lineNumbered(i int32) string {
	for _, load := range volumes {
		v := load()
		if int(i) < len(v.starts) {
			return v.line(int(i))
		}
		i -= int32(len(v.starts))
	}
	return ""
}
