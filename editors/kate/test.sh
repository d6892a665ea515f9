#!/usr/bin/env bash
# Reads the files that cannot be driven here (Kate, Sublime Text, Zed): they are well
# formed, and the command that they name is one.
source "$(dirname "$0")/../testing.sh"

"$editors/debian.sh" system libxml2-utils python3-yaml
build_server kate
xmllint --noout "$editors/kate/resolution.xml" || fail "kate/resolution.xml"
python3 - "$editors" <<-'PYTHON' || fail "settings of Kate, Sublime Text or Zed"
	import json, re, sys, tomllib, yaml, pathlib
	editors = pathlib.Path(sys.argv[1])
	commands = [
	    json.loads((editors / "kate/lspclient.json").read_text())["servers"]["resolution"]["command"],
	    json.loads((editors / "sublime/LSP.sublime-settings").read_text())["clients"]["resolute"]["command"],
	]
	assert all(c == ["resolute", "lsp"] for c in commands), commands
	syntax = yaml.safe_load((editors / "sublime/Resolution.sublime-syntax").read_text())
	for rule in syntax["contexts"]["main"]:
	    re.compile(rule["match"])
	extension = tomllib.loads((editors / "zed/extension.toml").read_text())
	language = tomllib.loads((editors / "zed/languages/resolution/config.toml").read_text())
	assert extension["language_servers"]["resolute"]["languages"] == [language["name"]]
	tomllib.loads((editors / "zed/Cargo.toml").read_text())
PYTHON
resolute.real lsp --help >/dev/null || fail "resolute lsp"
echo "kate, sublime, zed: files read"
