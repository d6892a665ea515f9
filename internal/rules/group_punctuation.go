package rules

import "resolute/internal/lint"

var punctuation = []*lint.Rule{
	doubleMark, spaceBeforeMark, trailingBlanks, unbalancedBracket,
}
