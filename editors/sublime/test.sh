#!/usr/bin/env bash
# Reads the files of the editors that cannot be had here (Sublime Text, Zed): they are
# what those editors' manuals ask for, and the command that they name is one.
source "$(dirname "$0")/../testing.sh"

"$editors/debian.sh" system python3-yaml
build_server sublime
python3 - "$editors" <<-'PYTHON' || fail "settings of Sublime Text or Zed"
	import json, re, sys, tomllib, yaml, pathlib
	editors = pathlib.Path(sys.argv[1])
	commands = [
	    json.loads((editors / "kate/lspclient.json").read_text())["servers"]["resolution"]["command"],
	    json.loads((editors / "sublime/LSP.sublime-settings").read_text())["clients"]["resolute"]["command"],
	]
	assert all(c == ["resolute", "lsp"] for c in commands), commands
	# The keys that a client of Sublime's LSP may have, as its sublime-package.json lists them.
	client = json.loads((editors / "sublime/LSP.sublime-settings").read_text())["clients"]["resolute"]
	assert client.keys() <= {"enabled", "command", "selector", "env", "settings", "initializationOptions"}, client
	syntax = yaml.safe_load((editors / "sublime/Resolution.sublime-syntax").read_text())
	for rule in syntax["contexts"]["main"]:
	    re.compile(rule["match"])
	    assert rule["scope"], rule
	assert syntax.keys() >= {"name", "scope", "file_extensions", "contexts"}, syntax.keys()
	# What Zed's manual on extensions asks for.
	extension = tomllib.loads((editors / "zed/extension.toml").read_text())
	language = tomllib.loads((editors / "zed/languages/resolution/config.toml").read_text())
	assert extension.keys() >= {"id", "name", "version", "schema_version", "authors"} and extension["schema_version"] == 1, extension
	assert language.keys() >= {"name", "path_suffixes"} and language["soft_wrap"] in ("none", "editor_width", "preferred_line_length", "bounded"), language
	# The same first line as in VS Code.
	first = json.loads((editors / "vscode/package.json").read_text())["contributes"]["languages"][0]["firstLine"]
	assert language["first_line_pattern"] == first.replace("\\uFEFF?", ""), language
	assert extension["language_servers"]["resolute"]["languages"] == [language["name"]]
	tomllib.loads((editors / "zed/Cargo.toml").read_text())
PYTHON
resolute.real lsp --help >/dev/null || fail "resolute lsp"
echo "passed: files of Sublime Text and Zed read"
