# shellcheck shell=bash
# What the tests of the editors share; sourced by each <editor>/test.sh.
#
#   RESOLUTE_EDITORS   where editors are unpacked, kept between runs
#   RESOLUTE_BIN       the command, where it is built already
#   RESOLUTE_SHOTS     where screenshots are put
#   RESOLUTE_SESSIONS  where what editor and server say to each other is recorded,
#                      two files a session: NAME.in and NAME.out
set -euo pipefail

editors=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$editors")
cache=${RESOLUTE_EDITORS:-${TMPDIR:-/tmp}/resolute-editors}
shots=${RESOLUTE_SHOTS:-$cache/shots}
sessions=${RESOLUTE_SESSIONS:-$cache/sessions}
mkdir -p "$cache" "$shots" "$sessions"

# A folder of this run alone, with a home of its own: no test sees a user's
# settings, and none leaves anything behind.
work=$(mktemp -d) home=$HOME
export HOME=$work XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data XDG_STATE_HOME=$work/state
export XDG_CACHE_HOME=$work/cache XDG_RUNTIME_DIR=$work LC_ALL=C.UTF-8
at_exit() {
	tmux -S "$work/tmux" kill-server 2>/dev/null || true
	[ -z "${started:-}" ] || kill -- "$started" 2>/dev/null || true
	rm -rf "$work"
}
trap at_exit EXIT

fail() {
	echo "FAIL: $*" >&2
	exit 1
}

# build_server NAME puts a command "resolute" first in the PATH. It records its
# sessions as an editor's server under NAME.
build_server() {
	mkdir -p "$work/bin"
	if [ -n "${RESOLUTE_BIN:-}" ]; then
		ln -s "$RESOLUTE_BIN" "$work/bin/resolute.real"
	else
		(cd "$root" && HOME=$home go build -buildvcs=false -o "$work/bin/resolute.real" ./cmd/resolute)
	fi
	rm -f "$sessions/$1".*
	cat >"$work/bin/resolute" <<-WRAPPER
		#!/usr/bin/env bash
		[ "\${1:-}" = lsp ] || exec "$work/bin/resolute.real" "\$@"
		log="$sessions/$1.\$\$"
		exec 3<&0
		"$work/bin/resolute.real" "\$@" < <(exec tee "\$log.in" <&3 2>/dev/null) > >(exec tee "\$log.out" 2>/dev/null)
	WRAPPER
	chmod +x "$work/bin/resolute"
	export PATH=$work/bin:$PATH
}

# newest_editors unpacks the newest editors that Debian has, or else those of its
# stable suite, under $cache/newest.
newest_editors() {
	"$editors/debian.sh" private "$cache/newest" forky neovim hx emacs-nox ||
		"$editors/debian.sh" private "$cache/newest" trixie neovim hx emacs-nox
}

# own_libraries PREFIX PROGRAM makes a program that was unpacked under PREFIX use
# the libraries beside it, the C library included.
own_libraries() {
	local lib=$1/usr/lib/x86_64-linux-gnu
	[ "$(patchelf --print-rpath "$2")" = "$lib" ] && return
	patchelf --set-interpreter "$lib/ld-linux-x86-64.so.2" --force-rpath --set-rpath "$lib" "$2"
}

# The terminal: a tmux of this run, one window named x.
tm() { tmux -S "$work/tmux" -f /dev/null "$@"; }

terminal() { # terminal COMMAND
	tm new-session -d -s x -x 110 -y 30 "env TERM=tmux-256color COLORTERM=truecolor $1"
}

screen() { tm capture-pane -p -t x 2>/dev/null; }

# keys types as a person does; a key at a time, so that Escape is not taken for Alt.
keys() { tm send-keys -t x "$@"; }

# typed sends letters one by one.
typed() {
	local i
	for ((i = 0; i < ${#1}; i++)); do tm send-keys -t x -l -- "${1:i:1}"; done
}

# see waits until the screen shows a text (a regular expression).
see() {
	local i
	for ((i = 0; i < 200; i++)); do
		if screen | grep -q -- "$1"; then return 0; fi
		sleep 0.05
	done
	screen >&2
	fail "the screen does not show: $1"
}

# unseen waits until the screen does not show a text any more.
unseen() {
	local i
	for ((i = 0; i < 200; i++)); do
		if ! screen | grep -q -- "$1"; then return 0; fi
		sleep 0.05
	done
	screen >&2
	fail "the screen still shows: $1"
}

# shot NAME makes a picture of the terminal.
shot() {
	tm capture-pane -e -p -N -t x >"$work/shot.ansi"
	aha --black --title "$1" <"$work/shot.ansi" |
		sed 's/<pre>/<pre style="font:15px DejaVu Sans Mono,monospace;line-height:1.2">/' >"$work/shot.html"
	chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
		--disable-component-update --disable-sync --user-data-dir="$work/chromium" --window-size=1020,580 \
		--screenshot="$shots/$1.png" "file://$work/shot.html" >/dev/null 2>&1 || echo "no picture $1"
}
