package rules

import "resolute/internal/lint"

var openers = []*lint.Rule{}
