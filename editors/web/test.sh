#!/usr/bin/env bash
# Builds the page and drives it in Debian's Chromium.
source "$(dirname "$0")/../testing.sh"

"$editors/debian.sh" system chromium fonts-dejavu-core xz-utils
cd "$editors/web"
[ -d node_modules ] || HOME=$home npm ci --ignore-scripts --no-audit --no-fund --silent
[ "${RESOLUTE_WASM:-}" = built ] || HOME=$home ../wasm/build.sh
HOME=$home node build.mjs
RESOLUTE_SHOTS=$shots RESOLUTE_SESSIONS=$sessions node --test --test-reporter=spec test.mjs
