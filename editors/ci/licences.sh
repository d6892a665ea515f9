#!/bin/sh
# Prints the licences of what others have made of the program: the modules that are
# in it on any system, Go's own library, the word list. They go with every copy.
set -eu
cd "$(dirname "$0")/../.."

licence() { # licence WHAT FILE...
	printf '== %s\n\n' "$1"
	shift
	cat "$@"
	echo
}

printf 'Resolute itself is under the Apache License 2.0 (LICENSE).\n\n'
licence "Go's library" "$(go env GOROOT)/LICENSE"
licence "SCOWL, the word list" internal/lexicon/SCOWL-COPYRIGHT.txt
for system in linux darwin windows; do
	GOOS=$system go list -deps -f '{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}} {{.Dir}}{{end}}{{end}}' ./cmd/resolute
done | sort -u | while read -r module version dir; do
	licence "$module $version" "$dir"/LICEN[CS]E*
done
