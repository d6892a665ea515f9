// Command gen packs the tables of package catalogue into what the program carries:
// the volumes of acts, the list of series, and the Security Council's numbers by
// year. It is run by go generate in the directory of the package.
package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

func main() {
	if err := run("."); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(dir string) error {
	made, err := generate(filepath.Join(dir, "tables"))
	if err != nil {
		return err
	}
	for name, content := range made {
		path := filepath.Join(dir, filepath.FromSlash(name))
		// What is the same stays as it is: another Go may pack it another way.
		if had, err := read(path); err == nil && had == content {
			continue
		}
		if err := write(path, content); err != nil {
			return err
		}
	}
	return nil
}

// read is what a generated file holds, unpacked.
func read(path string) (string, error) {
	b, err := os.ReadFile(path)
	if err != nil || filepath.Ext(path) != ".gz" {
		return string(b), err
	}
	r, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return "", err
	}
	b, err = io.ReadAll(r)
	return string(b), err
}

func write(path, content string) error {
	b := []byte(content)
	if filepath.Ext(path) == ".gz" {
		var packed bytes.Buffer
		w, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
		if err != nil {
			return err
		}
		if _, err := w.Write(b); err != nil {
			return err
		}
		if err := w.Close(); err != nil {
			return err
		}
		b = packed.Bytes()
	}
	return os.WriteFile(path, b, 0o644)
}
