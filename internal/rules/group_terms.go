package rules

import "resolute/internal/lint"

var terms = []*lint.Rule{
	iseSpelling, americanSpelling, genderedTitle, fixedTitle, dateForm, percentSign, sumOfMoney, doubledWord, oldName,
	ownName, spellingVariants, acronymOrder, impossibleDate, ordinalEnding, misspelling, unknownWord,
}
