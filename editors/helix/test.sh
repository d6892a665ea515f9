#!/usr/bin/env bash
# Drives Helix in a terminal: findings, hover, completion, a repair.
source "$(dirname "$0")/../testing.sh"

"$editors/debian.sh" system patchelf tmux aha chromium fonts-dejavu-core
newest_editors
build_server helix
own_libraries "$cache/newest" "$cache/newest/usr/lib/hx/hx"

mkdir -p "$XDG_CONFIG_HOME/helix" "$work/docs"
cp "$editors/helix/languages.toml" "$XDG_CONFIG_HOME/helix/"
cat >"$XDG_CONFIG_HOME/helix/config.toml" <<-CONFIG
	[editor]
	end-of-line-diagnostics = "hint"
CONFIG
cp "$editors/testdata/draft.txt" "$work/docs/draft.resolution"
export HELIX_RUNTIME=$cache/newest/usr/lib/hx/runtime
"$cache/newest/usr/lib/hx/hx" --health resolution 2>&1 | grep -q "resolute" || fail "hx --health does not know the server"

terminal "HELIX_RUNTIME=$HELIX_RUNTIME $cache/newest/usr/lib/hx/hx -vv $work/docs/draft.resolution"
see 'item c) fo'
shot helix-1-diagnostic
keys 5 G w w w
keys Space
see 'Show docs for item'
keys k
see 'World Summit'
shot helix-2-hover
keys Escape
keys g e o
typed 'instructs the Director of the Telecommunication D'
see 'Telecommunication Development Bureau'
shot helix-3-completion
keys C-n Enter
see 'instructs the Director of the Telecommunication Development Bureau'
keys Escape
see 'NOR'
keys x d 6 G
keys Space
see 'Perform code action'
keys a
see 'Change c) to b)'
shot helix-4-action
keys Enter
see 'b).*Resolution 64'
unseen 'item c) fo'
shot helix-5-repaired
typed ':wq'
keys Enter
unseen 'RESOLUTION 219'
grep -q "^b)	Resolution 64" "$work/docs/draft.resolution" || fail "the repaired draft was not saved"
# What Helix still sends while the session ends is no complaint about it.
if grep -E '\[ERROR\]' "$XDG_CACHE_HOME/helix/helix.log" | grep -vE 'the session is shut down|StreamClosed|failed to send a message to server'; then fail "Helix complains"; fi
echo "helix: passed"
