#!/usr/bin/env bash
# Builds the fuzzers, and runs each for SECONDS_EACH seconds (60), or only those named.
#
#   SECONDS_EACH=600 Fuzz/run.sh FuzzGGUF
#
# What was learned stays in Fuzz/.build/corpus; a crash leaves its input in Fuzz/.build/findings, and
# ends the script with an error. Run the fuzzer with that file as its argument to see it again.
set -euo pipefail
cd "$(dirname "$0")"
seconds=${SECONDS_EACH:-60}
targets=("$@")
[[ ${#targets[@]} -gt 0 ]] || targets=(FuzzGGUF FuzzSafetensors FuzzIRPA FuzzZstd FuzzModule FuzzProgram
    FuzzAssembly)

resources=$(swiftc -print-target-info | sed -n 's/.*"runtimeResourcePath" *: *"\(.*\)".*/\1/p')
libraries=("$resources"/clang/lib/*/libclang_rt.fuzzer_no_main[-_]"$(uname -m)".a
    "$resources"/clang/lib/*/libclang_rt.fuzzer_no_main_osx.a)
library=""
for candidate in "${libraries[@]}"; do
    [[ -f $candidate ]] && library=$candidate && break
done
[[ -n $library ]] || { echo "this Swift toolchain has no libFuzzer under $resources" >&2; exit 1; }
case $(uname -s) in
    Linux) runtime=-lstdc++ ;;
    *) runtime=-lc++ ;;
esac

# Only the compiler gets `-sanitize=fuzzer`: the linker would bring in libFuzzer's `main`, and
# SwiftPM's executables have their own. The archive comes before the objects that need it, hence -u.
for target in "${targets[@]}"; do
    swift build -c release --product "$target" \
        -Xswiftc -Xfrontend -Xswiftc -sanitize=fuzzer \
        -Xlinker -u -Xlinker LLVMFuzzerRunDriver -Xlinker "$library" -Xlinker "$runtime"
done
# Swift's own crash handler would get ahead of libFuzzer's, which saves the input.
export SWIFT_BACKTRACE=enable=no

binaries=$(swift build -c release --show-bin-path)

for target in "${targets[@]}"; do
    corpus=.build/corpus/$target
    mkdir -p "$corpus" .build/findings
    "$binaries/$target" --write-seeds ".build/seeds/$target"
    length=4096
    case $target in
        FuzzModule) cp ../Tests/IREEBytecodeTests/Resources/*.vmfb ".build/seeds/$target" ;;
        FuzzProgram)
            length=16384
            cp ../Tests/IREEBytecodeTests/Resources/*.vmfb ../Tests/IREERuntimeTests/Resources/*.vmfb \
                ".build/seeds/$target"
            ;;
        FuzzAssembly)
            # Files in different folders may have the same name.
            for file in ../Tests/IREECompilerTests/*/*.mlir; do
                folder=${file%/*}
                cp "$file" ".build/seeds/$target/${folder##*/}-${file##*/}"
            done
            ;;
    esac
    options=()
    [[ ! -f dictionaries/$target.dict ]] || options+=("-dict=dictionaries/$target.dict")
    echo "== $target for $seconds s"
    "$binaries/$target" "$corpus" ".build/seeds/$target" \
        -max_total_time="$seconds" -max_len="$length" -timeout=5 -rss_limit_mb=1024 -malloc_limit_mb=256 \
        -print_final_stats=1 ${options[@]+"${options[@]}"} -artifact_prefix=".build/findings/$target-"
done
