package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"resolute/internal/lint"
)

// annotations is how many annotations of a level GitHub shows for one step; what
// is above is dropped without a word
// (https://github.com/orgs/community/discussions/26680).
const annotations = 10

// gitHub prints workflow commands, which GitHub Actions shows as annotations
// beside the text: at most ten of a level, the gravest level first, the first in
// order; of the rest it tells how many there are.
// (https://docs.github.com/actions/reference/workflow-commands-for-github-actions)
type gitHub struct {
	w       *bufio.Writer
	kept    [3][]string
	leftOut [3]int
}

// gitHubLevels are the levels of annotations, the gravest first.
var gitHubLevels = [3]string{"error", "warning", "notice"}

func newGitHub(w io.Writer, _ Options) Reporter { return &gitHub{w: bufio.NewWriter(w)} }

func (r *gitHub) File(f *File) error {
	for i := range f.Findings {
		d := &f.Findings[i]
		level := min(int(lint.Error-d.level), 2)
		if len(r.kept[level]) == annotations {
			r.leftOut[level]++
			continue
		}
		end := ""
		if d.Range.End.Line == d.Range.Start.Line {
			end = fmt.Sprintf(",endColumn=%d", d.Range.End.Column)
		}
		r.kept[level] = append(r.kept[level], fmt.Sprintf("::%s file=%s,line=%d,endLine=%d,col=%d%s,title=%s::%s\n", gitHubLevels[level],
			gitHubProperty.Replace(f.Repo), d.Range.Start.Line, d.Range.End.Line, d.Range.Start.Column, end,
			gitHubProperty.Replace(d.Rule), gitHubMessage.Replace(d.Message)))
	}
	return nil
}

func (r *gitHub) Close(*Summary) error {
	rest := r.rest()
	if rest != "" && len(r.kept[2]) == annotations {
		r.kept[2] = r.kept[2][:annotations-1] // the last place is for what is left out
		r.leftOut[2]++
		rest = r.rest()
	}
	for _, lines := range r.kept {
		for _, line := range lines {
			r.w.WriteString(line)
		}
	}
	if rest != "" {
		fmt.Fprintf(r.w, "::notice title=resolute::not shown: %s; see the log or the summary of the job\n", gitHubMessage.Replace(rest))
	}
	return r.w.Flush()
}

// rest is "3 errors, 12 warnings", of what is left out.
func (r *gitHub) rest() string {
	var parts []string
	for level, n := range r.leftOut {
		if n > 0 {
			parts = append(parts, plural(n, gitHubLevels[level]))
		}
	}
	return strings.Join(parts, ", ")
}

var (
	gitHubMessage  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	gitHubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// azure prints logging commands of Azure Pipelines. They know errors and
// warnings; what is less is a line of the log.
// (https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands)
type azure struct{ w *bufio.Writer }

func newAzure(w io.Writer, _ Options) Reporter { return &azure{bufio.NewWriter(w)} }

func (r *azure) File(f *File) error {
	for i := range f.Findings {
		d := &f.Findings[i]
		if d.level < lint.Warning {
			fmt.Fprintf(r.w, "%s:%d:%d: %s: %s [%s]\n", oneLine(f.Path), d.Range.Start.Line, d.Range.Start.Column, d.Severity, d.Message, d.Rule)
			continue
		}
		fmt.Fprintf(r.w, "##vso[task.logissue type=%s;sourcepath=%s;linenumber=%d;columnnumber=%d;code=%s;]%s\n", d.Severity,
			azureProperty.Replace(f.Repo), d.Range.Start.Line, d.Range.Start.Column, azureProperty.Replace(d.Rule), azureMessage.Replace(d.Message))
	}
	return failed(r.w)
}

func (r *azure) Close(s *Summary) error { return r.w.Flush() }

var (
	azureMessage  = strings.NewReplacer("%", "%AZP25", "\r", "%0D", "\n", "%0A")
	azureProperty = strings.NewReplacer("%", "%AZP25", "\r", "%0D", "\n", "%0A", ";", "%3B", "]", "%5D")
)
