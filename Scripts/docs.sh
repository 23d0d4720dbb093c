#!/bin/sh
# Builds the libraries' reference as static web sites in .build/documentation.
#
# The toolchain's own docc does it: a documentation plugin in Package.swift would be one more
# package for everybody to resolve who depends on this one.
set -eu
cd "$(dirname "$0")/.."

work=.build/documentation-build
rm -rf .build/documentation
mkdir -p .build/documentation
for library in IREEParams IREERuntime; do
    symbols=$PWD/$work/symbols/$library
    rm -rf "$symbols"
    mkdir -p "$symbols"
    # A folder of its own: the flags would make the next ordinary build start over. The library is
    # compiled anew each time, because only then its symbols are written.
    rm -rf "$work"/*/debug/$library.build
    swift build --scratch-path "$work" --target $library \
        -Xswiftc -emit-symbol-graph -Xswiftc -emit-symbol-graph-dir -Xswiftc "$symbols" \
        -Xswiftc -symbol-graph-skip-synthesized-members
    # What it is built on has symbols too, which are not its own.
    find "$symbols" -name '*.json' ! -name "$library.symbols.json" ! -name "$library@*" -exec rm {} +
    test -s "$symbols/$library.symbols.json"

    docc convert Sources/$library/$library.docc \
        --additional-symbol-graph-dir "$symbols" \
        --fallback-display-name $library \
        --fallback-bundle-identifier iree-params.$library \
        --transform-for-static-hosting \
        --output-path .build/documentation/$library
    site=$(echo $library | tr '[:upper:]' '[:lower:]')
    echo "documentation: .build/documentation/$library/documentation/$site/index.html"
done
