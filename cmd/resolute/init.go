package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"resolute/internal/config"
	"resolute/internal/house"
	"resolute/internal/workspace"
)

func (a *app) init() *cobra.Command {
	return &cobra.Command{
		Use:   "init [FOLDER]",
		Short: "Write a settings file for a folder of drafts",
		Long: `Init looks at the drafts in a folder, the current one unless told, finds out
whose they are, and writes a resolute.toml with what it found and what can be
set. It never overwrites one.`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := "."
			if len(args) > 0 {
				dir = args[0]
			}
			return a.writeSettings(dir)
		},
	}
}

func (a *app) writeSettings(dir string) error {
	if info, err := os.Stat(dir); err != nil {
		return workspace.Cannot("read", dir, err)
	} else if !info.IsDir() {
		return fmt.Errorf("%s is no folder: settings are for the drafts in one, and below it", dir)
	}
	path := filepath.Join(dir, config.FileName)
	switch _, err := os.Lstat(path); {
	case err == nil:
		return fmt.Errorf("%s is there already; resolute config show FILE tells what holds", path)
	case !errors.Is(err, fs.ErrNotExist):
		return workspace.Cannot("read", path, err)
	}
	r := reading{noConfig: true}
	if err := r.load(); err != nil {
		return err
	}
	found, err := workspace.Search{Settings: r.settings}.Find([]string{dir})
	if err != nil {
		return err
	}
	count := map[*house.House]int{}
	drafts := 0
	for _, in := range found.Inputs {
		d, err := r.open(a, in)
		if err != nil {
			continue // a file that is no draft says nothing of the house
		}
		count[d.house]++
		drafts++
	}
	if err := writeFile(path, settingsFor(drafts, count)); err != nil {
		return workspace.Cannot("write", path, err)
	}
	_, err = fmt.Fprintf(a.stdout, "%s is written: %s\n", path, housesOf(drafts, count))
	return written(err)
}

// housesOf is "12 drafts: 9 unga, 3 unsc".
func housesOf(drafts int, count map[*house.House]int) string {
	if drafts == 0 {
		return "there are no drafts yet"
	}
	noun := "drafts"
	if drafts == 1 {
		noun = "draft"
	}
	return fmt.Sprintf("%d %s: %s", drafts, noun, strings.Join(tally(count), ", "))
}

// tally is "9 unga", "3 unsc": the commonest first.
func tally(count map[*house.House]int) []string {
	var all []*house.House
	for _, h := range house.All() {
		if count[h] > 0 {
			all = append(all, h)
		}
	}
	slices.SortStableFunc(all, func(x, y *house.House) int { return count[y] - count[x] })
	var out []string
	for _, h := range all {
		out = append(out, fmt.Sprintf("%d %s", count[h], h.ID))
	}
	return out
}

// settingsFor is a settings file that says what was found, and what can be set.
func settingsFor(drafts int, count map[*house.House]int) string {
	var only *house.House
	if len(count) == 1 {
		for only = range count {
		}
	}
	return config.Starter(housesOf(drafts, count), only)
}
