package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"github.com/spf13/cobra"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"

	"resolute/internal/lsp"
)

// lspFlags are those of resolute lsp.
type lspFlags struct {
	stdio        bool
	socket, port int
	pipe         string
	parent       int
	logFile      string
	trace        string
	verbose      bool
}

// lsp serves an editor.
func (a *app) lsp() *cobra.Command {
	var o lspFlags
	cmd := &cobra.Command{
		Use:   "lsp",
		Short: "Serve an editor while a draft is written",
		Long: `Lsp is what an editor starts to have drafts checked while they are written: a
server of the language server protocol. It speaks over standard input and
output, and opens no network connection.

Neovim (0.11), in init.lua:

  vim.lsp.config("resolute", {
    cmd = { "resolute", "lsp" },
    filetypes = { "text", "markdown" },
    root_markers = { "resolute.toml", ".git" },
  })
  vim.lsp.enable("resolute")

Helix, in languages.toml:

  [language-server.resolute]
  command = "resolute"
  args = ["lsp"]

  [[language]]
  name = "resolution"
  scope = "text.resolution"
  file-types = ["resolution", "txt"]
  language-servers = ["resolute"]

Emacs (29), in init.el:

  (with-eval-after-load 'eglot
    (add-to-list 'eglot-server-programs '(text-mode . ("resolute" "lsp"))))

Settings are those of resolute.toml beside or above a draft, as on the command
line. An editor's own hold where there is no such file: "resolute.house", the
house that drafts are read as, and "resolute.rules", a rule's level by its
name. "resolute.off" lists what is not wanted of "formatting", "lenses",
"hints", "index" (of the folder's drafts) and "untitled" (findings in what has
no name yet).`,
		Example: `  resolute lsp                             what an editor runs
  resolute lsp --log-file resolute.log --trace resolute.trace
                                           see what an editor and the server say`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return a.serve(&o) },
	}
	f := cmd.Flags()
	f.BoolVar(&o.stdio, "stdio", false, "standard input and output, which is what is spoken over anyway")
	f.IntVar(&o.socket, "socket", 0, "the `port` of this computer that the editor listens on; if none does, one is waited for there")
	f.IntVar(&o.port, "port", 0, "the `port`, as with --socket")
	f.StringVar(&o.pipe, "pipe", "", "the socket `file`, on Windows the named pipe, that the editor listens on")
	f.IntVar(&o.parent, "clientProcessId", 0, "the editor's `process`: the server leaves when it is gone")
	f.StringVar(&o.logFile, "log-file", "", "write the log to this `file` instead of standard error")
	f.StringVar(&o.trace, "trace", "", "write every message of the session to this `file`; it holds the drafts")
	f.BoolVar(&o.verbose, "verbose", false, "log every message with the time it took; no text of a draft is logged")
	_ = f.MarkHidden("port") // it is there
	cmd.MarkFlagsMutuallyExclusive("stdio", "socket", "port", "pipe")
	return cmd
}

// serve runs one session.
func (a *app) serve(o *lspFlags) error {
	log, done, err := a.logger(o)
	if err != nil {
		return err
	}
	defer done()
	options := lsp.Options{Version: version, Log: log, Parent: o.parent, Alive: alive}
	if o.trace != "" {
		f, err := appendTo(o.trace)
		if err != nil {
			return err
		}
		defer f.Close()
		options.Wire = f
	}
	if os.Getenv("GOGC") == "" {
		// Unlike a run over files a session lasts, and is one of many programs at work.
		debug.SetGCPercent(100)
	}
	rw, err := a.transport(o)
	if err != nil {
		return err
	}
	orderly, err := lsp.Serve(context.Background(), rw, options)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("serving the editor: %w", err)
	}
	if !orderly {
		a.exit(exitFindings) // the protocol has 1 for an end without shutdown
	}
	return nil
}

// transport is what the editor is spoken with over.
func (a *app) transport(o *lspFlags) (io.ReadWriteCloser, error) {
	switch port := cmp.Or(o.socket, o.port); {
	case port != 0:
		return socket(port)
	case o.pipe != "":
		return pipe(o.pipe)
	}
	ignoreBrokenPipes()
	return struct {
		io.Reader
		io.Writer
		io.Closer
	}{a.stdin, a.stdout, io.NopCloser(a.stdin)}, nil
}

// logger is the log, and what is to be done at its end.
func (a *app) logger(o *lspFlags) (*zap.Logger, func(), error) {
	out, done := io.Writer(a.stderr), func() {}
	if o.logFile != "" {
		f, err := appendTo(o.logFile)
		if err != nil {
			return nil, nil, err
		}
		out, done = f, func() { f.Close() }
	}
	level := zap.WarnLevel
	if o.logFile != "" {
		level = zap.InfoLevel // which settings hold in a folder
	}
	if o.verbose {
		level = zap.DebugLevel
	}
	encoder := zap.NewProductionEncoderConfig()
	encoder.EncodeTime = zapcore.ISO8601TimeEncoder
	return zap.New(zapcore.NewCore(zapcore.NewConsoleEncoder(encoder), zapcore.Lock(zapcore.AddSync(out)), level)), done, nil
}

// appendTo opens a file that only its owner may read: drafts are confidential.
func appendTo(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", path, errors.Unwrap(err))
	}
	return f, nil
}
