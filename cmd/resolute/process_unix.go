//go:build !windows

package main

import (
	"errors"
	"io"
	"os"
	"os/signal"
	"syscall"
)

// pipe connects to the editor that listens on a socket file.
func pipe(name string) (io.ReadWriteCloser, error) { return dialUnix(name) }

// started is who started the server, if it is still there.
var started = os.Getppid()

// alive tells whether a process is there. An editor that started the server and
// ended may be a process for a while yet, of which nobody has taken notice; it is
// the server's parent no more.
func alive(pid int) bool {
	if pid == started && os.Getppid() != pid {
		return false
	}
	err := syscall.Kill(pid, 0)
	return err == nil || errors.Is(err, syscall.EPERM)
}

// ignoreBrokenPipes has an editor that hangs up be an error of writing, not the end
// of the process.
func ignoreBrokenPipes() { signal.Ignore(syscall.SIGPIPE) }
