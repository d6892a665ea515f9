package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// root is the root of the repository, from the folder of this package.
const root = "../.."

func readYAML(t *testing.T, path string, into any) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, path))
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(data, into); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

const (
	goodDraft = "The General Assembly,\n\n1.\tDecides to build one;\n\n2.\tDecides to remain seized of the matter.\n"
	gapDraft  = "The General Assembly,\n\n1.\tDecides to build one;\n\n3.\tDecides to remain seized of the matter.\n"
	tightOne  = "The General Assembly,\n\n1.Decides to build one;\n\n2.\tDecides to cross it;\n\n3.\tDecides to remain seized of the matter.\n"
)

// folderOf makes a folder of files and goes there.
func folderOf(t *testing.T, files map[string]string) {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
}

func call(args ...string) (stdout, stderr string, code int) {
	var out, errs strings.Builder
	code = run(args, strings.NewReader(""), &out, &errs)
	return out.String(), errs.String(), code
}

// pre-commit calls the entry with the names of the files that have changed and
// that match; a hook fails if it exits with something else than 0, or changes one.
func TestTheHooksDoWhatPreCommitAsksOfThem(t *testing.T) {
	var hooks []struct{ ID, Name, Description, Entry, Language, Files string }
	readYAML(t, ".pre-commit-hooks.yaml", &hooks)
	folderOf(t, map[string]string{
		"good.txt": goodDraft, "gap.md": gapDraft, "tight.txt": tightOne,
		"README.md": "# Bridges\n\nThis folder has drafts ,, of bridges .\n", "notes.txt": "1. nails\n3. wood\n",
	})
	hook := func(id string, files ...string) (string, int) {
		t.Helper()
		i := slices.IndexFunc(hooks, func(h struct{ ID, Name, Description, Entry, Language, Files string }) bool { return h.ID == id })
		if i < 0 {
			t.Fatalf("there is no hook %s", id)
		}
		h := hooks[i]
		words := strings.Fields(h.Entry)
		if words[0] != "resolute" || h.Language != "golang" || h.Name == "" || h.Description == "" {
			t.Errorf("hook %+v", h)
		}
		wanted := regexp.MustCompile(h.Files)
		files = slices.DeleteFunc(files, func(f string) bool { return !wanted.MatchString(f) })
		out, errs, code := call(append(words[1:], files...)...)
		return out + errs, code
	}
	if got, code := hook("resolute", "good.txt", "README.md", "notes.txt", "main.go"); code != 0 {
		t.Errorf("good drafts and notes: %d %s", code, got)
	}
	if got, code := hook("resolute", "README.md", "notes.txt"); code != 0 || got != "" {
		t.Errorf("no draft among them: %d %s", code, got)
	}
	if got, code := hook("resolute", "good.txt", "gap.md"); code != 1 || !strings.Contains(got, "gap.md:5:1: error") {
		t.Errorf("a gap: %d %s", code, got)
	}
	if got, code := hook("resolute-fix", "tight.txt", "notes.txt"); code != 1 || !strings.Contains(got, "1 repaired") {
		t.Errorf("a repair: %d %s", code, got)
	}
	if got, code := hook("resolute-fix", "tight.txt"); code != 0 {
		t.Errorf("once repaired: %d %s", code, got)
	}
	if got, code := hook("resolute-fmt", "good.txt", "README.md"); code != 0 || got != "" {
		t.Errorf("laid out already: %d %s", code, got)
	}
}

func TestTheActionHandsEveryInputToItsScript(t *testing.T) {
	var action struct {
		Inputs map[string]struct{ Description string }
		Runs   struct {
			Using string
			Steps []struct {
				Run, Shell, Uses string
				Env              map[string]string
			}
		}
	}
	readYAML(t, "editors/ci/github/action.yml", &action)
	script, err := os.ReadFile(filepath.Join(root, "editors/ci/github/lint.sh"))
	if err != nil {
		t.Fatal(err)
	}
	last := action.Runs.Steps[len(action.Runs.Steps)-1]
	for name, in := range action.Inputs {
		variable := "INPUT_" + strings.ToUpper(strings.ReplaceAll(name, "-", "_"))
		if last.Env[variable] != "${{ inputs."+name+" }}" || !strings.Contains(string(script), variable) || in.Description == "" {
			t.Errorf("input %s does not reach the script as %s", name, variable)
		}
	}
	if len(last.Env) != len(action.Inputs) || action.Runs.Using != "composite" {
		t.Errorf("%+v", action.Runs)
	}
	for _, step := range action.Runs.Steps {
		if step.Run != "" && (step.Shell == "" || strings.Contains(step.Run, "${{")) {
			t.Errorf("a step without a shell, or with an expression in its script: %q", step.Run)
		}
	}
}

