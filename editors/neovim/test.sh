#!/usr/bin/env bash
# Drives real Neovims: the newest that Debian has, and 0.10. Headless first, then
# typed in a terminal.
source "$(dirname "$0")/../testing.sh"

"$editors/debian.sh" system patchelf tmux aha chromium fonts-dejavu-core
newest_editors
"$editors/debian.sh" private "$cache/trixie" trixie neovim
build_server neovim

neovim() { # neovim newest|trixie ARGUMENT...
	local prefix=$cache/$1
	shift
	own_libraries "$prefix" "$prefix/usr/bin/nvim"
	VIMRUNTIME=$prefix/usr/share/nvim/runtime timeout 90 "$prefix/usr/bin/nvim" "$@"
}

headless() { # headless newest|trixie
	mkdir -p "$work/docs"
	cp "$editors/testdata/draft.txt" "$work/docs/draft.txt"
	cp -r "$editors/neovim" "$work/plugin"
	(cd "$work/docs" && PLUGIN=$work/plugin PLUGIN_DOC=$work/plugin/doc ROOT=$root DRAFT=$work/docs/draft.txt \
		neovim "$1" --headless -u "$editors/neovim/test/init.lua" -c "lua xpcall(dofile, function(e) io.stderr:write(debug.traceback(e)) vim.cmd.cq() end, [[$editors/neovim/test/headless.lua]])" 2>"$work/err") ||
		{ cat "$work/err"; fail "neovim $1"; }
	rm -rf "$work/plugin"
}

headless trixie
headless newest
ENABLE=1 headless newest

# Typed as a person does, and looked at.
cp "$editors/testdata/draft.txt" "$work/docs/draft.txt"
terminal "PLUGIN=$editors/neovim VIMRUNTIME=$cache/newest/usr/share/nvim/runtime $cache/newest/usr/bin/nvim -u $editors/neovim/test/init.lua $work/docs/draft.txt"
see 'item c) fol'
shot neovim-1-diagnostic
keys 5G w w w K
see 'World Summit on the Information Society'
shot neovim-2-hover
keys Escape Escape G o
typed 'instructs the Director of the Telecommunication D'
see 'Development Bureau'
shot neovim-3-completion
keys C-n C-y Escape
see 'instructs the Director of the Telecommunication Development Bureau'
keys d d 6 G 0
see '6,1'
typed ':lua vim.lsp.buf.code_action()'
keys Enter
see 'Change c) to b)'
shot neovim-4-action
typed 1
keys Enter
see 'b).*Resolution 64'
unseen 'item c) fol'
shot neovim-5-repaired
typed ':wq'
keys Enter
unseen 'RESOLUTION 219'
grep -q "^b)	Resolution 64" "$work/docs/draft.txt" || fail "the repaired draft was not saved"
echo "neovim in a terminal: passed"
