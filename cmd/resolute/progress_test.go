package main

import (
	"strings"
	"testing"
	"time"
)

func TestTheBarComesAfterHalfASecondAndGoes(t *testing.T) {
	var b strings.Builder
	at := time.Unix(0, 0)
	p := &progress{w: &b, total: 200, width: 50, now: func() time.Time { return at }}
	p.begun = at
	p.step(1)
	at = at.Add(499 * time.Millisecond)
	p.step(2)
	if b.Len() > 0 {
		t.Errorf("too early: %q", b.String())
	}
	at = at.Add(time.Millisecond)
	p.step(100)
	if got, want := b.String(), "\r[==============               ] 100 of 200 drafts"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	at = at.Add(time.Millisecond)
	p.step(101) // so soon after the last it is not drawn again
	p.clear()
	p.clear()
	if got := b.String(); strings.Count(got, "\r[") != 1 || !strings.HasSuffix(got, "\r\x1b[K") || strings.Count(got, "\x1b[K") != 1 {
		t.Errorf("%q", got)
	}
}

func TestTheBarMakesRoomOnAScreenOnly(t *testing.T) {
	var drawn, out strings.Builder
	a := &app{bar: &progress{w: &drawn, shown: true}}
	(&console{&out, a, false}).Write([]byte("into a pipe\n"))
	if drawn.Len() > 0 || !a.bar.shown {
		t.Errorf("the bar is gone: %q", drawn.String())
	}
	(&console{&out, a, true}).Write([]byte("onto the screen\n"))
	if drawn.String() != "\r\x1b[K" || a.bar.shown {
		t.Errorf("the bar is there: %q", drawn.String())
	}
}

func TestAPipeGetsNoBar(t *testing.T) {
	var b strings.Builder
	a := &app{stdout: &b, stderr: &b}
	p := a.progress(10)
	p.begun = p.begun.Add(-time.Hour)
	p.step(5)
	p.clear()
	if b.Len() > 0 {
		t.Errorf("%q", b.String())
	}
}
