#!/usr/bin/env bash
# Runs the tests of every editor, each editors/<name>/test.sh, and ends with the
# first that fails; then what editors and server said to each other is held against
# the protocol's description. With names it runs those only: editors/test.sh wasm
# vscode. What the tests need they install themselves. A window on a machine that is
# busy may be late: what fails is told, and run once more before it is believed.
set -euo pipefail
cd "$(dirname "$0")"
all=${*:-}
if [ $# -eq 0 ]; then
	set -- wasm
	for script in */test.sh; do
		[ "$script" = wasm/test.sh ] || set -- "$@" "${script%/test.sh}"
	done
fi

# One command and one module for all of them.
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
go build -o "$tools/resolute" ../cmd/resolute
export RESOLUTE_BIN=$tools/resolute RESOLUTE_SESSIONS=${RESOLUTE_SESSIONS:-$tools/sessions}
mkdir -p "$RESOLUTE_SESSIONS"
rm -f "$RESOLUTE_SESSIONS"/*.in "$RESOLUTE_SESSIONS"/*.out

for name; do
	began=$SECONDS
	printf '\n== editors/%s\n' "$name"
	"./$name/test.sh" || {
		printf -- '-- editors/%s failed, and is run once more\n' "$name"
		"./$name/test.sh"
	}
	[ "$name" != wasm ] || export RESOLUTE_WASM=built
	printf -- '-- editors/%s: %d s\n' "$name" $((SECONDS - began))
done

if ls "$RESOLUTE_SESSIONS"/*.out >/dev/null 2>&1; then
	printf '\n== what they said to each other\n'
	(cd .. && go test -count=1 -run TestTheSessionsOfRealEditors ./cmd/resolute)
elif [ -z "$all" ]; then
	echo "no session was recorded" >&2
	exit 1
fi
