#!/bin/sh
# Runs the example with the weights in all three formats, on all modules that this machine can run.
set -eu
cd "$(dirname "$0")/../.."
: "${SWIFT:=swift}"

digits=Examples/Digits
here=Examples/DigitsInference
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$SWIFT" run iree-convert-parameters --parameters=$digits/digits.safetensors --quiet --output="$work/digits.irpa"
modules=vmvx
if [ "$(uname -m)" = x86_64 ]; then modules="vmvx llvm-cpu"; fi
"$SWIFT" build --package-path $here
program=$("$SWIFT" build --package-path $here --show-bin-path)/digits
for module in $modules; do
    for weights in $digits/digits.safetensors $digits/digits.gguf "$work/digits.irpa"; do
        printf '\n%s, weights in %s\n' "digits.$module.vmfb" "${weights##*/}"
        "$program" $here/digits.$module.vmfb "$weights" $digits/inputs.npy $digits/labels.npy
    done
done
