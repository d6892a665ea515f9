#!/bin/sh
# Makes what comes with the binary in packages: completion for four shells, the
# manual and the licences of others, in the folder that is named.
set -eu
cd "$(dirname "$0")/../.."
out=${1:?usage: extras.sh FOLDER}
mkdir -p "$out/completions"
bin=$(mktemp -d)
trap 'rm -rf "$bin"' EXIT
go build -o "$bin/resolute" ./cmd/resolute
for shell in bash zsh fish; do
	"$bin/resolute" completion "$shell" >"$out/completions/resolute.$shell"
done
"$bin/resolute" completion powershell >"$out/completions/resolute.ps1" # it runs no file of another name
"$bin/resolute" man "$out/man"
editors/ci/licences.sh >"$out/THIRD-PARTY.txt"
