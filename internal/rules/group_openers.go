package rules

import "resolute/internal/lint"

var openers = []*lint.Rule{
	openerLine, openerCase, openerCapitals, verbForm, unknownOpener, alsoWithoutFirst, alsoOrder, repeatedOpener,
	furtherWithoutFirst, councilVerb, addressee, emptySection, noVerb, sameVerb, itemForm, agreement, requestForm,
}
