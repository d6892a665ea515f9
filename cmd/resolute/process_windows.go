package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"syscall"

	"golang.org/x/sys/windows"
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

// hungUp tells that whoever read the output has gone.
func hungUp(err error) bool {
	errno, ok := errors.AsType[syscall.Errno](err)
	return ok && (errno == windows.ERROR_BROKEN_PIPE || errno == windows.ERROR_NO_DATA || errno == windows.ERROR_PIPE_NOT_CONNECTED)
}

// askForEscapes has a console obey escape sequences, which it prints as they are
// unless a program asks; false where it cannot, before Windows 10.
func askForEscapes(f *os.File) bool {
	console := windows.Handle(f.Fd())
	var mode uint32
	if err := windows.GetConsoleMode(console, &mode); err != nil {
		return false
	}
	return windows.SetConsoleMode(console, mode|windows.ENABLE_PROCESSED_OUTPUT|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}

// ignoreBrokenPipes has nothing to do here.
func ignoreBrokenPipes() {}
