#!/usr/bin/env bash
# Builds the extension: dist/resolute-TARGET-VERSION.vsix for each target, by default
# all of them. Needs Go, Node and npm.
#
#   build.sh [TARGET...]   linux-x64 linux-arm64 darwin-x64 darwin-arm64 win32-x64 win32-arm64 web
#
# Every package has the server as WebAssembly. Those for a platform also have the
# command, a static binary; "web" is for browsers and for all other platforms.
set -euo pipefail
cd "$(dirname "$0")"
[ $# -gt 0 ] || set -- linux-x64 linux-arm64 darwin-x64 darwin-arm64 win32-x64 win32-arm64 web

[ -d node_modules ] || npm ci --no-audit --no-fund --ignore-scripts
version=$(node -p 'require("./package.json").version')
[ "${RESOLUTE_WASM:-}" = built ] || ../wasm/build.sh "$version"
npx tsc --noEmit
node esbuild.mjs
cp ../wasm/dist/worker.js ../wasm/dist/resolute.wasm.gz dist/
cp ../../LICENSE LICENSE
# The words of all the licences that THIRD-PARTY.md names.
{
	../ci/licences.sh
	# shellcheck disable=SC2016 # the words of JavaScript
	node -e '
		const { readFileSync, readdirSync } = require("node:fs")
		for (const [, name] of readFileSync("THIRD-PARTY.md", "utf8").matchAll(/^\| (\S+) \| \d+\.\d+\.\d+ \|/gm)) {
			const folder = `node_modules/${name}`
			const file = readdirSync(folder).find((f) => /^licen[cs]e/i.test(f))
			console.log(`== ${name}\n\n${readFileSync(`${folder}/${file}`, "utf8")}`)
		}'
} >LICENSES.txt

for target; do
	rm -rf bin
	options=(--no-dependencies --allow-missing-repository -o "dist/resolute-$target-$version.vsix")
	if [ "$target" != web ]; then
		options+=(--target "$target")
		os=${target%-*} arch=${target#*-} name=resolute
		[ "$os" != win32 ] || os=windows name=resolute.exe
		[ "$arch" != x64 ] || arch=amd64
		(cd ../.. && CGO_ENABLED=0 GOOS=$os GOARCH=$arch go build -trimpath -buildvcs=false -ldflags='-s -w' -o "editors/vscode/bin/$name" ./cmd/resolute)
	fi
	npx vsce package "${options[@]}" >dist/package.log 2>&1 || { cat dist/package.log; exit 1; }
	ls -l "dist/resolute-$target-$version.vsix"
done
rm -rf bin LICENSE LICENSES.txt
