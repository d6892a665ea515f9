package main

import (
	"io"
	"os"
	"strconv"

	"golang.org/x/term"

	"resolute/internal/report"
)

// style is how to lay out text for what it is written to. format is "text",
// "full" or "concise", color "auto", "always" or "never".
func style(w io.Writer, format, color string) report.Style {
	tty := isTerminal(w)
	s := report.Style{Full: format == "full" || format == "text" && tty}
	switch color {
	case "always":
		s.Color = true
	case "auto":
		// The logs of CI servers show colours and are no terminals; files are none.
		force := os.Getenv("FORCE_COLOR")
		_, log := w.(*console)
		wanted := obeysEscapes(w) || log && force != "" && force != "0"
		s.Color = wanted && os.Getenv("NO_COLOR") == ""
	}
	s.Width = terminalWidth(w)
	return s
}

// terminalWidth is how many columns there are: as COLUMNS has it, which users and
// tests may set, or the terminal itself; 0 where neither says.
func terminalWidth(w io.Writer) int {
	if n, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil {
		return n
	}
	f, ok := file(w)
	if !ok {
		return 0
	}
	n, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return n
}

// console is standard output or standard error. On a screen a progress bar makes room
// for what is written; what goes into a pipe leaves it alone.
type console struct {
	io.Writer
	app    *app
	screen bool
}

func (c *console) Write(b []byte) (int, error) {
	if bar := c.app.bar; bar != nil && c.screen {
		bar.clear()
	}
	return c.Writer.Write(b)
}

func isTerminal(w io.Writer) bool {
	f, ok := file(w)
	return ok && term.IsTerminal(int(f.Fd()))
}

// obeysEscapes tells a terminal in which escape sequences colour and clear.
func obeysEscapes(w io.Writer) bool {
	f, ok := file(w)
	return ok && isTerminal(w) && os.Getenv("TERM") != "dumb" && askForEscapes(f)
}

// file is the file that is written to, if it is one.
func file(w io.Writer) (*os.File, bool) {
	if c, ok := w.(*console); ok {
		w = c.Writer
	}
	f, ok := w.(*os.File)
	return f, ok
}
