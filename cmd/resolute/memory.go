package main

import (
	"os"
	"runtime/debug"

	"resolute/internal/docx"
	"resolute/internal/workspace"
)

// wordMemory is what a run that reads Word documents is held to. What they unpack to is
// thrown away as soon as it is read, and should be collected before more is asked for.
const wordMemory = 150 << 20

// load is what an input holds.
func (a *app) load(in workspace.Input) ([]byte, error) {
	data, err := workspace.Load(in, a.stdin)
	if err == nil && docx.Is(data) && os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
		debug.SetGCPercent(100)
		debug.SetMemoryLimit(wordMemory)
	}
	return data, err
}
