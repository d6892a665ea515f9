package rules

import "resolute/internal/lint"

var structure = []*lint.Rule{
	enactingMissing, enactingComma, editionMismatch, unknownConference, revisionMissing, numberWord, placeholderNumber,
	historyOrder, titleStop, committeeNamed, partOrder, longPreamble, sponsorsOrder, gluedSymbol, linkingWords,
	whereasAfterResolved, seizedLast, languageWithoutTable, wrongEncoding, abrogatedText, addedNumber, proposalChange,
}
