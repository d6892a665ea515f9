package repair

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"resolute/internal/compare"
	"resolute/internal/lexicon"
)

// piece is a stretch of the flattened text: of the former text, or put in; or one of
// the former text that the flattened one has not.
type piece struct {
	text  string
	old   bool // the former text has it
	there bool // the flattened text has it
}

// What it costs to find the former text in the flattened one: nothing is struck from
// that, so every word of the former text should be there, and what is not of it comes
// in few stretches.
const (
	costOpen      = 2          // another stretch that was put in
	costLine      = 1          // one that is whole lines
	costMore      = 1e-3       // each word or sign of it
	costBlank     = 0.2        // a blank too many or too few
	costWithin    = 0.01       // a stretch that ends where no blank is
	costHead      = 0.8        // one that ends within a word
	costGluedPut  = 3.5        // two words run together in it
	costWord      = 5          // a word of the former text that is missing
	costSign      = 3          // and a mark
	mostEmbedding = 24_000_000 // pairs of words that are looked at, a byte each for two ways
)

// embed finds the former text in the flattened one, of which it is a part: what
// tracked changes strike stays where it is, and what they insert comes between. It
// tells what part of the former text's words is not there: all of them where the texts
// are too long to be looked through.
func embed(flat, base string) ([]piece, float64) {
	f, b := linesOf(flat), linesOf(base)
	var out []piece
	lost, all := 0, 0
	i, j, left := 0, 0, mostEmbedding
	for _, same := range append(anchors(f, b), [2]int{len(f), len(b)}) {
		x, y := compare.Tokens(strings.Join(f[i:same[0]], "")), compare.Tokens(strings.Join(b[j:same[1]], ""))
		if left -= (len(x) + 1) * (len(y) + 1); left < 0 {
			return nil, 1
		}
		out = append(out, fit(x, y)...)
		if same[0] < len(f) {
			out = append(out, piece{f[same[0]], true, true})
		}
		i, j = same[0]+1, same[1]+1
	}
	for _, p := range out {
		if p.old {
			n := len(strings.Fields(p.text))
			all += n
			if !p.there {
				lost += n
			}
		}
	}
	return together(out), float64(lost) / float64(max(all, 1))
}

func linesOf(s string) []string { return slices.Collect(strings.Lines(s)) }

// anchors are the lines that stand once in both texts, in order.
func anchors(f, b []string) [][2]int {
	once := map[string][2]int{} // where, plus one; -1 if more than once
	for side, lines := range [2][]string{f, b} {
		for i, line := range lines {
			if len(strings.Fields(line)) < 4 {
				continue
			}
			at := once[line]
			if at[side] == 0 {
				at[side] = i + 1
			} else {
				at[side] = -1
			}
			once[line] = at
		}
	}
	var all [][2]int
	for i, line := range f {
		if at := once[line]; at[0] == i+1 && at[1] > 0 {
			all = append(all, [2]int{i, at[1] - 1})
		}
	}
	return rising(all)
}

// rising is the longest part of places in f in which those in b rise, too.
func rising(all [][2]int) [][2]int {
	var tops []int // of the chains of each length, the last one's index
	from := make([]int, len(all))
	for k, p := range all {
		n, _ := slices.BinarySearchFunc(tops, p[1], func(t, at int) int { return all[t][1] - at })
		from[k] = -1
		if n > 0 {
			from[k] = tops[n-1]
		}
		if n == len(tops) {
			tops = append(tops, k)
		} else {
			tops[n] = k
		}
	}
	var out [][2]int
	if len(tops) > 0 {
		for k := tops[len(tops)-1]; k >= 0; k = from[k] {
			out = append(out, all[k])
		}
	}
	slices.Reverse(out)
	return out
}

// The steps of an embedding, and the two states between them: within what both have,
// and within what was put in.
const (
	stepMatch uint8 = iota // both have the word
	stepHead               // the flattened word begins with it: what follows was put in
	stepTail               // the flattened word ends with it
	stepPut                // put in
	stepMiss               // missing
	stepMask  = 7
	fromPut   = 8 // the step comes from within what was put in
)

// cell is the least that it costs to come to a place in the two texts, by state, and
// the step that leads there.
type cell struct {
	cost [2]float32
	how  [2]uint8
}

func (c *cell) try(state int, cost float32, step uint8) {
	if cost < c.cost[state] {
		c.cost[state], c.how[state] = cost, step
	}
}

// fit is embed for the words of a part of the two texts.
func fit(f, b []string) []piece {
	n, m := len(f), len(b)
	inf := float32(math.Inf(1))
	// steps[state][i*(m+1)+j] is how (i, j) is reached at the least cost.
	var steps [2][]uint8
	for s := range steps {
		steps[s] = make([]uint8, (n+1)*(m+1))
	}
	var rows [2][2][]float32
	for k := range rows {
		for s := range rows[k] {
			rows[k][s] = make([]float32, m+1)
		}
	}
	joints := jointsOf(f, b)
	for i := 0; i <= n; i++ {
		here, above := &rows[i%2], &rows[(i+1)%2]
		open, blank := float32(costOpen), i > 0 && isBlank(f[i-1])
		if i == 1 || i > 1 && f[i-2] == "\n" {
			open = costLine
		}
		for j := 0; j <= m; j++ {
			c := cell{cost: [2]float32{inf, inf}}
			if i == 0 && j == 0 {
				c.cost[0] = 0
			}
			if i > 0 && j > 0 {
				joints.both(&c, i-1, j-1, above)
			}
			if i > 0 {
				if blank {
					c.try(0, above[0][j]+costBlank, stepPut)
				}
				c.try(1, above[0][j]+open+joints.cost[i-1], stepPut)
				c.try(1, above[1][j]+costMore+joints.cost[i-1], stepPut|fromPut)
			}
			if j > 0 {
				miss := joints.miss[j-1]
				c.try(0, here[0][j-1]+miss, stepMiss)
				c.try(1, here[1][j-1]+miss, stepMiss|fromPut)
			}
			for s := range steps {
				here[s][j], steps[s][i*(m+1)+j] = c.cost[s], c.how[s]
			}
		}
	}
	state := 0
	if rows[n%2][1][m] < rows[n%2][0][m] {
		state = 1
	}
	return trace(f, b, steps, state)
}

