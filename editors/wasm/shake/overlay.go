package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// overlay is what go build -overlay reads: by the path of a file that of another to
// take in its place.
type overlay struct {
	folder  string
	Replace map[string]string
}

// writeOverlay puts into the folder what takes the place of single files, and
// overlay.json with the list.
func writeOverlay(folder string) error {
	o := &overlay{folder: folder, Replace: map[string]string{}}
	if err := o.library(); err != nil {
		return err
	}
	if err := o.volumes("internal/catalogue/acts"); err != nil {
		return err
	}
	for _, dir := range []string{"internal/lsp", "internal/catalogue"} {
		if err := o.oneJSON(dir); err != nil {
			return err
		}
	}
	list, err := json.Marshal(o)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, "overlay.json"), list, 0o644)
}

// library shortens what the server has of Go's library: sorting, which is compiled
// anew for every type that is sorted, by one algorithm where the library has four,
// and archives, which are only read.
func (o *overlay) library() error {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return err
	}
	src := filepath.Join(strings.TrimSpace(string(root)), "src")
	for _, p := range []struct {
		name   string
		change func(*module) error
	}{
		{"slices", shakeSlices},
		{"archive/zip", shakeZip},
	} {
		dir := filepath.Join(src, filepath.FromSlash(p.name))
		m, err := readModule(dir)
		if err != nil {
			return err
		}
		if err := p.change(m); err != nil {
			return err
		}
		for name, f := range m.files {
			if len(f.cuts) == 0 {
				continue
			}
			if err := o.put(filepath.Join(dir, name), []byte(f.done())); err != nil {
				return err
			}
		}
	}
	return nil
}

// shakeSlices makes both sorts, the stable one and the other, the same merging sort.
func shakeSlices(m *module) error {
	const in, ordered = "zsortanyfunc.go", "zsortordered.go"
	for _, err := range []error{
		m.body(in, "stableCmpFunc", `
	if n <= 12 {
		insertionSortCmpFunc(data, 0, n, cmp)
		return
	}
	half := n / 2
	stableCmpFunc(data[:half], half, cmp)
	stableCmpFunc(data[half:n], n-half, cmp)
	first := append([]E(nil), data[:half]...)
	i, j, to := 0, half, 0
	for ; i < half && j < n; to++ {
		if cmp(data[j], first[i]) < 0 {
			data[to] = data[j]
			j++
		} else {
			data[to] = first[i]
			i++
		}
	}
	copy(data[to:], first[i:])
`),
		m.body(in, "pdqsortCmpFunc", "stableCmpFunc(data[a:b], b-a, cmp)"),
		m.body(ordered, "pdqsortOrdered", "stableCmpFunc(data[a:b], b-a, cmp.Compare[E])"),
	} {
		if err != nil {
			return err
		}
	}
	return nil
}

// shakeZip leaves out how files of an archive are compressed.
func shakeZip(m *module) error {
	const in = "register.go"
	if err := m.swap(in, "compressors.Store(Deflate, Compressor(func(w io.Writer) (io.WriteCloser, error) { return newFlateWriter(w), nil }))", ""); err != nil {
		return err
	}
	return m.drop(in, "flateWriterPool", "newFlateWriter", "pooledFlateWriter")
}

// volumes puts the volumes of the catalogue in as they are: what packs the module
// packs them all together, and better.
func (o *overlay) volumes(dir string) error {
	names, err := filepath.Glob(filepath.Join(dir, "*.gz"))
	if err != nil {
		return err
	}
	for _, name := range names {
		packed, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		r, err := gzip.NewReader(bytes.NewReader(packed))
		if err != nil {
			return err
		}
		var plain bytes.Buffer
		w, _ := gzip.NewWriterLevel(&plain, gzip.NoCompression) // of a level that there is
		if _, err := io.Copy(w, r); err != nil {
			return err
		}
		if err := w.Close(); err != nil {
			return err
		}
		whole, err := filepath.Abs(name)
		if err != nil {
			return err
		}
		if err := o.put(whole, plain.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

// oneJSON has a package of ours read JSON by the library that the protocol's module
// brings. It has a package that does what encoding/json does, and so there is no need
// for two libraries.
func (o *overlay) oneJSON(dir string) error {
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return err
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		other := bytes.Replace(text, []byte("\"encoding/json\"\n"), []byte("\"github.com/go-json-experiment/json/v1\"\n"), 1)
		if strings.HasSuffix(name, "_test.go") || bytes.Equal(text, other) {
			continue
		}
		whole, err := filepath.Abs(name)
		if err != nil {
			return err
		}
		if err := o.put(whole, other); err != nil {
			return err
		}
	}
	return nil
}

// put has content take the place of the file at path.
func (o *overlay) put(path string, content []byte) error {
	to := filepath.Join(o.folder, "overlay", strings.ReplaceAll(filepath.ToSlash(path), "/", "+"))
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	o.Replace[path] = to
	return os.WriteFile(to, content, 0o644)
}
