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

# The reference of operations is made from the compiler's own tables, beside what is written by hand.
catalog=$work/IREECompiler.docc
rm -rf "$catalog"
mkdir -p "$catalog"
cp Sources/IREECompiler/Driver/IREECompiler.docc/* "$catalog"
for dialect in $(swift run --scratch-path "$work" iree-opt --print-dialect=list); do
    "$work/debug/iree-opt" --print-dialect="$dialect" >"$catalog/dialect-$dialect.md"
    echo "- <doc:dialect-$dialect>" >>"$catalog/IREECompiler.md"
done

for library in IREEParams IREERuntime IREECompiler; do
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

    source=Sources/$library/$library.docc
    test "$library" != IREECompiler || source=$catalog
    docc convert "$source" \
        --additional-symbol-graph-dir "$symbols" \
        --fallback-display-name $library \
        --fallback-bundle-identifier iree-params.$library \
        --transform-for-static-hosting \
        --output-path .build/documentation/$library
    site=$(echo $library | tr '[:upper:]' '[:lower:]')
    echo "documentation: .build/documentation/$library/documentation/$site/index.html"
done
