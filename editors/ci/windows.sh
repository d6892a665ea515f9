#!/usr/bin/env bash
# Runs a program for Windows under Wine, of a Debian suite that is new enough for
# programs in Go:
#
#   windows.sh PROGRAM ARGUMENT...
#
# Wine and its Windows are unpacked for this alone, and nothing else of the machine
# is changed. What it shows the program is drive Z: /tmp and the folder we are in.
set -euo pipefail
folder=${RESOLUTE_EDITORS:-${TMPDIR:-/tmp}/resolute-editors}/wine
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
"$here/../debian.sh" private "$folder" trixie wine64 libc-bin >&2

# A root of its own: Wine looks for its parts in fixed places.
for dir in bin lib lib64; do ln -sfn "usr/$dir" "$folder/$dir"; done
mkdir -p "$folder"/{dev,proc,root,tmp,windows}
ln -sf ../../../../x86_64-w64-mingw32/lib/zlib1.dll "$folder/usr/lib/x86_64-linux-gnu/wine/x86_64-windows/"

export WINEPREFIX=/windows WINESERVER=/usr/lib/wine/wineserver64 WINEDEBUG=-all WINEDLLOVERRIDES=mscoree,mshtml= HOME=/root XDG_RUNTIME_DIR=/tmp LC_ALL=C.UTF-8
# shellcheck disable=SC2016 # the inner shell has arguments of its own
exec unshare --mount bash -euc '
	folder=$1 here=$2
	shift 2
	for dir in /dev /proc /tmp; do mount --rbind "$dir" "$folder$dir"; done
	mkdir -p "$folder$here"
	case $here in /tmp | /tmp/*) ;; *) mount --rbind "$here" "$folder$here" ;; esac
	within() { unshare --root="$folder" --wd="$here" "$@"; }
	if [ ! -e "$folder/windows/.made" ]; then
		within /usr/lib/wine/wine64 wineboot --init >/dev/null 2>&1 || true # it has no screen, and says so
		within "$WINESERVER" --kill || true
		touch "$folder/windows/.made"
	fi
	# Its services take seconds to start, and no command needs them.
	WINEDLLOVERRIDES="mscoree,mshtml=;wineboot.exe,services.exe,explorer.exe,winedevice.exe=d" within /usr/lib/wine/wine64 "$@"
' windows.sh "$folder" "$PWD" "$@"
