package lint

import (
	"context"
	"fmt"
	"math/bits"
	"slices"
	"strings"
	"sync"

	"resolute/internal/catalogue"
	"resolute/internal/house"
	"resolute/internal/syntax"
)

// Engine runs a set of rules. It is never changed once made and may be shared.
type Engine struct {
	para, tree, file []active
	// key tells what an engine would find: results of engines with the same key
	// may stand for one another.
	key       string
	catalogue *catalogue.Catalogue
	safeOnly  bool
	known     []*Rule // all there are, also those that are off

	stale        func(now *syntax.Tree) []syntax.Stale // of one text; nil where nothing is known
	suppress     []Suppression
	form, unused *active // the rules about suppressions; nil if off

	houses *sync.Map  // *house.House to *ruleset: those of the rules that hold for it
	passes *sync.Pool // of *Pass: those that are over
}

// Since is the engine for one text of which an earlier version is known: stale tells what
// references have changed since. It is asked of every tree that is run.
func (e *Engine) Since(stale func(now *syntax.Tree) []syntax.Stale) *Engine {
	since := *e
	since.stale = stale
	return &since
}

// active is a rule that is on, with the severity its findings get.
type active struct {
	*Rule
	needs syntax.Seen // of the rule, where the loop over rules has it at hand
	level Severity
	fixed bool // the user chose the level, so the rule may not change it
}

// New is the engine that runs those of the rules that opts leave on.
func New(rules []*Rule, opts Options) *Engine {
	e := &Engine{catalogue: opts.Catalogue, safeOnly: opts.SafeOnly, known: rules, houses: new(sync.Map), passes: &sync.Pool{New: func() any { return new(Pass) }}}
	var key strings.Builder
	for _, r := range rules {
		if !opts.runs(r) {
			continue
		}
		a := active{Rule: r, needs: r.Needs, level: r.Severity}
		if s, ok := opts.setting(r); ok && !s.Off {
			a.level, a.fixed = s.Severity, true
		}
		fmt.Fprintf(&key, "%s=%d,%t;", r.ID, a.level, a.fixed)
		switch r {
		case SuppressionForm:
			e.form = &a
		case UnusedSuppression:
			e.unused = &a
		}
		if r.Para != nil {
			if e.para = append(e.para, a); len(e.para) > mostPara {
				panic("more Para rules than a set of them holds")
			}
		}
		switch {
		case r.Tree == nil:
		case r.File:
			e.file = append(e.file, a)
		default:
			e.tree = append(e.tree, a)
		}
	}
	fmt.Fprintf(&key, "%p,%t", opts.Catalogue, opts.SafeOnly)
	e.key = key.String()
	return e
}

// Result is what an engine found in one tree. It is never changed once made.
type Result struct {
	Tree *syntax.Tree
	// Internal has a line for every rule that failed on this document: "internal
	// error in rule label-gap: …". The other rules' findings are whole.
	Internal []string

	key string
	// para has the nodes with findings, in order, and nothing of the others: an
	// edit that moves a thousand paragraphs moves no finding. parts has what Tree
	// rules found in each resolution of the file. Spans in both are relative to the
	// node's start, so versions share them. file is what was found in the whole.
	para, parts []finding
	file        []*Diagnostic

	allow    []allowance   // comments that silence rules
	suppress []Suppression // of the engine
	used     []bool        // which of them silence something
	unlinks  bool          // references may be unlinked
	locks    bool          // some numbers may be locked
}

// finding is what was found in a paragraph, or in the part that a node begins.
type finding struct {
	node  int
	found []*Diagnostic
}

// Run lints a tree. What prev, which may be nil, knows of paragraphs that both
// trees share is taken over without running a rule; a prev of an engine with
// other rules or options is ignored. The result is the same with and without
// prev. Run returns nil once ctx is done.
func (e *Engine) Run(ctx context.Context, tree *syntax.Tree, prev *Result) *Result {
	if prev != nil && (prev.key != e.key || prev.Tree.House != tree.House || len(prev.Internal) > 0) {
		prev = nil
	}
	r := e.start(ctx, tree)
	if prev != nil {
		r.align(prev)
		r.compare(prev)
	}
	r.judge(prev)
	r.result.file = r.runTrees(&r.fileRules, tree, r.fileBefore(prev))
	r.over()
	if ctx.Err() != nil {
		return nil
	}
	r.quiet(e)
	if prev != nil && len(r.result.Internal) > 0 {
		// A rule that fails is silent for the rest of the document; paragraphs
		// taken over from prev would still speak.
		return e.Run(ctx, tree, nil)
	}
	return r.result
}

