package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"

	"resolute/internal/lsp"
)

// lsp serves an editor over standard input and output.
func (a *app) lsp() *cobra.Command {
	var stdio bool
	var logFile string
	var verbose bool
	cmd := &cobra.Command{
		Use:   "lsp",
		Short: "Serve an editor (language server protocol over standard input and output)",
		Long: `Lsp is what an editor starts to have drafts checked while they are written. In
Neovim 0.11:

  vim.lsp.config("resolute", { cmd = { "resolute", "lsp" }, filetypes = { "text", "markdown" }, root_markers = { "resolute.toml", ".git" } })
  vim.lsp.enable("resolute")

In Helix, languages.toml:

  [language-server.resolute]
  command = "resolute"
  args = ["lsp"]

It opens no network connection. What goes wrong is logged to standard error.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			out := io.Writer(a.stderr)
			if logFile != "" {
				f, err := os.OpenFile(logFile, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
				if err != nil {
					return fmt.Errorf("opening the log: %w", err)
				}
				defer f.Close()
				out = f
			}
			level := zap.WarnLevel
			if verbose {
				level = zap.DebugLevel
			}
			log := zap.New(zapcore.NewCore(zapcore.NewConsoleEncoder(zap.NewProductionEncoderConfig()), zapcore.AddSync(out), level))
			orderly, err := lsp.Serve(context.Background(), struct {
				io.Reader
				io.Writer
				io.Closer
			}{a.stdin, a.stdout, io.NopCloser(a.stdin)}, lsp.Options{Version: version, Log: log})
			if err != nil {
				return fmt.Errorf("serving the editor: %w", err)
			}
			if !orderly {
				a.exit(exitFindings) // the protocol has 1 for an exit without shutdown
			}
			return nil
		},
	}
	f := cmd.Flags()
	f.BoolVar(&stdio, "stdio", true, "standard input and output, which is all there is; some editors say so")
	f.StringVar(&logFile, "log-file", "", "write the log to this file")
	f.BoolVar(&verbose, "verbose", false, "log more")
	return cmd
}
