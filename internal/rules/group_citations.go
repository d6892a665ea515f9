package rules

import "resolute/internal/lint"

var citations = []*lint.Rule{
	danglingReference, referenceDirection, councilYear, councilYearMissing, editionMissing, conferenceYear, thisConference,
	editionForm, mixedCitation, twoDates, organMissing, capitalResolution, symbolInText, dateMissing, adoptionDate,
	annexMissing, sectionSign, whoSymbol, sessionYear, imoSymbol, unescoForm, sessionForm, gluedFootnote, staleDate,
	recommendationForm, annexUnmentioned, footnoteMark, supersededRevision, abrogatedResolution,
	unknownAct, unknownProvision, titleMismatch, referenceChanged, councilForm,
}