// The example for GitHub is a workflow, and gives the action what it takes.
func TestTheExampleForGitHubCallsTheActionAsItIs(t *testing.T) {
	if os.Getenv("CI") != "true" {
		t.Skip("only with CI=true: the linter of workflows is built")
	}
	readme, err := os.ReadFile(filepath.Join(root, "editors/ci/README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, example, _ := strings.Cut(string(readme), "## GitHub\n\n```yaml\n")
	example, _, _ = strings.Cut(example, "```")
	const action = "OWNER/REPOSITORY/editors/ci/github@v0.1.0"
	if !strings.Contains(example, action) {
		t.Fatalf("the example does not use %s:\n%s", action, example)
	}
	dir := t.TempDir()
	for _, folder := range []string{".git", ".github/workflows", "action"} {
		if err := os.MkdirAll(filepath.Join(dir, folder), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	definition, err := os.ReadFile(filepath.Join(root, "editors/ci/github/action.yml"))
	if err != nil {
		t.Fatal(err)
	}
	workflow := filepath.Join(dir, ".github/workflows/drafts.yml")
	if err := errors.Join(os.WriteFile(filepath.Join(dir, "action/action.yml"), definition, 0o644),
		os.WriteFile(workflow, []byte(strings.Replace(example, action, "./action", 1)), 0o644)); err != nil {
		t.Fatal(err)
	}
	lint := exec.Command("go", "run", "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12", "-no-color", workflow)
	lint.Dir = dir
	if said, err := lint.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, said)
	}
}

func TestTheActionsScriptChecksWhatItIsTold(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("there is no bash")
	}
	script, err := filepath.Abs(filepath.Join(root, "editors/ci/github/lint.sh"))
	if err != nil {
		t.Fatal(err)
	}
	folderOf(t, map[string]string{"gap one.txt": gapDraft, "good.txt": goodDraft, "echo.sh": "#!/bin/sh\nfor a; do printf '<%s>' \"$a\"; done\n"})
	if err := os.Chmod("echo.sh", 0o755); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		env  []string
		want string
	}{
		"nothing": {nil, "<lint><--format><concise><--output><github><--fail-on><warning><--><.>"},
		"everything": {[]string{"INPUT_PATHS=gap one.txt\n$(touch x)\n", "INPUT_FAIL_ON=never", "INPUT_NEW_FROM=a...b", "INPUT_BASELINE=k.json", "INPUT_SARIF=o.sarif", "INPUT_ARGS=--house\nunga\n"},
			"<lint><--format><concise><--output><github><--fail-on><never><--new-from><a...b><--baseline><k.json><--output><sarif=o.sarif><--house><unga><--><gap one.txt><$(touch x)>"},
	} {
		cmd := exec.Command(bash, script, "./echo.sh")
		cmd.Env = append(os.Environ(), c.env...)
		out, err := cmd.CombinedOutput()
		if err != nil || string(out) != c.want {
			t.Errorf("%s: %v\n%s\nwant\n%s", name, err, out, c.want)
		}
	}
	if _, err := os.Stat("x"); err == nil {
		t.Error("a path was run as a command")
	}
	// And the program takes what it is given.
	out, errs, code := call("lint", "--format", "concise", "--output", "github", "--fail-on", "warning", "--output", "sarif=o.sarif", "--", "gap one.txt", "good.txt")
	if code != 1 || !strings.Contains(out, "::error file=gap one.txt,line=5") {
		t.Errorf("%d %s %s", code, out, errs)
	}
}

