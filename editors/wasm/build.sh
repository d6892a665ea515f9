#!/usr/bin/env bash
# Builds the server as WebAssembly: dist/resolute.wasm, packed as dist/resolute.wasm.gz,
# and dist/worker.js, the worker that runs either. Needs Go and Node only.
#
# usage: build.sh [VERSION]
set -euo pipefail
cd "$(dirname "$0")"
mkdir -p dist
flags='-s -w'
[ -z "${1:-}" ] || flags+=" -X main.version=$1"
# With smaller copies of some modules: see shake/main.go, and pack/main.go for the rest. Without inlining (-l) the
# module is a fifth smaller when packed, starts sooner, and is no slower at work.
rm -rf dist/.shaken
(cd ../.. && go run ./editors/wasm/shake editors/wasm/dist/.shaken)
(cd ../.. && GOOS=js GOARCH=wasm CGO_ENABLED=0 go build -modfile=editors/wasm/dist/.shaken/go.mod -overlay=editors/wasm/dist/.shaken/overlay.json -trimpath -gcflags=all=-l \
	-ldflags="$flags" -o editors/wasm/dist/resolute.wasm ./cmd/resolute-wasm)
(cd ../.. && go run ./editors/wasm/pack editors/wasm/dist/resolute.wasm)
cat "$(go env GOROOT)/lib/wasm/wasm_exec.js" worker.js >dist/worker.js
node -e '
	const { readFileSync, writeFileSync } = require("node:fs")
	const packed = require("node:zlib").gzipSync(readFileSync("dist/resolute.wasm"), { level: 9 })
	writeFileSync("dist/resolute.wasm.gz", packed)'
rm -rf dist/.shaken
