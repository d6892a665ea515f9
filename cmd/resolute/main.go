// Command resolute checks formal resolutions in plain text: "resolute lint
// draft.txt". It wires the packages of internal together and decides nothing
// about resolutions itself.
package main

import (
	"os"
	"runtime/debug"
)

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(seldom)
	}
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
