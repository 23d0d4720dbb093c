#!/bin/sh
# Compiles the model once, and runs it on two variants.
set -eu
cd "$(dirname "$0")/../.."
: "${SWIFT:=swift}"

here=Examples/ModelVariants
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$SWIFT" run iree-compile $here/model.mlir --iree-hal-local-target-device-backends=vmvx -o "$work/model.vmfb"
for variant in small large; do
    "$SWIFT" run iree-run-module --module="$work/model.vmfb" --function=run --input="\"$variant\"" \
        --parameters=small=$here/small.safetensors --parameters=large=$here/large.gguf
done
