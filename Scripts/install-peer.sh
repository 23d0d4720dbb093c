#!/bin/sh
# Prints the folder of the official IREE tools, installing them from PyPI on first use.
# The interoperability tests and the benchmarks compare our tools with these.
#
#   Scripts/install-peer.sh              the runtime's tools
#   Scripts/install-peer.sh --compiler   the compiler
#   Scripts/install-peer.sh --cache      where things are kept; installs nothing
#
#   IREE_PEER_BIN_DIR        a folder that has the tools already; then they are not installed
#   IREE_PEER_COMPILER_DIR   a folder that has the compiler already
#   IREE_PEER_CACHE_DIR      where to keep them (else $XDG_CACHE_HOME/iree-params, else .build)
#
# Exits with 75 where PyPI cannot be reached, and with 1 on any other failure.
set -eu

version=3.13.0
case "${1:-}" in
--compiler) package=iree-base-compiler given=${IREE_PEER_COMPILER_DIR:-} ;;
--cache) package="" given="" ;;
*) package=iree-base-runtime given=${IREE_PEER_BIN_DIR:-} ;;
esac
if [ -n "$given" ]; then
    echo "$given"
    exit 0
fi
if [ -n "${IREE_PEER_CACHE_DIR:-}" ]; then
    cache=$IREE_PEER_CACHE_DIR
elif [ -n "${XDG_CACHE_HOME:-}" ]; then
    cache=$XDG_CACHE_HOME/iree-params
else
    cache=$(cd "$(dirname "$0")/.." && pwd)/.build
fi
# The commands on PATH of a wheel are Python scripts; the programs themselves are in these folders.
case "$package" in
"")
    mkdir -p "$cache"
    echo "$cache"
    exit 0
    ;;
iree-base-compiler)
    peer=$cache/compiler-$version
    tools=$peer/iree/compiler/_mlir_libs
    program=$tools/iree-compile
    ;;
*)
    peer=$cache/peer-$version
    tools=$peer/iree/_runtime_libs
    program=$tools/iree-dump-parameters
    ;;
esac

if [ ! -x "$program" ]; then
    mkdir -p "$cache"
    work=$(mktemp -d "$cache/peer.XXXXXX")
    trap 'rm -rf "$work"' EXIT
    echo "install-peer: installing $package $version into $peer" >&2
    python3 -m venv "$work/venv" >&2
    # --no-deps: only the programs are wanted, not the Python bindings' needs.
    if ! "$work/venv/bin/pip" install --disable-pip-version-check --retries 2 --timeout 20 \
        --no-deps --target "$work/peer" "$package==$version" >"$work/log" 2>&1; then
        cat "$work/log" >&2
        if grep -qE 'ConnectionError|ConnectTimeout|ReadTimeout|ProxyError|name resolution' "$work/log"
        then
            echo "install-peer: PyPI cannot be reached" >&2
            exit 75
        fi
        exit 1
    fi
    # Moved into place when it is whole, so that no later run finds half of it.
    [ -e "$peer" ] || mv "$work/peer" "$peer"
fi
[ -x "$program" ] || { echo "install-peer: no tools in $tools" >&2; exit 1; }
echo "$tools"
