#!/usr/bin/env bash
# Runs the tests of every editor, each editors/<name>/test.sh, and ends with the
# first that fails. With names it runs those only: editors/test.sh wasm vscode.
# What the tests need they install themselves, into their folders.
set -euo pipefail
cd "$(dirname "$0")"
[ $# -gt 0 ] || set -- wasm $(for script in */test.sh; do dirname "$script"; done | grep -vx wasm)
for name; do
	began=$SECONDS
	printf '\n== editors/%s\n' "$name"
	"./$name/test.sh"
	printf -- '-- editors/%s: %d s\n' "$name" $((SECONDS - began))
done
