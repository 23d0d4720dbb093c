#!/usr/bin/env python3
"""Measures iree-run-module and iree-benchmark-module against the official ones, on modules that the
official compiler makes.

    python3 Benchmarks/runtime.py --tools FOLDER --peer FOLDER --compiler PATH

--tools is where `make release` left our tools, --peer where the official native binaries are
(iree/_runtime_libs of PyPI's iree-base-runtime 3.13.0), --compiler iree-compile of
iree-base-compiler 3.13.0. Both sides of a row take turns; a figure is the median of the turns. Calls
are timed by iree-benchmark-module, by processor time where one thread works and by wall time where
several do; whole processes by wall time. Prints the rows of the table in Documentation/Benchmarks.md.
"""

import argparse
import array
import json
import random
import resource
import statistics
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SCALE = 1


def write_safetensors(path, tensors):
    """`tensors`: name -> (shape, bytes), all f32."""
    offset, header = 0, {}
    for name, (shape, data) in tensors.items():
        header[name] = {"dtype": "F32", "shape": shape, "data_offsets": [offset, offset + len(data)]}
        offset += len(data)
    text = json.dumps(header).encode()
    text += b" " * (-(8 + len(text)) % 64)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for _, data in tensors.values():
            file.write(data)


def weights(count):
    """Bytes of so many small numbers."""
    random.seed(count)
    block = array.array("f", (random.uniform(-0.05, 0.05) for _ in range(1 << 14))).tobytes()
    return (block * (count * 4 // len(block) + 1))[: count * 4]


def layer(name, i, o):
    return f"""
  %{name}e = tensor.empty() : tensor<1x{o}xf32>
  %{name}f = linalg.fill ins(%z : f32) outs(%{name}e : tensor<1x{o}xf32>) -> tensor<1x{o}xf32>
  %{name} = linalg.matmul ins(%IN, %W : tensor<1x{i}xf32>, tensor<{i}x{o}xf32>)
      outs(%{name}f : tensor<1x{o}xf32>) -> tensor<1x{o}xf32>"""


def mlp(sizes):
    text, body, value = "", "", "%x"
    for k, (i, o) in enumerate(zip(sizes, sizes[1:])):
        text += f'util.global private @w{k} = #flow.parameter.named<"model"::"w{k}"> : tensor<{i}x{o}xf32>\n'
        body += f"  %w{k} = util.global.load @w{k} : tensor<{i}x{o}xf32>"
        body += layer(f"m{k}", i, o).replace("%IN", value).replace("%W", f"%w{k}")
        body += f"\n  %r{k} = math.absf %m{k} : tensor<1x{o}xf32>\n"
        value = f"%r{k}"
    return (
        f"{text}func.func @main(%x: tensor<1x{sizes[0]}xf32>) -> tensor<1x{sizes[-1]}xf32> {{\n"
        f"  %z = arith.constant 0.0 : f32\n{body}  return {value} : tensor<1x{sizes[-1]}xf32>\n}}\n"
    )


LAYERS, WIDTH = 12, 1024


def layers(dynamic):
    """A stack of matrix products whose weights are found by keys of the loop's index, or by name."""
    size = f"tensor<{WIDTH}x{WIDTH}xf32>"
    step = layer("m", WIDTH, WIDTH)
    if dynamic:
        return f"""
util.func public @main(%x: tensor<1x{WIDTH}xf32>, %n: index) -> tensor<1x{WIDTH}xf32> {{
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %start = arith.constant 0 : i64
  %z = arith.constant 0.0 : f32
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%v = %x) -> tensor<1x{WIDTH}xf32> {{
    %key = util.string.format "blk.{{}}.w"(%i) : (index) -> !util.buffer
    %w = flow.parameter.load %key[%start] : {size}
    {step.replace("%IN", "%v").replace("%W", "%w")}
    scf.yield %m : tensor<1x{WIDTH}xf32>
  }}
  util.return %r : tensor<1x{WIDTH}xf32>
}}
"""
    text, body, value = "", "", "%x"
    for k in range(LAYERS):
        text += f'util.global private @w{k} = #flow.parameter.named<"blk.{k}.w"> : {size}\n'
        body += f"  %w{k} = util.global.load @w{k} : {size}"
        body += step.replace("%m", f"%m{k}_").replace("%IN", value).replace("%W", f"%w{k}") + "\n"
        value = f"%m{k}_"
    return (
        f"{text}util.func public @main(%x: tensor<1x{WIDTH}xf32>) -> tensor<1x{WIDTH}xf32> {{\n"
        f"  %z = arith.constant 0.0 : f32\n{body}  util.return {value} : tensor<1x{WIDTH}xf32>\n}}\n"
    )


SCALARS = """
func.func @empty() { return }
func.func @add(%a: i32, %b: i32) -> i32 { %0 = arith.addi %a, %b : i32 return %0 : i32 }
func.func @loop(%n: index) -> i64 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %one = arith.constant 1 : i64
  %three = arith.constant 3 : i64
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%a = %one) -> i64 {
    %k = arith.index_cast %i : index to i64
    %b = arith.xori %a, %k : i64
    %c = arith.muli %b, %three : i64
    %d = arith.addi %c, %k : i64
    %e = arith.shrui %d, %one : i64
    scf.yield %e : i64
  }
  return %r : i64
}
"""

MUL = """
func.func @main(%a: tensor<4xf32>, %b: tensor<4xf32>) -> tensor<4xf32> {
  %0 = arith.mulf %a, %b : tensor<4xf32>
  return %0 : tensor<4xf32>
}
"""


class Bench:
    def __init__(self, options, folder):
        self.options, self.folder, self.rows = options, folder, []

    def compile(self, name, text, *flags):
        source, module = self.folder / f"{name}.mlir", self.folder / f"{name}.vmfb"
        source.write_text(text)
        command = [
            self.options.compiler, source, "-o", module, "--iree-hal-target-device=local",
            "--iree-hal-local-target-device-backends=llvm-cpu", "--iree-llvmcpu-target-cpu=host",
            "--iree-opt-const-eval=false", *flags,
        ]
        subprocess.run(command, check=True, capture_output=True)
        return module

    def call(self, side, module, *flags):
        """Seconds of one call, by the side's iree-benchmark-module: (processor, wall)."""
        command = [
            Path(side) / "iree-benchmark-module", f"--module={module}", "--benchmark_format=json",
            f"--benchmark_min_time={self.options.seconds}s", *flags,
        ]
        done = subprocess.run([str(c) for c in command], capture_output=True, text=True, cwd=self.folder)
        try:
            row = json.loads(done.stdout[done.stdout.index("{"):])["benchmarks"][0]
        except (ValueError, KeyError, IndexError):
            raise SystemExit(f"benchmark: {command}\n{done.stdout}{done.stderr}")
        unit = {"ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1.0}[row["time_unit"]]
        return row["cpu_time"] * unit, row["real_time"] * unit

    def process(self, side, *flags):
        """Wall seconds and peak bytes of one iree-run-module."""
        command = [str(c) for c in [Path(side) / "iree-run-module", *flags]]
        start = time.perf_counter()
        child = subprocess.Popen(command, cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        output = child.stdout.read()
        _, status, usage = __import__("os").wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        if status != 0:
            raise SystemExit(f"benchmark: {command}\n{output.decode()}")
        return seconds, usage.ru_maxrss * 1024

    def row(self, name, target, measure, divide=1, pick=0, factor=None):
        """A row: `measure(side)` for both sides, in turns."""
        if self.options.only and self.options.only not in name:
            return
        ours, theirs = [], []
        for _ in range(self.options.turns):
            ours.append(measure(self.options.tools)[pick] / divide)
            theirs.append(measure(self.options.peer)[pick] / divide)
        self.report(name, target, statistics.median(ours), statistics.median(theirs))

    def report(self, name, target, ours, theirs):
        ratio = ours / theirs
        print(f"| {name} | {show(ours)} | {show(theirs)} | {ratio:.2f} x | {target} |", flush=True)
        self.rows.append((name, ours, theirs))

    def run(self):
        scalars = self.compile("scalars", SCALARS)
        mul = self.compile("mul", MUL)
        four = ["--function=main", "--input=4xf32=1 2 3 4", "--input=4xf32=5 6 7 8"]
        count = 1_000_000
        self.row("an instruction in a loop (9 a turn)", "1.0 x", lambda s: self.call(
            s, scalars, "--function=loop", f"--input={count}"), divide=count * 9)
        self.row("a call from outside, nothing done", "1.0 x", lambda s: self.call(s, scalars, "--function=empty"))
        self.row("a call from outside, add(i32, i32)", "", lambda s: self.call(
            s, scalars, "--function=add", "--input=1", "--input=2"))
        self.row("one dispatch of 4 numbers, local-sync", "1.0 x", lambda s: self.call(
            s, mul, *four, "--device=local-sync"))
        self.row("one dispatch of 4 numbers, local-task (wall)", "0.3 x", lambda s: self.call(
            s, mul, *four, "--device=local-task"), pick=1)
        self.row("start-up, add(i32, i32), the process", "6 ms", lambda s: self.process(
            s, f"--module={scalars}", "--function=add", "--input=1", "--input=2"))
        self.networks()
        self.parameters()

    def networks(self):
        sizes = [1024, 4096, 4096, 1024]
        tensors = {
            f"w{k}": ([i, o], weights(i * o)) for k, (i, o) in enumerate(zip(sizes, sizes[1:]))
        }
        write_safetensors(self.folder / "mlp.safetensors", tensors)
        convert = [Path(self.options.tools) / "iree-convert-parameters", "--parameters=mlp.safetensors",
                   "--output=mlp.irpa", "--quiet"]
        subprocess.run([str(c) for c in convert], cwd=self.folder, check=True, capture_output=True)
        module = self.compile("mlp", mlp(sizes))
        flags = ["--function=main", "--input=1x1024xf32=0.5", "--parameters=model=mlp.irpa"]
        for device, target in (("local-sync", "1.02 x"), ("local-task", "1.0 x")):
            self.row(f"MLP 1024-4096-4096-1024, {device} (wall)", target, lambda s: self.call(
                s, module, *flags, f"--device={device}"), pick=1)
        self.row("the same, the process: peak memory", "+ 8 MiB", lambda s: self.process(
            s, f"--module={module}", *flags, "--device=local-sync"), pick=1)

    def parameters(self):
        width = 1024
        names = [f"blk.{k}.w" for k in range(LAYERS)]
        write_safetensors(self.folder / "layers.safetensors", {
            n: ([width, width], weights(width * width)) for n in names})
        subprocess.run([str(Path(self.options.tools) / "iree-convert-parameters"),
                        "--parameters=layers.safetensors", "--output=layers.irpa"],
                       cwd=self.folder, check=True, capture_output=True)
        dynamic, named = self.compile("dynamic", layers(True)), self.compile("named", layers(False))
        flags = ["--function=main", "--parameters=layers.irpa", "--device=local-sync"]
        x = f"--input=1x{width}xf32=0.5"
        mine, theirs = [], []
        for _ in range(self.options.turns):
            for side, figures in ((self.options.tools, mine), (self.options.peer, theirs)):
                keyed = self.call(side, dynamic, *flags, x, f"--input={LAYERS}")[1]
                figures.append(keyed / self.call(side, named, *flags, x)[1])
        print(f"| 12 layers by run-time keys in every call, over the same by name | {statistics.median(mine):.2f} x"
              f" | {statistics.median(theirs):.2f} x | | at most 1.1 x of named |", flush=True)
        # One parameter of 1 GiB of which the program uses all, by reference.
        size = (1 << 28) // SCALE
        text = f"""
util.global private @w = #flow.parameter.named<"w"> : tensor<{size}xf32>
func.func @main(%i: index) -> f32 {{
  %w = util.global.load @w : tensor<{size}xf32>
  %v = tensor.extract %w[%i] : tensor<{size}xf32>
  return %v : f32
}}
"""
        big = self.compile("big", text)
        write_safetensors(self.folder / "big.safetensors", {"w": ([size], weights(size))})
        subprocess.run([str(Path(self.options.tools) / "iree-convert-parameters"),
                        "--parameters=big.safetensors", "--output=big.irpa"],
                       cwd=self.folder, check=True, capture_output=True)
        (self.folder / "big.safetensors").unlink()
        run = [f"--module={big}", "--function=main", "--input=5", "--parameters=big.irpa"]
        for device in ("local-sync", "local-task"):
            self.row(f"a parameter of 1 GiB, mapped, {device}, the process", "0.05 x", lambda s: self.process(
                s, *run, f"--device={device}"))
            self.row(f"a parameter of 1 GiB, copied, {device}, the process", "1.0 x", lambda s: self.process(
                s, *run, f"--device={device}", "--parameter_mode=file"))
        count = 10_000
        write_safetensors(self.folder / "small.safetensors", {f"p{k}": ([64], weights(64)) for k in range(count)})
        subprocess.run([str(Path(self.options.tools) / "iree-convert-parameters"),
                        "--parameters=small.safetensors", "--output=small.irpa"],
                       cwd=self.folder, check=True, capture_output=True)
        text = "".join(
            f'util.global private @p{k} = #flow.parameter.named<"p{k}"> : tensor<64xf32>\n' for k in range(count))
        text += "func.func @main() -> tensor<64xf32> {\n"
        text += "  %a = util.global.load @p0 : tensor<64xf32>\n  %b = util.global.load @p9999 : tensor<64xf32>\n"
        text += "  %c = arith.addf %a, %b : tensor<64xf32>\n  return %c : tensor<64xf32>\n}\n"
        if self.options.gather:
            module = self.compile("small", text, "--iree-stream-resource-memory-model=discrete",
                                  "--iree-opt-level=O0")
            self.row("10,000 parameters of 256 bytes gathered, the process", "0.5 x", lambda s: self.process(
                s, f"--module={module}", "--function=main", "--parameters=small.irpa", "--device=local-sync"))


def show(value):
    if value > 1e6:
        return f"{value / (1 << 20):.1f} MiB"
    for unit, size in (("s", 1), ("ms", 1e-3), ("us", 1e-6)):
        if value >= size:
            return f"{value / size:.3g} {unit}"
    return f"{value * 1e9:.3g} ns"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tools", required=True, type=lambda p: Path(p).resolve())
    parser.add_argument("--peer", required=True, type=lambda p: Path(p).resolve())
    parser.add_argument("--compiler", required=True)
    parser.add_argument("--turns", type=int, default=7)
    parser.add_argument("--seconds", type=float, default=0.2)
    parser.add_argument("--only", default="")
    parser.add_argument("--gather", action="store_true", help="the gather of 10,000, whose compilation takes long")
    options = parser.parse_args()
    print("| What | Ours | Official | Ratio | Target |\n| --- | ---: | ---: | ---: | ---: |", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        Bench(options, Path(folder)).run()


if __name__ == "__main__":
    sys.exit(main())
