#!/bin/sh
# Builds the tools as they would be shipped; takes what `swift build` takes besides, such as
# `--show-bin-path`.
#
# Where the system has its libraries as archives too, the tools are linked with nothing left to look
# up: to find and bind libstdc++ and the C library took a quarter of the time in which a tool lists a
# small file. They are position independent all the same, so their addresses stay random.
set -eu
cd "$(dirname "$0")/.."
: "${SWIFT:=swift}"

archives() { # Whether the linker will find each of these files
    for file in "$@"; do
        # A name that is not found is printed as it was given.
        path=$(cc "-print-file-name=$file" 2>/dev/null) && [ "$path" != "$file" ] || return 1
    done
}

if [ "$(uname -s)" = Linux ] && archives rcrt1.o libc.a libm.a libstdc++.a libgcc_eh.a libzstd.a libxxhash.a
then
    # gold cannot do it. Such a program must not name folders to look for libraries in: glibc's start-up
    # code crashes over them.
    set -- -Xswiftc -static-executable -Xswiftc -use-ld=lld \
        -Xswiftc -Xclang-linker -Xswiftc -static-pie --disable-local-rpath "$@"
fi
# Symbols and debug sections are two thirds of the files, and nothing that runs looks at them.
if [ "$(uname -s)" = Linux ]; then set -- -Xlinker -s "$@"; fi
# Functions start at lines of the processor's cache. Otherwise whatever the linker happens to put before it
# decides how fast the interpreter's loop is, by a fifth. (Objects that are there already stay as they are:
# the compiler does not count this among the reasons to make them again.)
set -- -Xswiftc -Xllvm -Xswiftc -align-all-functions=6 "$@"
exec "$SWIFT" build -c release --static-swift-stdlib "$@"