// missing is what it costs that the flattened text has not a word of the former one.
func missing(w string) float32 {
	switch {
	case isBlank(w):
		return costBlank
	case !wordly(w):
		return costSign
	}
	return costWord
}

// trace goes the way of the least cost back.
func trace(f, b []string, steps [2][]uint8, state int) []piece {
	var out []piece
	i, j := len(f), len(b)
	for i > 0 || j > 0 {
		how := steps[state][i*(len(b)+1)+j]
		switch how & stepMask {
		case stepMatch:
			i, j = i-1, j-1
			out = append(out, piece{f[i], true, true})
		case stepHead:
			i, j = i-1, j-1
			out = append(out, piece{f[i][len(b[j]):], false, true}, piece{b[j], true, true})
		case stepTail:
			i, j = i-1, j-1
			out = append(out, piece{b[j], true, true}, piece{f[i][:len(f[i])-len(b[j])], false, true})
		case stepPut:
			i--
			out = append(out, piece{f[i], false, true})
		case stepMiss:
			j--
			out = append(out, piece{b[j], true, false})
		}
		state = 0
		if how&fromPut != 0 {
			state = 1
		}
	}
	slices.Reverse(out)
	return out
}

func isBlank(s string) bool { return s != "\n" && strings.TrimSpace(s) == "" }

func wordly(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}

// together makes one piece of neighbours of a kind.
func together(pieces []piece) []piece {
	var out []piece
	for _, p := range pieces {
		if k := len(out) - 1; k >= 0 && out[k].old == p.old && out[k].there == p.there {
			out[k].text += p.text
		} else if p.text != "" {
			out = append(out, p)
		}
	}
	return out
}

// joints tells which words of the flattened text may be two run together.
type joints struct {
	f, b   []string
	fs, bs []int32   // the words by number: the same have the same
	may    []bool    // of the words of f
	cost   []float32 // of taking one of them for put in: two run together are not
	miss   []float32 // of the words of b: of one that is missing
}

func jointsOf(f, b []string) *joints {
	had := map[string]bool{}
	for _, w := range b {
		had[w] = true
	}
	x := &joints{f: f, b: b, may: make([]bool, len(f)), cost: make([]float32, len(f)), miss: make([]float32, len(b))}
	numbers := map[string]int32{}
	for _, side := range []struct {
		words []string
		as    *[]int32
	}{{f, &x.fs}, {b, &x.bs}} {
		for _, w := range side.words {
			n, ok := numbers[w]
			if !ok {
				n = int32(len(numbers))
				numbers[w] = n
			}
			*side.as = append(*side.as, n)
		}
	}
	for j, w := range b {
		x.miss[j] = missing(w)
	}
	for i, w := range f {
		x.may[i] = len(w) > 1 && wordly(w) && (!had[w] || unicode.IsDigit(rune(w[0])))
		if x.may[i] && runTogether(w, had) {
			x.cost[i] = costGluedPut
		}
	}
	return x
}

// runTogether tells that a word is two: of the language, or of the text.
func runTogether(w string, had map[string]bool) bool {
	if lexicon.Known(w) {
		return false
	}
	if _, _, ok := lexicon.Split(w, func(s string) bool { return had[s] }); ok {
		return true
	}
	for i := 3; i+3 <= len(w); i++ {
		if had[w[:i]] && had[w[i:]] {
			return true
		}
	}
	return false
}

// both tries the steps for which both texts have word i and word j, or a part of it;
// above are the costs one word before in the flattened text.
func (x *joints) both(c *cell, i, j int, above *[2][]float32) {
	if x.fs[i] == x.bs[j] {
		within := float32(0) // what was put in rather ends where a blank is
		if i > 0 && x.f[i-1] != "\n" && !isBlank(x.f[i]) && !isBlank(x.f[i-1]) {
			within = costWithin
		}
		c.try(0, above[0][j], stepMatch)
		c.try(0, above[1][j]+within, stepMatch|fromPut)
		return
	}
	if !x.may[i] {
		return
	}
	switch x.of(i, j) {
	case stepHead:
		c.try(1, above[0][j]+costOpen, stepHead)
		c.try(1, above[1][j]+costOpen, stepHead|fromPut)
	case stepTail:
		c.try(0, above[0][j]+costOpen+costHead, stepTail)
		c.try(0, above[1][j]+costHead, stepTail|fromPut)
	}
}

// of tells whether word i of the flattened text begins or ends with word j of the
// former one; stepMatch if neither.
func (x *joints) of(i, j int) uint8 {
	if len(x.b[j]) >= len(x.f[i]) || !wordly(x.b[j]) {
		return stepMatch
	}
	w, old := x.f[i], x.b[j]
	figures := unicode.IsDigit(rune(old[0]))
	switch {
	case strings.HasPrefix(w, old) && (figures || !lexicon.Known(w) || len(w)-len(old) < 4 && len(old) > 3):
		return stepHead
	case strings.HasSuffix(w, old) && (figures || len(old) > 2 && !lexicon.Known(w)):
		return stepTail
	}
	return stepMatch
}
