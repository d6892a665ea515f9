package main

import (
	"path/filepath"
	"testing"
)

func TestGeneratedFilesAreWhatTheTablesSay(t *testing.T) {
	made, err := generate("../tables")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range made {
		got, err := read(filepath.Join("..", filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		if got != want {
			t.Errorf("%s is out of date: run go generate ./internal/catalogue", name)
		}
	}
}
