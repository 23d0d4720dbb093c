#!/bin/sh
# A walk through the tools, on the small trained model of Examples/Digits.
# `make demo` builds the tools first. Stops at the first command that fails.
set -eu
cd "$(dirname "$0")/.."

tools=$(Scripts/build-release.sh --show-bin-path)
PATH=$tools:$PATH
digits=$PWD/Examples/Digits
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

say() { printf '\n# %s\n' "$*"; }
run() { # prints the command as one would type it, and runs it
    printf '$ %s\n' "$*"
    "$@"
}
cp "$digits/digits.safetensors" "$digits/digits.gguf" "$digits/inputs.npy" "$digits/labels.npy" .
cp "$digits/../DigitsInference/digits.mlir" .

say "A safetensors file becomes an IREE parameter archive."
run iree-convert-parameters --parameters=digits.safetensors --output=digits.irpa

say "GGUF goes the same way; names may change, and parameters be left out or stubbed."
run iree-convert-parameters --parameters=digits.gguf --output=renamed.irpa \
    --rename=layer0.weight=input.weight --exclude=layer1.bias --splat=layer0.bias=f32=0.5

say "What is in a file, whatever its format: here two, each in a scope of its own."
run iree-dump-parameters --parameters=st=digits.safetensors --parameters=gguf=digits.gguf

say "One tensor's bytes: the ten biases of the last layer."
run iree-dump-parameters --parameters=model=digits.irpa --extract=model::layer1.bias=bias.bin
run od -A d -t f4 -w20 bias.bin

say "The same tensor out of the GGUF file is the same, bit for bit."
run iree-dump-parameters --parameters=digits.gguf --extract=layer1.bias=bias2.bin
run cmp bias.bin bias2.bin

say "An archive from nothing. Splats take no room on disk, whatever their size."
run iree-create-parameters --data=table=4x4xf32=1.5 --splat=big=1048576x1024xf16=0.25 \
    --output=made.irpa
run ls -l made.irpa

say "With digests in the archive, every later reader can tell whether the bytes are still right."
run iree-convert-parameters --parameters=digits.irpa --digest --quiet --output=sealed.irpa
run iree-dump-parameters --parameters=sealed.irpa --verify

say "One wrong bit is found."
cp sealed.irpa spoilt.irpa
# Flips the lowest bit of the very last byte that belongs to a parameter's data.
end=$(iree-dump-parameters --parameters=sealed.irpa | awk '$3 ~ /^[0-9]+$/ { end = $3 } END { print end - 1 }')
byte=$(od -A n -t u1 -j "$end" -N 1 spoilt.irpa)
# shellcheck disable=SC2059 # the format is the byte
printf "\\$(printf %03o $((byte ^ 1)))" | dd of=spoilt.irpa bs=1 seek="$end" conv=notrunc status=none
printf '$ %s\n' "iree-dump-parameters --parameters=spoilt.irpa --verify"
if iree-dump-parameters --parameters=spoilt.irpa --verify; then
    echo "demo: the wrong bit was not found" >&2
    exit 1
fi

say "Archives compress on the way out, and every tool reads them as they are."
run iree-convert-parameters --parameters=digits.irpa --quiet --output=digits.irpa.zst
run ls -l digits.irpa digits.irpa.zst
run iree-dump-parameters --parameters=digits.irpa.zst

say "There and back: the archive unpacked again holds the same bytes."
run iree-convert-parameters --parameters=digits.irpa.zst --quiet --output=back.irpa
run cmp digits.irpa back.irpa

say "The model is a program of 40 lines. Here it is compiled for any machine."
run iree-compile digits.mlir --iree-hal-local-target-device-backends=vmvx -o digits.vmfb
run ls -l digits.vmfb

if iree-compile digits.mlir -o digits.cpu.vmfb 2>/dev/null; then
    say "Machine code, where there is a clang to make it."
    run iree-compile digits.mlir --iree-llvmcpu-target-cpu=host -o digits.cpu.vmfb
    run iree-run-module --module=digits.cpu.vmfb --function=classify --parameters=digits.gguf --input=@inputs.npy
fi

say "A compiled model has no weights in it: it takes them from whatever file. The digits on eleven images:"
for weights in digits.irpa digits.safetensors digits.gguf digits.irpa.zst; do
    run iree-run-module --module=digits.vmfb --function=classify --parameters="$weights" --input=@inputs.npy
done

say "All numbers behind them go to a file, and how much memory it took to stderr."
run iree-run-module --module=digits.vmfb --function=logits --parameters=digits.irpa --input=@inputs.npy \
    --output=@logits.npy --print_statistics
run ls -l logits.npy

say "Right but for the last image, a 5 that looks like a 3."
printf '$ %s\n' "iree-run-module ... --function=classify --input=@inputs.npy --expected_output=@labels.npy"
if iree-run-module --module=digits.vmfb --function=classify --parameters=digits.irpa --input=@inputs.npy \
    --expected_output=@labels.npy
then
    echo "demo: the wrong answer was not found" >&2
    exit 1
fi
printf '\nAll of it worked.\n'
