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

// hungUp tells that whoever read the output has gone.
func hungUp(err error) bool { return errors.Is(err, syscall.EPIPE) }

// askForEscapes has nothing to do here: every terminal obeys escape sequences.
func askForEscapes(*os.File) bool { return true }

// ignoreBrokenPipes has an editor that hangs up be an error of writing, not the end
// of the process.
func ignoreBrokenPipes() { signal.Ignore(syscall.SIGPIPE) }
