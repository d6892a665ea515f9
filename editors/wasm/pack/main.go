// Command pack makes a WebAssembly module of Go's linker smaller once it is
// compressed, and changes nothing that it does.
//
// The linker breaks the data into pieces wherever some bytes are zero, 100,000 of
// them, to save bytes that any compression saves better: pack puts them together
// again. And it takes away what is there to print a stack: names, lines, arguments. A
// fault that is survived is still told with its place, the rule or the request, and
// its message; the command has the trace of it.
//
// usage: pack MODULE; it is rewritten.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: pack MODULE")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

func run(name string) error {
	module, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	packed, err := pack(module)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return os.WriteFile(name, packed, 0o755)
}

// The sections of a module that pack knows:
// https://webassembly.github.io/spec/core/binary/modules.html#sections
const (
	custom = 0
	data   = 11
)

var (
	header    = []byte("\x00asm\x01\x00\x00\x00")
	errModule = errors.New("no module of Go's linker, or of a later one: see how it writes data")
)

func pack(module []byte) ([]byte, error) {
	if !bytes.HasPrefix(module, header) {
		return nil, errModule
	}
	out := bytes.Clone(header)
	for rest := module[len(header):]; len(rest) > 0; {
		r := reader{b: rest[1:]}
		body := r.bytes(int(r.uint()))
		if r.failed {
			return nil, errModule
		}
		switch id := rest[0]; id {
		case custom: // the build's name
		case data:
			m, err := readImage(body)
			if err != nil {
				return nil, err
			}
			f, err := findFunctions(m.bytes)
			if err != nil {
				return nil, err
			}
			if err := f.strip(); err != nil {
				return nil, err
			}
			out = appendSection(out, id, m.section())
		default:
			out = appendSection(out, id, body)
		}
		rest = r.b
	}
	return out, nil
}

func appendSection(out []byte, id byte, body []byte) []byte {
	return append(appendUint(append(out, id), uint64(len(body))), body...)
}

// image is the memory as the module begins with it.
type image struct {
	start int
	bytes []byte // from start on
}

// maxMemory is far more than a program begins with, and keeps what is broken from
// asking for more.
const maxMemory = 1 << 28

// Operations of a constant expression.
const (
	opEnd      = 0x0b
	opI32Const = 0x41
)

func readImage(section []byte) (*image, error) {
	type piece struct {
		at    int
		bytes []byte
	}
	var pieces []piece
	r := reader{b: section}
	for n := r.uint(); n > 0; n-- {
		active, op := r.byte(), r.byte()
		at := int(r.int())
		end := r.byte()
		b := r.bytes(int(r.uint()))
		if r.failed || active != 0 || op != opI32Const || end != opEnd || at < 0 || at > maxMemory {
			return nil, errModule
		}
		pieces = append(pieces, piece{at, b})
	}
	if len(pieces) == 0 {
		return nil, errModule
	}
	start, end := maxMemory, 0
	for _, p := range pieces {
		start, end = min(start, p.at), max(end, p.at+len(p.bytes))
	}
	m := &image{start, make([]byte, end-start)}
	for _, p := range pieces {
		copy(m.bytes[p.at-start:], p.bytes)
	}
	return m, nil
}

// section is the image as one piece.
func (m *image) section() []byte {
	out := []byte{1, 0, opI32Const}
	out = appendInt(out, int64(m.start))
	out = append(out, opEnd)
	out = appendUint(out, uint64(len(m.bytes)))
	return append(out, m.bytes...)
}
