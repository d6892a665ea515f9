package rules

import "resolute/internal/lint"

var structure = []*lint.Rule{}
