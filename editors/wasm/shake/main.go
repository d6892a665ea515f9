// Command shake makes copies of some modules that are smaller once compiled, for the
// WebAssembly server alone: a page has to load it. What is left out is what the
// linker cannot know to be unused: what is reached through interfaces, from the
// initial values of variables, or by reflection.
//
// usage: shake FOLDER; run in the repository, it writes the copies and FOLDER/go.mod,
// which is go.mod with the copies in place of the modules, for go build -modfile, and
// FOLDER/overlay.json, for go build -overlay.
package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: shake FOLDER")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "shake:", err)
		os.Exit(1)
	}
}

// shaken are the modules and what becomes of them.
var shaken = []struct {
	path   string
	change func(*module) error
}{
	{"go.lsp.dev/protocol", shakeProtocol},
	{"go.lsp.dev/jsonrpc2", shakeRPC},
	{"github.com/go-json-experiment/json", shakeJSON},
	{"go.uber.org/zap", shakeZap},
	{"github.com/sergi/go-diff", shakeDiff},
}

func run(folder string) error {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return err
	}
	mod, err := os.ReadFile("go.mod")
	if err != nil {
		return err
	}
	sum, err := os.ReadFile("go.sum")
	if err != nil {
		return err
	}
	for _, s := range shaken {
		to := filepath.Join(folder, filepath.Base(s.path))
		if err := copyModule(s.path, to, s.change); err != nil {
			return fmt.Errorf("%s: %w", s.path, err)
		}
		mod = fmt.Appendf(mod, "\nreplace %s => %s\n", s.path, to)
	}
	if err := os.WriteFile(filepath.Join(folder, "go.mod"), mod, 0o644); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(folder, "go.sum"), sum, 0o644); err != nil {
		return err
	}
	return writeOverlay(folder)
}

// shakeZap leaves the logger and takes away what a process configures one by: flags,
// files and addresses to log to, levels set over HTTP, which brings all of HTTP and
// its cryptography. The server is given a logger that is made.
func shakeZap(m *module) error {
	for _, name := range []string{"http_handler.go", "config.go", "encoder.go", "flag.go", "sink.go", "writer.go", "global.go", "sugar.go"} {
		if err := m.replace(name, "package zap\n"); err != nil {
			return err
		}
	}
	if err := m.drop("zapcore/encoder.go", "UnmarshalText", "UnmarshalJSON", "UnmarshalYAML"); err != nil {
		return err
	}
	if err := m.body("zapcore/reflected_encoder.go", "defaultReflectedEncoder", "return nil"); err != nil {
		return err
	}
	return m.drop("logger.go", "NewProduction", "NewDevelopment", "NewExample", "Sugar")
}

// shakeRPC leaves the connection over a given stream and takes away what listens for
// connections, which brings the network.
func shakeRPC(m *module) error {
	for _, name := range []string{"serve.go", "pipeline_client.go"} {
		if err := m.replace(name, "package jsonrpc2\n"); err != nil {
			return err
		}
	}
	return m.swap("conn.go", "net.ErrClosed", "os.ErrClosed")
}

// shakeJSON leaves out what no message has: times, bytes in the bases 16 to 64, and
// structs that take up the fields which they do not have.
func shakeJSON(m *module) error {
	return cmp.Or(
		m.body("arshal_time.go", "makeTimeArshaler", "return fncs"),
		m.body("arshal_default.go", "makeBytesArshaler", "return fncs"),
		m.drop("arshal_default.go", "appendEncodeBase16"),
		m.body("arshal_embedded.go", "marshalEmbeddedFallbackAll", "return nil"),
		m.body("arshal_embedded.go", "unmarshalEmbeddedFallbackNext", "return nil"),
	)
}

// shakeDiff leaves the differences of two sequences and takes away what is made of
// them: patches, deltas and pages, for which the module compiles regular expressions.
func shakeDiff(m *module) error {
	const in = "diffmatchpatch/"
	if err := m.replace(in+"patch.go", "package diffmatchpatch\n"); err != nil {
		return err
	}
	if err := m.body(in+"diff.go", "diffLineMode", "return nil"); err != nil {
		return err
	}
	return m.drop(in+"diff.go", "nonAlphaNumericRegex", "diffCleanupSemanticScore", "DiffCleanupSemanticLossless",
		"DiffCleanupSemantic", "DiffCleanupEfficiency", "DiffPrettyHtml", "DiffPrettyText", "DiffToDelta", "DiffFromDelta")
}
