package main

import (
	"fmt"
	"io"
	"os"
	"syscall"
)

// pipe connects to the editor that listens on a named pipe. It is opened so that
// reading and writing do not wait for one another.
func pipe(name string) (io.ReadWriteCloser, error) {
	f, err := os.OpenFile(name, os.O_RDWR|syscall.FILE_FLAG_OVERLAPPED, 0)
	if err != nil {
		return nil, fmt.Errorf("no editor listens on %s: %w", name, err)
	}
	return f, nil
}

// alive tells whether a process is there.
func alive(pid int) bool {
	const still = 259                                         // the exit code of what has not ended
	h, err := syscall.OpenProcess(0x1000, false, uint32(pid)) // to be asked, no more
	if err != nil {
		return err == syscall.ERROR_ACCESS_DENIED
	}
	defer syscall.CloseHandle(h)
	var code uint32
	return syscall.GetExitCodeProcess(h, &code) != nil || code == still
}

// ignoreBrokenPipes has nothing to do here.
func ignoreBrokenPipes() {}
