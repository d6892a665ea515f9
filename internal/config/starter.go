package config

import (
	"fmt"
	"strings"

	"resolute/internal/house"
)

// Starter is a settings file to begin with: it says what was found in the folder, in a
// few words, sets the house h unless that is nil, and tells what else can be set.
func Starter(found string, h *house.House) string {
	var b strings.Builder
	b.WriteString("# Settings of resolute for the drafts in this folder and below.\n# Which settings hold for a draft, and why: resolute config show draft.txt\n\n")
	fmt.Fprintf(&b, "# Found: %s.\n# Each draft is read as its enacting line says unless a house is set here\n# (resolute houses lists them).\n", found)
	if h != nil {
		fmt.Fprintf(&b, "house = %q # %s\n", h.ID, h.Name)
	} else {
		b.WriteString("# house = \"unga\"\n")
	}
	b.WriteString(`
# Texts that are adopted: their numbers and titles are known, they are never checked.
# adopted = ["adopted/"]

# What is left out, in the form of .gitignore; also when it is named.
# exclude = ["old/"]

# Acts of your own: CSV, BibTeX, CSL-JSON or TOML.
# catalogues = ["acts.csv"]

# Repairs are written as revision marks, to be accepted one by one.
# track = true

# How grave a rule's findings are: error, warning, info, hint or off
# (resolute rules lists them).
# [rules]
# label-gap = "off"

# A rule that is silent in some files or paragraphs, for a reason.
# [[suppress]]
# rule = "label-gap"
# files = "2014/"
# reason = "why it is put up with"

# A reference that is not followed: "paragraph 5" may be one of another text.
# [[unlink]]
# files = "draft.txt"
# reference = "paragraph 5"
# reason = "that of the annex to the report"

# A number that stays as it is, and that the series goes on from.
# [[lock]]
# files = "draft.txt"
# paragraph = "OP3A"
# reason = "number of the text that is amended"
`)
	return b.String()
}