// run is one Run under way.
type run struct {
	ctx    context.Context
	pass   *Pass
	passes *sync.Pool // that it is of
	tree   *syntax.Tree
	result *Result

	ruleset // of the house, without those that failed

	node int    // the paragraph at work
	left uint64 // the Para rules that it is still shown to, by due

	since *edit // since the version before; nil if that says little of this one
}

func (e *Engine) start(ctx context.Context, tree *syntax.Tree) *run {
	pass := e.passes.Get().(*Pass)
	pass.House, pass.Catalogue, pass.SafeOnly = tree.House, e.catalogue, e.safeOnly
	if e.stale != nil {
		pass.Stale = e.stale(tree)
	}
	return &run{
		ctx:     ctx,
		ruleset: e.forHouse(tree.House),
		pass:    pass,
		passes:  e.passes,
		tree:    tree,
		result:  &Result{Tree: tree, key: e.key},
	}
}

// over leaves the pass to another run.
func (r *run) over() {
	r.pass.free()
	r.passes.Put(r.pass)
	r.pass = nil
}

// ruleset is the rules that hold for a house. Runs share the lists: one that strikes
// a rule makes a list of its own.
type ruleset struct {
	paraRules, treeRules, fileRules []active

	due *due // which of the Para rules a paragraph is shown to
}

// due tells which Para rules a paragraph is shown to by what is seen in it: each is a
// bit, in the order of the list.
type due struct {
	always uint64     // those that need nothing
	by     [32]uint64 // those that need a bit of syntax.Seen, among others
	needs  syntax.Seen
}

// mostPara is how many Para rules there may be.
const mostPara = 64

func dueOf(rules []active) *due {
	d := new(due)
	for i := range rules {
		if rules[i].needs == 0 {
			d.always |= 1 << i
		}
		d.needs |= rules[i].needs
		for k := range d.by {
			if rules[i].needs>>k&1 != 0 {
				d.by[k] |= 1 << i
			}
		}
	}
	return d
}

// of are the rules that a paragraph is shown to in which that is seen.
func (d *due) of(seen syntax.Seen) uint64 {
	rules := d.always
	for seen &= d.needs; seen != 0; seen &= seen - 1 {
		rules |= d.by[bits.TrailingZeros32(uint32(seen))&31]
	}
	return rules
}

func (e *Engine) forHouse(h *house.House) ruleset {
	if s, ok := e.houses.Load(h); ok {
		return *s.(*ruleset)
	}
	those := func(rules []active) []active {
		return slices.DeleteFunc(slices.Clone(rules), func(a active) bool {
			return len(a.Houses) > 0 && (h == nil || !slices.Contains(a.Houses, h.ID))
		})
	}
	s := &ruleset{paraRules: those(e.para), treeRules: those(e.tree), fileRules: those(e.file)}
	s.due = dueOf(s.paraRules)
	e.houses.Store(h, s)
	return *s
}

func (r *run) alive() bool { return r.ctx.Err() == nil }

// align gives every paragraph its findings, from prev where it has them: the
// paragraphs both versions begin with, those both end with, and what was moved
// between the two. A paragraph copied from outside the changed stretch is looked
// at again, which costs less than remembering where all of them are.
func (r *run) align(prev *Result) {
	now := r.tree.Nodes
	old := prev.Tree.Nodes
	short := min(len(now), len(old))
	head := 0
	for head < short && now[head].Para == old[head].Para {
		head++
	}
	tail := 0
	for tail < short-head && now[len(now)-1-tail].Para == old[len(old)-1-tail].Para {
		tail++
	}
	before, rest := cut(prev.para, head)
	middle, after := cut(rest, len(old)-tail)

	r.result.para = make([]finding, 0, len(prev.para)+1)
	r.result.para = append(r.result.para, before...)
	r.look(head, len(now)-tail, moved(old[head:len(old)-tail], middle, head, len(now)-tail-head))
	for _, f := range after {
		f.node += len(now) - len(old)
		r.result.para = append(r.result.para, f)
	}
}

// cut divides findings at a node.
func cut(all []finding, node int) (before, after []finding) {
	i, _ := slices.BinarySearchFunc(all, node, func(f finding, n int) int { return f.node - n })
	return all[:i], all[i:]
}

