package rules

import "resolute/internal/lint"

var marks = []*lint.Rule{}
