#!/usr/bin/env bash
# Runs the program as the inputs of the action say. Inputs come as variables, never
# as text of a script, so that a path cannot be a command.
set -euo pipefail

program=$1
args=(lint --format concise --output github --fail-on "${INPUT_FAIL_ON:-warning}")
[ -z "${INPUT_NEW_FROM:-}" ] || args+=(--new-from "$INPUT_NEW_FROM")
[ -z "${INPUT_BASELINE:-}" ] || args+=(--baseline "$INPUT_BASELINE")
[ -z "${INPUT_SARIF:-}" ] || args+=(--output "sarif=$INPUT_SARIF")
while IFS= read -r arg; do
	[ -z "$arg" ] || args+=("$arg")
done <<<"${INPUT_ARGS:-}"
args+=(--)
while IFS= read -r path; do
	[ -z "$path" ] || args+=("$path")
done <<<"${INPUT_PATHS:-.}"

exec "$program" "${args[@]}"
