#!/usr/bin/env python3
"""Measures the code that our iree-compile makes for CPUs against that of the official one.

    python3 Benchmarks/codegen.py --ours PATH --official PATH --runtime PATH [--only softmax] [--list]

--ours and --official are two iree-compile, --runtime is one iree-benchmark-module, which runs the modules of both, so
that only the code differs. Both compile for the processor that is there (--cpu names another), with their default
flags; --best adds the official code with data tiling at level O3, which is quicker in some rows. Both sides of a
row take turns; a figure is the best of the turns by processor time, which other work on the machine disturbs least;
the ratio is ours to theirs. What both compute must be the same, but for rounding (--check, with --run PATH of
iree-run-module). Prints the rows of the table in Documentation/Benchmarks.md, and ends with 1 if a ratio is above
--limit.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def tensor(*shape, element="f32"):
    return f"tensor<{''.join(f'{size}x' for size in shape)}{element}>"


def filled(name, shape, element="f32"):
    """A tensor of zeros."""
    zero, kind = ("0.0", "f32") if element == "f32" else ("0", element)
    t = tensor(*shape, element=element)
    return (f"  %{name}z = arith.constant {zero} : {kind}\n  %{name}e = tensor.empty() : {t}\n"
            f"  %{name} = linalg.fill ins(%{name}z : {kind}) outs(%{name}e : {t}) -> {t}\n")


def function(inputs, output, body):
    arguments = ", ".join(f"%a{i}: {t}" for i, t in enumerate(inputs))
    return f"func.func @main({arguments}) -> {output} {{\n{body}  return %r : {output}\n}}\n", inputs


MAPS_OF_TRANSPOSED = ("indexing_maps = [affine_map<(m, n, k) -> (m, k)>, affine_map<(m, n, k) -> (n, k)>, "
                      "affine_map<(m, n, k) -> (m, n)>]")


def matmul(m, n, k, transposed=False, element="f32", result="f32"):
    a, b = tensor(m, k, element=element), tensor(*((n, k) if transposed else (k, n)), element=element)
    c = tensor(m, n, element=result)
    maps = MAPS_OF_TRANSPOSED if transposed else ""
    return function([a, b], c, filled("c", (m, n), result) +
                    f"  %r = linalg.matmul {maps} ins(%a0, %a1 : {a}, {b}) outs(%c : {c}) -> {c}\n")


def matvec(n, k):
    """A vector by the rows of a matrix."""
    a, b, c = tensor(n, k), tensor(k), tensor(n)
    return function([a, b], c, filled("c", (n,)) +
                    f"  %r = linalg.matvec ins(%a0, %a1 : {a}, {b}) outs(%c : {c}) -> {c}\n")


def elementwise(name, shape, operands, lines, result):
    """A linalg.generic: operands with their maps, lines of the body that compute %y."""
    rank = len(shape)
    dimensions = ", ".join(f"d{i}" for i in range(rank))
    maps = [f"affine_map<({dimensions}) -> ({where})>" for _, _, where in operands]
    maps.append(f"affine_map<({dimensions}) -> ({dimensions})>")
    kinds = ", ".join('"parallel"' for _ in range(rank))
    t = tensor(*shape)
    arguments = ", ".join(f"%x{i}: f32" for i in range(len(operands)))
    values, types = ", ".join(v for v, _, _ in operands), ", ".join(t for _, t, _ in operands)
    return (f"  %{name}e = tensor.empty() : {t}\n"
            f"  {result} = linalg.generic {{indexing_maps = [{', '.join(maps)}], iterator_types = [{kinds}]}}\n"
            f"    ins({values} : {types}) outs(%{name}e : {t}) {{\n  ^bb0({arguments}, %o: f32):\n" +
            "".join(f"    {line}\n" for line in lines) + f"    linalg.yield %y : f32\n  }} -> {t}\n")


def mlp(batch):
    """1024 - 4096 - 4096 - 1024, with biases and max(x, 0)."""
    sizes = (1024, 4096, 4096, 1024)
    inputs, body, value = [tensor(batch, sizes[0])], "  %zero = arith.constant 0.0 : f32\n", "%a0"
    for i, (k, n) in enumerate(zip(sizes, sizes[1:])):
        inputs += [tensor(k, n), tensor(n)]
        x, c = tensor(batch, k), tensor(batch, n)
        body += filled(f"c{i}", (batch, n))
        body += (f"  %m{i} = linalg.matmul ins({value}, %a{2 * i + 1} : {x}, {tensor(k, n)}) "
                 f"outs(%c{i} : {c}) -> {c}\n")
        value = "%r" if i == 2 else f"%h{i}"
        lines = ["%s = arith.addf %x0, %x1 : f32", "%y = arith.maximumf %s, %zero : f32"]
        body += elementwise(f"b{i}", (batch, n), [(f"%m{i}", c, "d0, d1"), (f"%a{2 * i + 2}", tensor(n), "d1")],
                            lines, value)
    return function(inputs, tensor(batch, sizes[-1]), body)


def convolution():
    image, kernel, result = tensor(1, 58, 58, 64), tensor(3, 3, 64, 64), tensor(1, 56, 56, 64)
    return function([image, kernel], result, filled("c", (1, 56, 56, 64)) +
                    "  %r = linalg.conv_2d_nhwc_hwcf {dilations = dense<1> : tensor<2xi64>, "
                    f"strides = dense<1> : tensor<2xi64>}} ins(%a0, %a1 : {image}, {kernel}) "
                    f"outs(%c : {result}) -> {result}\n")


def softmax(rows, columns):
    t = tensor(rows, columns)
    return function([t], t, f"  %e = tensor.empty() : {t}\n  %r = linalg.softmax dimension(1) "
                    f"ins(%a0 : {t}) outs(%e : {t}) -> {t}\n")


def exponentials(count):
    t = tensor(count)
    lines = ["%p = arith.mulf %x0, %x1 : f32", "%q = math.exp %p : f32", "%y = arith.addf %q, %x0 : f32"]
    return function([t, t], t, elementwise("b", (count,), [("%a0", t, "d0"), ("%a1", t, "d0")], lines, "%r"))


def layer_norm(rows, columns):
    t, row = tensor(rows, columns), tensor(rows)
    reduction = ('{{indexing_maps = [affine_map<(i, j) -> (i, j)>, {}affine_map<(i, j) -> (i)>], '
                 'iterator_types = ["parallel", "reduction"]}}')
    body = f"  %n = arith.constant {columns}.0 : f32\n  %eps = arith.constant 1.0e-5 : f32\n"
    body += filled("f", (rows,))
    body += (f"  %s = linalg.generic {reduction.format('')} ins(%a0 : {t}) outs(%f : {row}) {{\n"
             "  ^bb0(%x: f32, %o: f32):\n    %y = arith.addf %o, %x : f32\n    linalg.yield %y : f32\n"
             f"  }} -> {row}\n")
    body += (f"  %v = linalg.generic {reduction.format('affine_map<(i, j) -> (i)>, ')} "
             f"ins(%a0, %s : {t}, {row}) outs(%f : {row}) {{\n  ^bb0(%x: f32, %t: f32, %o: f32):\n"
             "    %mean = arith.divf %t, %n : f32\n    %d = arith.subf %x, %mean : f32\n"
             "    %q = arith.mulf %d, %d : f32\n    %y = arith.addf %o, %q : f32\n"
             f"    linalg.yield %y : f32\n  }} -> {row}\n")
    lines = ["%mean = arith.divf %x1, %n : f32", "%d = arith.subf %x0, %mean : f32",
             "%w = arith.divf %x2, %n : f32", "%u = arith.addf %w, %eps : f32", "%i = math.rsqrt %u : f32",
             "%y = arith.mulf %d, %i : f32"]
    body += elementwise("b", (rows, columns), [("%a0", t, "d0, d1"), ("%s", row, "d0"), ("%v", row, "d0")],
                        lines, "%r")
    return function([t], t, body)


def quantized(rows, blocks, reads):
    """Blocks of 32 numbers of 8 bits and an f16 scale before them, by a vector: read as they lie, by maps of the operands or
    by indices in the body."""
    w, x, y = tensor(rows, blocks, 34, element="i8"), tensor(blocks, 32), tensor(rows)
    last = "affine_map<(r, b, j) -> (b, j)>, affine_map<(r, b, j) -> (r)>"
    if reads == "maps":
        parts = "".join(f"affine_map<(r, b, j) -> (r, b, {place})>, " for place in ("0", "1", "j + 2"))
        operands, arguments, lines = (f"%a0, %a0, %a0, %a1 : {w}, {w}, {w}, {x}",
                                      "%lo: i8, %hi: i8, %v: i8, %x: f32", "")
    else:
        parts, operands, arguments = "", f"%a1 : {x}", "%x: f32"
        lines = "".join(f"    %{name} = linalg.index {d} : index\n" for d, name in enumerate("rbj"))
        lines += "    %at = arith.addi %j, %c2 : index\n"
        lines += "".join(f"    %{name} = tensor.extract %a0[%r, %b, {place}] : {w}\n"
                         for name, place in (("lo", "%c0"), ("hi", "%c1"), ("v", "%at")))
    body = "".join(f"  %c{i} = arith.constant {i} : index\n" for i in range(3))
    body += "  %eight = arith.constant 8 : i16\n" + filled("f", (rows,))
    body += (f"  %r = linalg.generic {{indexing_maps = [{parts}{last}], "
             'iterator_types = ["parallel", "reduction", "reduction"]}\n'
             f"    ins({operands}) outs(%f : {y}) {{\n  ^bb0({arguments}, %o: f32):\n{lines}"
             "    %lw = arith.extui %lo : i8 to i16\n    %hw = arith.extui %hi : i8 to i16\n"
             "    %hs = arith.shli %hw, %eight : i16\n    %bits = arith.ori %lw, %hs : i16\n"
             "    %half = arith.bitcast %bits : i16 to f16\n    %scale = arith.extf %half : f16 to f32\n"
             "    %n = arith.sitofp %v : i8 to f32\n    %weight = arith.mulf %scale, %n : f32\n"
             "    %p = arith.mulf %weight, %x : f32\n    %s = arith.addf %o, %p : f32\n"
             f"    linalg.yield %s : f32\n  }} -> {y}\n")
    return function([w, x], y, body)


ROWS = {
    "matmul 1024": lambda: matmul(1024, 1024, 1024),
    "matmul 256": lambda: matmul(256, 256, 256),
    "matmul 127 x 301 x 259": lambda: matmul(127, 301, 259),
    "A x B^T 128 x 768 x 768": lambda: matmul(128, 768, 768, transposed=True),
    "A x B^T 8 x 1024 x 1024": lambda: matmul(8, 1024, 1024, transposed=True),
    "matvec 4096": lambda: matvec(4096, 4096),
    "vecmat 4096": lambda: matmul(1, 4096, 4096),
    "MLP, batch 1": lambda: mlp(1),
    "MLP, batch 8": lambda: mlp(8),
    "i8 256 x 512 x 256": lambda: matmul(256, 512, 256, element="i8", result="i32"),
    "convolution 3 x 3, 56 x 56 x 64 x 64": convolution,
    "softmax 512 x 1024": lambda: softmax(512, 1024),
    "layer norm 256 x 768": lambda: layer_norm(256, 768),
    "exp chain, 4 M": lambda: exponentials(1 << 22),
    "Q8_0 4096 x 4096, maps": lambda: quantized(4096, 128, "maps"),
    "Q8_0 4096 x 4096, indices": lambda: quantized(4096, 128, "indices"),
}


class Side:
    def __init__(self, compiler, runtime, folder, flags):
        self.compiler, self.runtime, self.folder, self.flags = compiler, runtime, folder, flags

    def compile(self, source):
        """The path of a module, and seconds."""
        module = self.folder / f"{source.stem}.vmfb"
        started = time.monotonic()
        done = subprocess.run([
            self.compiler, source, "-o", module, "--iree-hal-target-device=local",
            "--iree-hal-local-target-device-backends=llvm-cpu", *self.flags,
        ], capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"codegen: {self.compiler} {source} ended with {done.returncode}: {done.stderr[:2000]}")
        return module, time.monotonic() - started

    def milliseconds(self, module, inputs):
        """Processor time of a call."""
        done = subprocess.run([
            self.runtime, f"--module={module}", "--device=local-sync", "--function=main",
            *[f"--input={value}" for value in inputs], "--benchmark_format=json", "--benchmark_min_time=0.1s",
        ], capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"codegen: {module} ended with {done.returncode}: {done.stderr[:2000]}")
        row = json.loads(done.stdout[done.stdout.index("{"):])["benchmarks"][0]
        return row["cpu_time"] / {"ns": 1e6, "us": 1e3, "ms": 1, "s": 1e-3}[row["time_unit"]]


def inputs_of(types):
    """Values of the type of each argument: small, so that sums of products stay small."""
    values = []
    for i, t in enumerate(types):
        value = (i + 1) / 64 if t.endswith("f32>") else i + 1
        values.append(f"{t[len('tensor<'):-1]}={value}")
    return values


def agree(tool, modules, inputs):
    """Whether the modules compute the same but for rounding."""
    texts = []
    for module in modules:
        done = subprocess.run([
            tool, f"--module={module}", "--device=local-sync", "--function=main",
            *[f"--input={value}" for value in inputs],
        ], capture_output=True, text=True, check=True)
        texts.append([float(word) for word in re.findall(r"(?<![\w.])-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.])",
                                                         done.stdout.split("=", 1)[-1])])
    a, b = texts
    return len(a) == len(b) and all(abs(x - y) <= 1e-4 * max(abs(x), abs(y), 1e-3) for x, y in zip(a, b))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ours", type=Path)
    parser.add_argument("--official", type=Path)
    parser.add_argument("--runtime", type=Path, help="iree-benchmark-module")
    parser.add_argument("--run", type=Path, help="iree-run-module, for --check")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--cpu", default="host")
    parser.add_argument("--best", action="store_true")
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--limit", type=float)
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    rows = {name: make for name, make in ROWS.items() if options.only in name}
    if options.list:
        print("\n".join(rows))
        return
    if not (options.ours and options.official and options.runtime):
        parser.error("--ours, --official and --runtime are needed")
    worst = 0
    best = [" best |", " --- |"] if options.best else ["", ""]
    print(f"| program | official, ms |{best[0]} ours, ms | ratio | compile: official, s | ours, s |")
    print(f"| --- | --- |{best[1]} --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as place:
        sides = []
        cpu = f"--iree-llvmcpu-target-cpu={options.cpu}"
        kinds = [(options.official, [cpu]), (options.ours, [cpu])]
        if options.best:
            kinds.append((options.official, [cpu, "--iree-opt-data-tiling", "--iree-opt-level=O3"]))
        for i, (compiler, flags) in enumerate(kinds):
            folder = Path(place) / str(i)
            folder.mkdir()
            sides.append(Side(compiler, options.runtime, folder, flags))
        for name, make in rows.items():
            text, types = make()
            source = Path(place) / f"{re.sub(r'[^a-zA-Z0-9]+', '_', name)}.mlir"
            source.write_text(text)
            modules, seconds = zip(*[side.compile(source) for side in sides])
            inputs = inputs_of(types)
            if options.check and not agree(options.run, modules[:2], inputs):
                raise SystemExit(f"codegen: {name}: the results differ")
            times = [[] for _ in sides]
            for _ in range(options.turns):
                for side, module, list_ in zip(sides, modules, times):
                    list_.append(side.milliseconds(module, inputs))
            theirs, ours = min(times[0]), min(times[1])
            worst = max(worst, ours / theirs)
            tuned = f" {min(times[2]):.3f} |" if options.best else ""
            print(f"| {name} | {theirs:.3f} |{tuned} {ours:.3f} | {ours / theirs:.2f} | {seconds[0]:.2f} | "
                  f"{seconds[1]:.2f} |", flush=True)
    if options.limit and worst > options.limit:
        sys.exit(1)


if __name__ == "__main__":
    main()
