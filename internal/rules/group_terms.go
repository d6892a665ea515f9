package rules

import "resolute/internal/lint"

var terms = []*lint.Rule{}
