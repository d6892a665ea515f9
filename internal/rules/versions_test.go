package rules_test

import (
	"testing"

	"resolute/internal/house"
	"resolute/internal/rules"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

func TestVersionsRunTogetherComeApart(t *testing.T) {
	const (
		both   = "RESOLUTION 172 (Guadalajara, 2010Busan, 2014)\nReview\nThe Plenipotentiary Conference of the International Telecommunication Union (Guadalajara, 2010Busan, 2014),\nrecalling\na)\tthe report,;\nb)\tthe views,\nresolves\n1\tto begin;\n2\tto go on;\n31\tto report;4\tto end.\n"
		accept = "RESOLUTION 172 (Rev. Busan, 2014)\nReview\nThe Plenipotentiary Conference of the International Telecommunication Union (Busan, 2014),\nrecalling\na)\tthe report;\nb)\tthe views,\nresolves\n1\tto begin;\n2\tto go on;\n1\tto report;\n4\tto end.\n"
		reject = "RESOLUTION 172 (Guadalajara, 2010)\nReview\nThe Plenipotentiary Conference of the International Telecommunication Union (Guadalajara, 2010),\nrecalling\na)\tthe report,\nb)\tthe views,\nresolves\n1\tto begin;\n2\tto go on;\n3\tto report;\n4\tto end.\n"
	)
	tree := syntax.Parse(text.New(both), house.ByID("itu-pp"), nil)
	now, was := rules.Versions(tree, nil)
	for _, c := range []struct {
		edits []text.Edit
		want  string
	}{{now, accept}, {was, reject}} {
		got, err := tree.Text.Apply(c.edits...)
		if err != nil {
			t.Fatal(err)
		}
		if got.String() != c.want {
			t.Errorf("it became\n%s\nwant\n%s", got, c.want)
		}
	}
}
