package house

import (
	"embed"
	"strconv"
	"strings"
)

//go:embed skeletons/*.txt
var skeletons embed.FS

// Skeleton is the text that a new draft of the house begins with: the parts that it
// has to have, in order, with labels and marks as the house sets them. What the
// drafter is to write stands in braces, "{Title}"; words in braces that stand more
// than once are the same at each place. A house of the user's own has that of the
// house it is like. The texts are files beside this one, a house each.
func (h *House) Skeleton() string {
	for _, id := range []string{h.ID, h.extends, "other"} {
		if raw, err := skeletons.ReadFile("skeletons/" + id + ".txt"); err == nil {
			return string(raw)
		}
	}
	return ""
}

// Snippet is a skeleton as editors fill it in, in the notation of the language
// server protocol: "${1:Title}".
func Snippet(skeleton string) string {
	var out strings.Builder
	numbers := map[string]int{}
	for {
		before, rest, ok := strings.Cut(skeleton, "{")
		out.WriteString(snippetEscapes.Replace(before))
		if !ok {
			return out.String()
		}
		words, after, _ := strings.Cut(rest, "}")
		n := numbers[words]
		if n == 0 {
			n = len(numbers) + 1
			numbers[words] = n
		}
		out.WriteString("${" + strconv.Itoa(n) + ":" + snippetEscapes.Replace(words) + "}")
		skeleton = after
	}
}

var snippetEscapes = strings.NewReplacer(`\`, `\\`, `$`, `\$`, `}`, `\}`)

// Filled is a skeleton with the words in its braces.
func Filled(skeleton string) string { return strings.NewReplacer("{", "", "}", "").Replace(skeleton) }
