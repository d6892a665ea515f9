#!/usr/bin/env bash
# Builds the WebAssembly server and tests it in a worker thread of Node.
set -euo pipefail
cd "$(dirname "$0")"
./build.sh
node --test test.mjs
