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
		// A draft is read, told about and forgotten. Collecting less often costs
		// a few megabytes and saves a tenth of the time.
		debug.SetGCPercent(200)
	}
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
