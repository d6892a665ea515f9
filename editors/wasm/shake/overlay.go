package main

import (
	"bytes"
	"cmp"
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
	if err := o.volumes(); err != nil {
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
// and archives.
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
		{"net/url", shakeURL},
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

// shakeSlices makes both sorts, the stable one and the other, the same merging sort. It
// puts numbers in order, and is compiled once; of each type there is what compares and
// what moves.
func shakeSlices(m *module) error {
	const in = "zsortanyfunc.go"
	return cmp.Or(
		m.body(in, "stableCmpFunc", `
	order := inOrder(n, func(i, j int32) bool { return cmp(data[i], data[j]) < 0 })
	sorted := make([]E, n)
	for to, from := range order {
		sorted[to] = data[from]
	}
	copy(data, sorted)
}

// inOrder is the numbers below n in order, those that are alike as they were.
func inOrder(n int, less func(i, j int32) bool) []int32 {
	order, other := make([]int32, n), make([]int32, n)
	for i := range order {
		order[i] = int32(i)
	}
	for width := 1; width < n; width *= 2 {
		for start := 0; start < n; start += 2 * width {
			half, end := min(start+width, n), min(start+2*width, n)
			i, j := start, half
			for to := start; to < end; to++ {
				if j == end || i < half && !less(order[j], order[i]) {
					other[to] = order[i]
					i++
				} else {
					other[to] = order[j]
					j++
				}
			}
		}
		order, other = other, order
	}
	return order
`),
		m.body(in, "pdqsortCmpFunc", "stableCmpFunc(data[a:b], b-a, cmp)"),
		m.body("zsortordered.go", "pdqsortOrdered", "stableCmpFunc(data[a:b], b-a, cmp.Compare[E])"),
	)
}

// shakeZip leaves out how files of an archive are compressed and unpacked: the server
// links what reads Word documents, and reads none.
func shakeZip(m *module) error {
	return m.drop("register.go", "init", "flateWriterPool", "newFlateWriter", "pooledFlateWriter", "flateReaderPool", "newFlateReader", "pooledFlateReader")
}

// shakeURL takes a host as it is, where the library looks whether it is an address of the
// network's: names of documents have none.
func shakeURL(m *module) error {
	return m.body("url.go", "parseHost", "return unescape(host, encodeHost)")
}

// volumes puts the volumes of the catalogue in as they are: what packs the module
// packs them all together, and better, and there is nothing to unpack.
func (o *overlay) volumes() error {
	const dir = "internal/catalogue"
	m, err := readModule(dir)
	if err != nil {
		return err
	}
	if err := m.body("volumes.go", "unpack", `
	table, err := volumeFiles.ReadFile("acts/" + name + ".tsv.gz")
	if err != nil {
		panic(err)
	}
	return newVolume(string(table))
`); err != nil {
		return err
	}
	if err := o.put(dir+"/volumes.go", []byte(m.files["volumes.go"].done())); err != nil {
		return err
	}
	names, err := filepath.Glob(dir + "/acts/*.gz")
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
		table, err := io.ReadAll(r)
		if err != nil {
			return err
		}
		if err := o.put(name, table); err != nil {
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
		if err := o.put(name, other); err != nil {
			return err
		}
	}
	return nil
}

// put has content take the place of the file at path.
func (o *overlay) put(path string, content []byte) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	to := filepath.Join(o.folder, "overlay", strings.ReplaceAll(filepath.ToSlash(path), "/", "+"))
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	o.Replace[path] = to
	return os.WriteFile(to, content, 0o644)
}