func TestTheTemplateForGitLabWritesItsReports(t *testing.T) {
	var template map[string]any
	readYAML(t, "editors/ci/gitlab/resolute.yml", &template)
	job := template["resolute"].(map[string]any)
	variables := template["variables"].(map[string]any)
	line := job["script"].([]any)[0].(string)
	for name, value := range variables {
		line = strings.ReplaceAll(line, "$"+name, value.(string))
	}
	folderOf(t, map[string]string{"gap.txt": gapDraft})
	if out, errs, code := call(strings.Fields(line)[1:]...); code != 1 || !strings.Contains(out, "gap.txt:5:1: error") {
		t.Errorf("%s: %d %s %s", line, code, out, errs)
	}
	for _, report := range job["artifacts"].(map[string]any)["reports"].(map[string]any) {
		if info, err := os.Stat(report.(string)); err != nil || info.Size() == 0 {
			t.Errorf("the report %s is not written", report)
		}
	}
}

// release is what of GoReleaser's configuration can be tried without it.
type release struct {
	Version int
	Before  struct{ Hooks []string }
	Builds  []struct {
		Main, Binary        string
		Env, Flags, Ldflags []string
		Goos, Goarch        []string
	}
	Archives []struct{ Files []struct{ Src string } }
	Nfpms    []struct{ Contents []struct{ Src string } }
}

func TestTheReleaseNamesFilesThatAreThere(t *testing.T) {
	var r release
	readYAML(t, ".goreleaser.yaml", &r)
	if r.Version != 2 || len(r.Builds) != 1 {
		t.Fatalf("%+v", r)
	}
	made := t.TempDir()
	extras := exec.Command("sh", "editors/ci/extras.sh", made)
	extras.Dir = root
	if said, err := extras.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	for _, f := range append(r.Archives[0].Files, r.Nfpms[0].Contents...) {
		path := filepath.Join(root, f.Src)
		if name, ok := strings.CutPrefix(f.Src, "build/"); ok {
			path = filepath.Join(made, name)
		}
		if found, err := filepath.Glob(path); err != nil || len(found) == 0 {
			t.Errorf("there is no %s (%v)", f.Src, err)
		}
	}
	for _, hook := range r.Before.Hooks {
		if words := strings.Fields(hook); words[0] == "sh" {
			if _, err := os.Stat(filepath.Join(root, words[1])); err != nil {
				t.Error(err)
			}
		}
	}
}

// All binaries of a release are built where everything is tested; it takes minutes.
func TestTheReleasesBinariesAreBuilt(t *testing.T) {
	if os.Getenv("CI") != "true" || testing.Short() {
		t.Skip("only with CI=true, without -short: six programs are built")
	}
	var r release
	readYAML(t, ".goreleaser.yaml", &r)
	b := r.Builds[0]
	for _, system := range b.Goos {
		for _, machine := range b.Goarch {
			out := filepath.Join(t.TempDir(), "resolute")
			flags := strings.ReplaceAll(b.Ldflags[0], "{{ .Version }}", "9.8.7")
			cmd := exec.Command("go", append(append([]string{"build"}, b.Flags...), "-ldflags", flags, "-o", out, b.Main)...)
			cmd.Dir = root
			cmd.Env = append(os.Environ(), append(b.Env, "GOOS="+system, "GOARCH="+machine)...)
			if said, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%s/%s: %v\n%s", system, machine, err, said)
				continue
			}
			if said, err := exec.Command(out, "version").Output(); err == nil && string(said) != "resolute 9.8.7\n" {
				t.Errorf("%s/%s says it is %s", system, machine, said)
			}
		}
	}
}

func TestTheContainerIsBuiltWithTheGoOfTheModule(t *testing.T) {
	module, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(filepath.Join(root, "editors/ci/Containerfile"))
	if err != nil {
		t.Fatal(err)
	}
	version := regexp.MustCompile(`(?m)^go (\d+\.\d+)`).FindStringSubmatch(string(module))[1]
	if !strings.Contains(string(file), "FROM golang:"+version+" ") {
		t.Errorf("the container is not built with Go %s", version)
	}
}
