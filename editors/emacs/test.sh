#!/usr/bin/env bash
# Drives Emacs with Eglot, in batch.
source "$(dirname "$0")/../testing.sh"

"$editors/debian.sh" system patchelf
newest_editors
build_server emacs

emacs=$(find "$cache/newest/usr/bin" -name 'emacs-*nox' | head -1)
own_libraries "$cache/newest" "$emacs"
version=$(basename "$(find "$cache/newest/usr/share/emacs" -maxdepth 1 -name '[0-9]*')")
dump=$(find "$cache/newest/usr/libexec/emacs" -name "*.pdmp" | head -1)
lisp=$cache/newest/usr/share/emacs/$version/lisp
EMACSLOADPATH=$(find "$lisp" -type d | paste -sd:)
EMACSPATH=$(find "$cache/newest/usr/libexec/emacs" -mindepth 2 -maxdepth 2 -type d | head -1)
export EMACSLOADPATH EMACSPATH EMACSDATA=$cache/newest/usr/share/emacs/$version/etc EMACSDOC=$cache/newest/usr/share/emacs/$version/etc

mkdir -p "$work/docs"
cp "$editors/testdata/draft.txt" "$work/docs/draft.txt"
cd "$work/docs"
DRAFT=$work/docs/draft.txt ROOT=$root timeout 120 "$emacs" --dump-file="$dump" --batch -Q -L "$editors/emacs" -l "$editors/emacs/test.el" 2>"$work/err" ||
	{ cat "$work/err"; fail emacs; }
grep passed "$work/err"
