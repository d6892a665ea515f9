#!/usr/bin/env bash
# Drives Kate without a screen: its settings are read, its mode has the server started,
# and the findings of the draft come to it.
source "$(dirname "$0")/../testing.sh"

"$editors/debian.sh" system libxml2-utils dbus-daemon
xmllint --noout "$editors/kate/resolution.xml" || fail "kate/resolution.xml"
# Of this machine's own suite: it runs with the libraries of the system beside its own.
"$editors/debian.sh" private "$cache/kate" "$(. /etc/os-release && echo "$VERSION_CODENAME")" kate
build_server kate

settings=$XDG_CONFIG_HOME/kate colours=$XDG_DATA_HOME/org.kde.syntax-highlighting/syntax
mkdir -p "$settings/lspclient" "$colours" "$work/docs"
cp "$editors/kate/lspclient.json" "$settings/lspclient/settings.json"
cp "$editors/kate/resolution.xml" "$colours"
cp "$editors/testdata/draft.txt" "$work/docs/draft.resolution"
# Kate asks a person once whether it may start a server.
cat >"$XDG_CONFIG_HOME/katerc" <<-CONFIG
	[General]
	Show welcome view for new window=false
	[Kate Plugins]
	lspclientplugin=true
	[lspclient]
	AllowedServerCommandLines=$work/bin/resolute lsp
CONFIG

lib=$cache/kate/usr/lib/x86_64-linux-gnu
export QT_QPA_PLATFORM=offscreen QT_PLUGIN_PATH QML2_IMPORT_PATH
QT_PLUGIN_PATH=$(echo "$lib"/qt*/plugins) QML2_IMPORT_PATH=$(echo "$lib"/qt*/qml)
export XDG_DATA_DIRS=$cache/kate/usr/share XDG_CONFIG_DIRS=$cache/kate/etc/xdg
chmod 700 "$work"
# In a group of its own, so that it ends with its bus and its server.
setsid dbus-run-session -- env LD_LIBRARY_PATH="$lib" "$cache/kate/usr/bin/kate" -n "$work/docs/draft.resolution" >"$work/kate.log" 2>&1 &
kate=$! started=-$!
for ((i = 0; i < 1200; i++)); do
	grep -qs 'publishDiagnostics.*label-gap' "$sessions"/kate.*.out && break
	kill -0 "$kate" 2>/dev/null || break
	sleep 0.05
done
grep -qs 'publishDiagnostics.*label-gap' "$sessions"/kate.*.out || { cat "$work/kate.log"; fail "no findings came to Kate"; }
grep -q '"languageId": *"resolution"' "$sessions"/kate.*.in || fail "Kate does not know the draft as a resolution"
disown "$kate" # and says nothing of it
kill -KILL -- "$started"
while kill -0 -- "$started" 2>/dev/null; do sleep 0.05; done
started=
echo "passed: mode, server, findings ($(zcat "$cache/kate/usr/share/doc/kate/changelog.Debian.gz" | head -1 | cut -d')' -f1)))"
