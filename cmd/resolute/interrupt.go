package main

import (
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

// ending are the signals that end a run, and what shells call such an end: 128 and
// the signal's number.
var ending = map[os.Signal]int{os.Interrupt: 130, syscall.SIGHUP: 129, syscall.SIGPIPE: exitHungUp, syscall.SIGTERM: 143}

// exitHungUp is for output that nobody reads any more, "resolute lint | head -1".
const exitHungUp = 141

// interruptible has Ctrl-C end a run in order: a file that is being written is as it
// was, and nothing is left beside it. It returns what ends that.
func (a *app) interruptible() (end func()) {
	signals, done := make(chan os.Signal, 1), make(chan struct{})
	for s := range ending {
		signal.Notify(signals, s)
	}
	go func() {
		select {
		case s := <-signals:
			if s == os.Interrupt {
				a.sayInterrupted()
			}
			a.leave(ending[s])
		case <-done:
		}
	}()
	return func() {
		signal.Stop(signals)
		close(done)
	}
}

func (a *app) sayInterrupted() {
	bar := ""
	if obeysEscapes(a.stderr) {
		bar = "\r\x1b[K" // the bar, and the ^C behind it
	}
	what := "interrupted"
	if n := a.total.Load(); n > 1 {
		what += fmt.Sprintf(": %d of %d drafts are done", a.done.Load(), n)
	}
	fmt.Fprintf(os.Stderr, "%sresolute: %s\n", bar, what)
}

// leave ends the program now. What is finished stays.
func (a *app) leave(code int) {
	unfinished.abandon()
	if c := a.cache.Load(); c != nil {
		c.Abandon()
	}
	os.Exit(code)
}
