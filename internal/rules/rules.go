// Package rules holds the rules of drafting that a program can check, one file a
// rule, and the list of them all.
package rules

import (
	"slices"

	"resolute/internal/lint"
)

// All are the rules in the order of their IDs. The group is in the ID: 01
// structure, 02 numbering, 03 punctuation, 04 citations, 05 openers, 06 revision
// marks, 07 terms, 08 suppressions.
var All = slices.Concat(structure, numberingRules, punctuation, citations, openers, marks, terms, suppressions)

var numberingRules = []*lint.Rule{
	labelGap, labelRepeat, labelOrder, gluedLabel, inlineLabel, labelStyle, levelSkip, singleLabel, lonelyItem,
	runningOn, numberingRestart, insertedLabel, negotiationLabel, numberedPreamble, lookalikeLabel, tightLabel,
	annexNumber, sectionNumber, letterAfterZ, unnumbered,
}

// suppressions are about the comments and settings that silence the others.
var suppressions = []*lint.Rule{lint.SuppressionForm, lint.UnusedSuppression}
