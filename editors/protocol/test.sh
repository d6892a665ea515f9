#!/usr/bin/env bash
# A session with the reference client of the protocol, and every message of a long
# one held against the protocol's official description.
source "$(dirname "$0")/../testing.sh"

HOME=$home npm ci --prefix "$editors/protocol" --no-audit --no-fund --silent
cd "$root"
HOME=$home go test -count=1 -run 'TestTheReferenceClient|TestEveryMessageIsAsTheProtocolHasIt|TestConformance' ./cmd/resolute
