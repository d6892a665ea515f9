#!/usr/bin/env bash
# Builds the extension and drives it in a real VS Code: its interface for other
# extensions, then the window with keyboard and mouse, once with the command and
# once with the WebAssembly server. Screenshots are put into artefacts/.
source "$(dirname "$0")/../testing.sh"

"$editors/debian.sh" system chromium fonts-dejavu-core
here=$editors/vscode
app=$cache/vscode
artefacts=$here/artefacts
mkdir -p "$artefacts"
rm -f "$artefacts"/*.png
HOME=$home "$here/test/install.sh" "$app"
HOME=$home "$here/build.sh" linux-x64 web
version=$(node -p "require('$here/package.json').version")

build_server vscode
node "$here/test/static.mjs" "$work/bin/resolute.real"
node "$here/test/grammar.mjs"
RESOLUTE_SERVER=$work/bin/resolute node "$here/test/host.mjs" "$app" "$work/host" "$here"
mkdir "$work/trust"
node "$here/test/trust.mjs" "$app" "$work/trust" "$here/dist/resolute-linux-x64-$version.vsix" "$work/bin/resolute"
# Both windows at once: each waits most of its time.
node "$here/test/ui.mjs" "$app" "$work/web" "$here/dist/resolute-web-$version.vsix" "$artefacts" web >"$work/web.log" 2>&1 &
started=$!
node "$here/test/ui.mjs" "$app" "$work/binary" "$here/dist/resolute-linux-x64-$version.vsix" "$artefacts" binary
wait "$started" || { cat "$work/web.log"; fail "the window with the web extension"; }
started=
cat "$work/web.log"
