package config

import (
	"resolute/internal/house"
	"resolute/internal/lint"
)

// Schema is the JSON schema of settings files, for editors that know TOML. It is
// made from what the program knows, so it names every rule and every house.
func Schema(rules []*lint.Rule) map[string]any {
	text := func(about string) map[string]any { return map[string]any{"type": "string", "description": about} }
	list := func(about string) map[string]any {
		return map[string]any{"type": "array", "items": map[string]any{"type": "string"}, "description": about}
	}
	levels := []string{"off", "error", "warning", "info", "hint"}
	byRule, names := map[string]any{}, make([]string, 0, len(rules))
	for _, r := range rules {
		byRule[r.Name] = map[string]any{"enum": levels, "description": r.Summary + " (" + r.ID + ", " + r.Severity.String() + " unless told)"}
		byRule[r.ID] = map[string]any{"enum": levels, "description": r.Name + ": " + r.Summary}
		names = append(names, r.Name, r.ID)
	}
	return map[string]any{
		"$schema":              "http://json-schema.org/draft-07/schema#",
		"title":                "Settings of resolute (resolute.toml)",
		"type":                 "object",
		"additionalProperties": false,
		"properties": map[string]any{
			"extend": text("a settings file that this one adds to"),
			"house": map[string]any{
				"type": "string", "description": "whose drafts these are; without it, each draft says so itself",
				"examples": house.IDs(),
			},
			"houses":     list("files with drafting styles of one's own"),
			"catalogues": list("files with acts of one's own: CSV, BibTeX, CSL-JSON or TOML"),
			"adopted":    list("adopted texts: known to the catalogue, never checked; patterns of the form that .gitignore has"),
			"drafts":     list("files that are drafts, whatever their names end with; patterns"),
			"exclude":    list("what is left out, also when it is named; patterns"),
			"track":      map[string]any{"type": "boolean", "description": "whether repairs are written as revision marks"},
			"rules":      map[string]any{"type": "object", "additionalProperties": false, "properties": byRule, "description": "how grave a rule's findings are, or off"},
			"suppress": map[string]any{
				"type": "array", "description": "rules that are silent in some files or paragraphs, for a reason",
				"items": map[string]any{
					"type": "object", "additionalProperties": false, "required": []string{"rule", "reason"},
					"properties": map[string]any{
						"rule":      map[string]any{"enum": names, "description": "the rule's name or id"},
						"files":     text("a pattern; all files if it is not there"),
						"paragraph": text("the address of a paragraph, as resolute parse shows it, with all below it"),
						"reason":    map[string]any{"type": "string", "minLength": 1, "description": "why it is put up with"},
					},
				},
			},
			"lock": map[string]any{
				"type": "array", "description": "numbers of paragraphs that stay as they are, for a reason: the series goes on from them",
				"items": map[string]any{
					"type": "object", "additionalProperties": false, "required": []string{"paragraph", "reason"},
					"properties": map[string]any{
						"files":     text("a pattern; all files if it is not there"),
						"paragraph": text("the address of a paragraph, as resolute parse shows it"),
						"reason":    map[string]any{"type": "string", "minLength": 1, "description": "whose number it is"},
					},
				},
			},
			"unlink": map[string]any{
				"type": "array", "description": "references that are not followed, for a reason",
				"items": map[string]any{
					"type": "object", "additionalProperties": false, "required": []string{"reference", "reason"},
					"properties": map[string]any{
						"reference": map[string]any{"type": "string", "minLength": 1, "description": "as the text has it: \"paragraph 5\", \"resolves 3\", \"resolution 12/4\""},
						"files":     text("a pattern; all files if it is not there"),
						"paragraph": text("the address of the paragraph that has it, with all below it"),
						"reason":    map[string]any{"type": "string", "minLength": 1, "description": "what it is instead"},
					},
				},
			},
		},
	}
}
