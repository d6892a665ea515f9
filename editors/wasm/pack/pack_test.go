package main

import (
	"bytes"
	"encoding/binary"
	"math"
	"strings"
	"testing"
)

func TestNumbersAreReadAsTheyAreWritten(t *testing.T) {
	for _, x := range []int64{0, 1, -1, 63, 64, -64, -65, 127, 128, 300, math.MaxInt32, math.MinInt32, math.MaxInt64, math.MinInt64} {
		if r := (&reader{b: appendInt(nil, x)}); r.int() != x || r.failed || len(r.b) > 0 {
			t.Errorf("%d is not read as it is written", x)
		}
		if r := (&reader{b: appendUint(nil, uint64(x))}); r.uint() != uint64(x) || r.failed || len(r.b) > 0 {
			t.Errorf("%d is not read as it is written", uint64(x))
		}
	}
}

// piece is a piece of data as the linker writes it.
func piece(at int64, b string) []byte {
	out := append(appendInt([]byte{0, opI32Const}, at), opEnd)
	return append(appendUint(out, uint64(len(b))), b...)
}

func TestPiecesOfDataBecomeOne(t *testing.T) {
	m, err := readImage(bytes.Join([][]byte{{3}, piece(4096, "ab"), piece(4106, "z"), piece(4100, "cd")}, nil))
	if err != nil {
		t.Fatal(err)
	}
	want := append([]byte{1}, piece(4096, "ab\x00\x00cd\x00\x00\x00\x00z")...)
	if got := m.section(); !bytes.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// table is a table of functions with the names, each with a table of lines.
func table(names ...string) []byte {
	text := ""
	var offsets []uint32
	for _, n := range names {
		offsets = append(offsets, uint32(len(text)))
		text += n + "\x00"
	}
	const lines = "\x00" + "\x02\x10\x00" // no table has the number 0
	b := bytes.Clone(magic)
	word := func(x int) { b = binary.LittleEndian.AppendUint64(b, uint64(x)) }
	word(len(names))
	word(0)
	word(0)
	units := headEnd + len(text)
	for _, at := range []int{headEnd, units, units + 4, units + 8, units + 8 + len(lines)} {
		word(at)
	}
	b = append(b, text+"cuuufile"+lines...)
	for i := range names {
		b = binary.LittleEndian.AppendUint32(b, uint32(i))
		b = binary.LittleEndian.AppendUint32(b, uint32(8*len(names)+recordEnd*i))
	}
	for i := range names {
		r := record{b: make([]byte, recordEnd)}
		r.set(recordName, offsets[i])
		r.set(recordLine, 1)
		r.set(recordStart, 7)
		b = append(b, r.b...)
	}
	return b
}

func TestNothingIsLeftOfATrace(t *testing.T) {
	b := append([]byte("memory before"), table("runtime.x", "resolute/internal/rules.y")...)
	f, err := findFunctions(b)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.strip(); err != nil {
		t.Fatal(err)
	}
	for _, gone := range []string{"runtime.x", "rules.y", "file", "\x02\x10"} {
		if strings.Contains(string(b), gone) {
			t.Errorf("%q is left: %q", gone, b)
		}
	}
	for i := range 2 {
		r, err := f.record(i)
		if err != nil || r.at(recordName) != 0 || r.at(recordLine) != 0 || r.at(recordStart) != 0 {
			t.Errorf("record %d: %x, %v", i, r.b, err)
		}
	}
}

func moduleOf(memory string) []byte {
	return appendSection(bytes.Clone(header), data, append([]byte{1}, piece(8, memory)...))
}

func TestWhatIsBrokenIsRefused(t *testing.T) {
	if _, err := pack(moduleOf("no table of functions")); err == nil {
		t.Error("a module of something else is taken")
	}
	module := moduleOf(string(table("main.main")) + "abc")
	if _, err := pack(module); err != nil {
		t.Fatal(err)
	}
	for n := range len(module) {
		_, _ = pack(module[:n]) // does not panic
		broken := bytes.Clone(module)
		broken[n] ^= 0xff
		_, _ = pack(broken)
	}
}
