package rules

import "resolute/internal/lint"

var citations = []*lint.Rule{}
