#!/usr/bin/env bash
# Brings the Debian packages that the tests of the editors need.
#
#   debian.sh system PACKAGE...              installs what is missing on this machine
#   debian.sh private FOLDER SUITE PACKAGE...
#
# private unpacks packages of another suite with all their libraries, the C
# library included, under FOLDER, and changes nothing else: newer editors than
# this machine's suite has. A FOLDER that is complete is left as it is.
set -euo pipefail

system() {
	local missing=()
	for p in "$@"; do
		dpkg-query -W -f '${Status}' "$p" 2>/dev/null | grep -q 'ok installed' || missing+=("$p")
	done
	[ ${#missing[@]} -eq 0 ] && return
	echo "installing ${missing[*]}"
	apt-get -qq -o DPkg::Lock::Timeout=300 update
	DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=300 --no-install-recommends install "${missing[@]}" >/dev/null
}

private() {
	local folder suite mirror apt
	mkdir -p "$1"
	folder=$(cd "$1" && pwd) suite=$2
	shift 2
	[ "$(cat "$folder/.complete" 2>/dev/null)" = "$suite $*" ] && return
	find "$folder" -mindepth 1 -delete
	# An apt with a state of its own, which believes that nothing is installed,
	# from the mirror and with the keys that this machine uses.
	apt=$folder/.apt
	mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial"
	: >"$apt/status"
	mirror=$(sed -n 's/^URIs: *//p' /etc/apt/sources.list.d/*.sources | head -1)
	echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main" >"$apt/sources.list"
	cat >"$apt/apt.conf" <<-CONF
		Dir::Etc::sourcelist "$apt/sources.list";
		Dir::Etc::sourceparts "/dev/null";
		Dir::Etc::preferences "/dev/null";
		Dir::Etc::preferencesparts "/dev/null";
		Dir::State::lists "$apt/lists";
		Dir::State::status "$apt/status";
		Dir::State::extended_states "$apt/extended_states";
		Dir::Cache "$apt/cache";
		Acquire::Languages "none";
		Acquire::IndexTargets::deb::DEP-11::DefaultEnabled "false";
		APT::Install-Recommends "false";
		APT::Sandbox::User "root";
	CONF
	echo "unpacking $* of $suite"
	APT_CONFIG=$apt/apt.conf apt-get -qq update
	APT_CONFIG=$apt/apt.conf apt-get -qq -y --download-only install "$@" >/dev/null
	for deb in "$apt"/cache/archives/*.deb; do dpkg -x "$deb" "$folder"; done
	rm -rf "$apt"
	echo "$suite $*" >"$folder/.complete"
}

"$@"
