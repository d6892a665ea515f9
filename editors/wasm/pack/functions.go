package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
)

// The table of functions as the linker of Go 1.20 and later writes it: a header, then
// names, files, tables from places in the code to numbers, and a record for each
// function. See runtime/symtab.go (pcHeader), runtime/runtime2.go (_func),
// internal/abi/symtab.go and cmd/link/internal/ld/pcln.go.
const (
	pointer = 8 // the size of one, also with js/wasm

	// In the header, after the magic number: pointers each.
	headFuncs  = 8
	headNames  = headFuncs + 3*pointer
	headUnits  = headFuncs + 4*pointer
	headFiles  = headFuncs + 5*pointer
	headTables = headFuncs + 6*pointer
	headFunc   = headFuncs + 7*pointer
	headEnd    = headFuncs + 8*pointer

	// In a record: numbers of four bytes each, then of one byte.
	recordName   = 4
	recordSP     = 16
	recordFile   = 20
	recordLine   = 24
	recordTables = 28 // how many tables stand behind the record
	recordUnit   = 32
	recordStart  = 36 // its first line
	recordData   = 43 // how much else stands behind them
	recordEnd    = 44

	// Of the tables and the data behind a record those that nothing asks for here but
	// what prints a stack: there are no signals that could interrupt code anywhere, and
	// nothing is inlined.
	tableUnsafePoint = 0
	tableInlined     = 2
	tableArgsLive    = 3
	dataInlined      = 3
	dataArgs         = 5
	dataArgsLive     = 6
	noData           = 1<<32 - 1
)

var (
	magic    = []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, pointer}
	errTable = errors.New("the table of functions is not as Go 1.26 writes it: compare runtime/symtab.go")
)

// functions is the table of functions.
type functions struct {
	b                                    []byte // from the header on
	names, units, files, tables, records int    // where they begin in b
	n                                    int    // how many functions there are
}

func findFunctions(memory []byte) (*functions, error) {
	at := bytes.Index(memory, magic)
	if at < 0 || len(memory)-at < headEnd {
		return nil, errTable
	}
	b := memory[at:]
	word := func(i int) int { return int(binary.LittleEndian.Uint64(b[i:])) }
	f := &functions{b, word(headNames), word(headUnits), word(headFiles), word(headTables), word(headFunc), word(headFuncs)}
	if !slices.IsSorted([]int{headEnd, f.names, f.units, f.files, f.tables, f.records, len(b)}) || f.n < 1 || f.n > (len(b)-f.records)/8 {
		return nil, errTable
	}
	return f, nil
}

// strip takes away what only the printing of a stack asks for, names too. The runtime
// then says that it does not know, as it does of code from elsewhere: what has no table
// or no name has the number 0.
func (f *functions) strip() error {
	clear(f.b[f.names:f.tables])
	used, idle := map[uint32]bool{}, map[uint32]bool{}
	for i := range f.n {
		r, err := f.record(i)
		if err != nil {
			return err
		}
		for _, field := range []int{recordFile, recordLine} {
			idle[r.at(field)] = true
			r.set(field, 0)
		}
		for _, field := range []int{recordName, recordUnit, recordStart} {
			r.set(field, 0)
		}
		for k := range r.tables {
			switch field := recordEnd + 4*k; k {
			case tableUnsafePoint, tableInlined, tableArgsLive:
				idle[r.at(field)] = true
				r.set(field, 0)
			default:
				used[r.at(field)] = true
			}
		}
		used[r.at(recordSP)] = true
		for _, k := range []int{dataInlined, dataArgs, dataArgsLive} {
			if k < r.data {
				r.set(recordEnd+4*(r.tables+k), noData)
			}
		}
	}
	for off := range idle {
		if off == 0 || used[off] {
			continue
		}
		if err := f.clearTable(int(off)); err != nil {
			return err
		}
	}
	return nil
}

// record is what is known of one function.
type record struct {
	b            []byte
	tables, data int // how many of them stand behind it
}

func (f *functions) record(i int) (record, error) {
	at := f.records + int(binary.LittleEndian.Uint32(f.b[f.records+8*i+4:]))
	if at+recordEnd > len(f.b) {
		return record{}, errTable
	}
	r := record{b: f.b[at:]}
	r.tables, r.data = int(r.at(recordTables)), int(r.b[recordData])
	if r.tables > len(r.b) || recordEnd+4*(r.tables+r.data) > len(r.b) {
		return record{}, errTable
	}
	return r, nil
}

func (r record) at(field int) uint32     { return binary.LittleEndian.Uint32(r.b[field:]) }
func (r record) set(field int, x uint32) { binary.LittleEndian.PutUint32(r.b[field:], x) }

// clearTable clears the table from places to numbers that begins at off: pairs of
// numbers up to a first one of zero, but for that of the first pair.
func (f *functions) clearTable(off int) error {
	start := f.tables + off
	if start >= f.records {
		return errTable
	}
	r := reader{b: f.b[start:f.records]}
	for first := true; first || r.b[0] != 0; first = false {
		r.uint()
		r.uint()
		if r.failed || len(r.b) == 0 {
			return errTable
		}
	}
	clear(f.b[start : f.records-len(r.b)])
	return nil
}