// moved tells what was found in the paragraphs of a stretch of the former
// version; one without findings is there too, with none. It is nil where the
// new version has nothing in its place.
func moved(old []syntax.Node, found []finding, first, wanted int) map[*syntax.Para][]*Diagnostic {
	if wanted == 0 || len(old) == 0 {
		return nil
	}
	m := make(map[*syntax.Para][]*Diagnostic, len(old))
	for i := range old {
		m[old[i].Para] = nil
	}
	for _, f := range found {
		m[old[f.node-first].Para] = f.found
	}
	return m
}

// look runs the Para rules over the nodes from first up to end that known does
// not have.
func (r *run) look(first, end int, known map[*syntax.Para][]*Diagnostic) {
	r.pass.rules = r.paraRules
	for r.node = first; r.node < end; r.node++ {
		if r.node&63 == 0 && !r.alive() {
			return
		}
		p := r.tree.Nodes[r.node].Para
		if known != nil {
			if found, ok := known[p]; ok {
				r.keep(found)
				continue
			}
		}
		for r.left = r.due.of(p.Seen); !r.runPara(p); {
		}
		if len(r.pass.found) > 0 {
			sortFound(r.pass.found)
			r.keep(r.pass.take())
		}
	}
}

func (r *run) keep(found []*Diagnostic) {
	if len(found) > 0 {
		if r.result.para == nil {
			r.result.para = make([]finding, 0, 8)
		}
		r.result.para = append(r.result.para, finding{r.node, found})
	}
}

// runPara runs the rules that are left over one paragraph and reports whether it got to
// the end. When a rule fails it is struck from the list, and runPara
// is to be called again for those after it: one recovery a paragraph, not one a rule,
// keeps the cold run fast.
func (r *run) runPara(p *syntax.Para) (done bool) {
	pass := r.pass
	defer func() {
		if !done {
			r.failed(&r.paraRules, recover())
			r.due, r.left = dueOf(r.paraRules), r.left>>1
		}
	}()
	for r.left != 0 {
		pass.rule = bits.TrailingZeros64(r.left)
		r.left &= r.left - 1
		a := &pass.rules[pass.rule]
		n := len(pass.found)
		a.Para(pass, p)
		if len(pass.found) > n {
			a.settle(pass.found[n:])
		}
	}
	return true
}

// runTrees is what the rules find in tree, in order; what was found in it before,
// which may be nil, stays where it can. A rule that fails is struck from them.
func (r *run) runTrees(rules *[]active, tree *syntax.Tree, was *before) []*Diagnostic {
	r.pass.found = r.pass.found[:0]
	kept := r.carry(*rules, was)
	r.pass.rules = *rules
	for r.pass.rule = 0; !r.runTree(rules, tree, kept, was); {
	}
	r.pass.edited = nil
	if len(r.pass.found) == 0 {
		return nil
	}
	sortFound(r.pass.found)
	return r.pass.take()
}

// runTree runs the rules from the one at work on and reports whether it got to the
// end, as runPara does.
func (r *run) runTree(rules *[]active, tree *syntax.Tree, kept map[*Rule]fate, was *before) (done bool) {
	pass := r.pass
	before := 0
	defer func() {
		if !done {
			(*rules)[pass.rule].settle(pass.found[before:])
			r.failed(rules, recover())
		}
	}()
	for ; pass.rule < len(pass.rules) && r.alive(); pass.rule++ {
		a := &pass.rules[pass.rule]
		if kept != nil {
			pass.edited = nil
			switch kept[a.Rule] {
			case carried:
				continue
			case narrowed:
				pass.edited = was
			}
		}
		if a.needs != 0 && !pass.Has(tree, a.needs) {
			continue
		}
		before = len(pass.found)
		a.Tree(pass, tree)
		pass.heed(tree, before)
		if len(pass.found) > before {
			a.settle(pass.found[before:])
		}
	}
	return true
}

// settle undoes a level that a rule set itself where the user has chosen one.
func (a *active) settle(found []*Diagnostic) {
	if a.fixed {
		for _, d := range found {
			d.Severity = a.level
		}
	}
}

// failed strikes the rule at work from the rules and tells of it.
func (r *run) failed(rules *[]active, v any) {
	i := r.pass.rule
	r.result.Internal = append(r.result.Internal, fmt.Sprintf("internal error in rule %s: %v", (*rules)[i].Name, v))
	*rules = slices.Delete(slices.Clone(*rules), i, i+1)
	r.pass.rules = *rules
}
