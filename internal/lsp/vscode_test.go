package lsp

import (
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"resolute/internal/config"
)

// TestVSCodeHasEverySetting: what the server takes of an editor's settings can be set in
// VS Code, by the same names, and nothing else that goes to the server.
func TestVSCodeHasEverySetting(t *testing.T) {
	raw, err := os.ReadFile("../../editors/vscode/package.json")
	if err != nil {
		t.Fatal(err)
	}
	var manifest struct {
		Contributes struct {
			Configuration struct {
				Properties map[string]struct {
					Items struct {
						Enum []string `json:"enum"`
					} `json:"items"`
				} `json:"properties"`
			} `json:"configuration"`
		} `json:"contributes"`
	}
	if err := json.Unmarshal(raw, &manifest); err != nil {
		t.Fatal(err)
	}
	want := []string{"off"}
	for f := range reflect.TypeFor[config.Own]().Fields() {
		want = append(want, f.Tag.Get("json"))
	}
	var got []string
	for name := range manifest.Contributes.Configuration.Properties {
		name = strings.TrimPrefix(name, "resolute.")
		if name == "detectText" || strings.Contains(name, ".") {
			continue // the extension's own: what it takes for a draft, its preview, its server
		}
		got = append(got, name)
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("VS Code has the settings %q, the server takes %q", got, want)
	}
	var off []string
	for _, s := range switches {
		off = append(off, s.name)
	}
	if enum := manifest.Contributes.Configuration.Properties["resolute.off"].Items.Enum; !slices.Equal(enum, off) {
		t.Errorf("resolute.off offers %q, the server knows %q", enum, off)
	}
}
