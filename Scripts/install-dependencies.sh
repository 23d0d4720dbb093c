#!/bin/sh
# Installs the Debian packages that a build needs and that are not there, and says which and why.
# Where nothing is missing it does nothing and prints nothing.
#
#   Scripts/install-dependencies.sh            what the library and the tools are built with
#   Scripts/install-dependencies.sh --tests    and what their tests and benchmarks use
set -eu

packages=""
missing() { # package, reason
    echo "install-dependencies: $1 is missing: $2" >&2
    packages="$packages $1"
}

# Asked of the programs themselves, not of dpkg, so that hand-made installations count too.
have() { command -v "$1" >/dev/null 2>&1; }
library() { have pkg-config && pkg-config --exists "$1"; }

have git || missing git "the Swift package manager fetches dependencies with it"
have pkg-config || missing pkg-config "the Swift package manager asks it where C libraries are"
library libzstd || missing libzstd-dev "the library reads and writes .zst files"
library libxxhash || missing libxxhash-dev "the library computes XXH3 digests"
if [ "${1:-}" = --tests ]; then
    have zstd || missing zstd "the tests make .zst files with it"
    have flatc || missing flatbuffers-compiler "the tests hold FlatBuffers against it"
    have python3 || missing python3 "the tests and benchmarks fetch the official IREE tools with it"
    python3 -c 'import ensurepip, venv' 2>/dev/null ||
        missing python3-venv "the official IREE tools are installed through a virtual environment"
fi
[ -n "$packages" ] || exit 0

if ! have apt-get; then
    echo "install-dependencies: no apt-get here; please install the packages above by hand" >&2
    exit 1
fi
root=""
if [ "$(id -u)" != 0 ]; then
    # Without a terminal there is nobody to type a password.
    if [ -t 0 ]; then root="sudo"; else root="sudo -n"; fi
fi
echo "install-dependencies: running ${root:+$root }apt-get install$packages" >&2
$root apt-get update -qq
# Its account of every file is left out; its errors are not.
# shellcheck disable=SC2086 # a list of words, on purpose
$root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends -o Dpkg::Use-Pty=0 $packages >/dev/null
