package main

import (
	"io"
	"os"
	"strconv"

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
		s.Color = tty && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	}
	if n, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil {
		s.Width = n
	}
	return s
}

// console is standard output or standard error, on which a progress bar makes room
// for what is written.
type console struct {
	io.Writer
	app *app
}

func (c *console) Write(b []byte) (int, error) {
	if bar := c.app.bar; bar != nil {
		bar.clear()
	}
	return c.Writer.Write(b)
}

// isTerminal takes every character device for a terminal; the only other one
// that output is sent to is the null device, where it does no harm.
func isTerminal(w io.Writer) bool {
	if c, ok := w.(*console); ok {
		w = c.Writer
	}
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
