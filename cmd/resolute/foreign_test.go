package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestTheReferenceClient is a session with the client library that the protocol's
// authors write.
func TestTheReferenceClient(t *testing.T) {
	dir := filepath.Join("..", "..", "editors", "protocol")
	if _, err := os.Stat(filepath.Join(dir, "node_modules")); err != nil {
		t.Skip("the client's packages are not there: npm ci --prefix editors/protocol")
	}
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("there is no node here")
	}
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(node, "--test", "client.test.mjs")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "RESOLUTE="+path)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
