package rules

import "resolute/internal/lint"

var marks = []*lint.Rule{
	flattenedText, gluedConference, gluedYears, gluedWords, optionLeft, squareBrackets, cutWord,
}
