#!/bin/sh
# Builds the library's reference as a static web site in .build/documentation.
#
# The toolchain's own docc does it: a documentation plugin in Package.swift would be one more
# package for everybody to resolve who depends on this one.
set -eu
cd "$(dirname "$0")/.."

work=.build/documentation-build
symbols=$PWD/$work/symbols
rm -rf "$symbols" .build/documentation
mkdir -p "$symbols"
# A folder of its own: the flags would make the next ordinary build start over. The library is
# compiled anew each time, because only then its symbols are written.
rm -rf "$work"/*/debug/IREEParams.build
swift build --scratch-path "$work" --target IREEParams \
    -Xswiftc -emit-symbol-graph -Xswiftc -emit-symbol-graph-dir -Xswiftc "$symbols" \
    -Xswiftc -symbol-graph-skip-synthesized-members
test -s "$symbols/IREEParams.symbols.json"

catalog=Sources/IREEParams/IREEParams.docc
if [ ! -d "$catalog" ]; then catalog=; fi
docc convert $catalog \
    --additional-symbol-graph-dir "$symbols" \
    --fallback-display-name IREEParams \
    --fallback-bundle-identifier iree-params.IREEParams \
    --transform-for-static-hosting \
    --output-path .build/documentation
echo "documentation: .build/documentation/documentation/ireeparams/index.html"
