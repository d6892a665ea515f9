#!/usr/bin/env bash
# Drives Vim with ALE.
source "$(dirname "$0")/../testing.sh"

"$editors/debian.sh" system vim vim-ale
build_server vim
cmp "$editors/vim/syntax/resolution.vim" "$editors/neovim/syntax/resolution.vim" || fail "the two syntax files differ"

mkdir -p "$work/docs"
cp "$editors/testdata/draft.txt" "$work/docs/draft.txt"
# Vim wants a terminal, even if nobody looks.
PLUGIN=$editors/vim ALE=/usr/share/vim-ale ROOT=$root OUT=$work/out TERM=xterm \
	timeout 60 script -qec "vim -u $editors/vim/test.vim $work/docs/draft.txt" /dev/null >"$work/screen" 2>&1 ||
	fail "vim: $(cat "$work/screen")"
! grep FAIL "$work/out" || fail vim
echo "vim with ALE: $(grep -c '^ok' "$work/out") passed"
