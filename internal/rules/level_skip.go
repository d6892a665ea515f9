package rules

import (
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var levelSkip = &lint.Rule{
	ID:      "RS0207",
	Name:    "level-skip",
	Summary: "A list begins one level too deep.",
	Why: `Under a numbered paragraph the items are lettered, and roman numerals come under
letters. Numerals right under the number leave a level out, so that an item
cannot be cited as the house cites one.

Some adopted texts do it all the same; it is told as a hint.

Source: UN Editorial Manual (subdivisions of paragraphs); munify-resolution-editor
(ERR_DEPTH_SKIP).`,
	Severity: lint.Hint,
	Houses:   []string{"unga", "unsc", "ecosoc", "hrc", "mun"},
	Bad:      "The General Assembly,\n\nNoting the report,\n\n1.\tRequests the Secretary-General:\n\n(i)\tTo begin the review;\n\n(ii)\tTo report on it;\n\n2.\tDecides to remain seized of the matter.\n",
	Good:     "The General Assembly,\n\nNoting the report,\n\n1.\tRequests the Secretary-General:\n\n(a)\tTo begin the review;\n\n(b)\tTo report on it;\n\n2.\tDecides to remain seized of the matter.\n",
	House:    "unga",
	Reads:    syntax.InlineNumber.Bit() | syntax.Citations, // a repair changes references, too
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, x := range slips(pass, t) {
			if x.fault == faultSkip {
				d := pass.Report(x.at, "label "+x.was.String()+" right under paragraph "+labelAt(t, x.before)+": (a) is due at this level")
				letters(d, t, x)
			}
		}
	},
}
