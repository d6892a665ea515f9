package rules

import "resolute/internal/lint"

var punctuation = []*lint.Rule{
	itemEnd, sectionEnd, finalStop, conjunctionBeforeLast, preambleEnd, operativeEnd, chapeauColon, openerColon,
	doubleMark, whereasStyle, resolvedThat, beItFurther, spaceBeforeMark, trailingBlanks, unbalancedBracket, openQuotation,
}
