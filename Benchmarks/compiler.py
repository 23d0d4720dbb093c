#!/usr/bin/env python3
"""Measures iree-opt against the official one: reading, verifying and printing a program of 100,000
operations, and simplifying it; programs that are long in one direction, at a length and at twice that; and the
stream phase of a model whose constants are most of its text.

    python3 Benchmarks/compiler.py --tools FOLDER --peer FOLDER [--operations N] [--turns N]

--tools is where `make release` left our tools, --peer the folder of the official native iree-opt
(iree/compiler/_mlir_libs of PyPI's iree-base-compiler 3.13.0). Both sides take turns; a figure is the
median of the turns, by wall time of the whole process. What both print must be the same. Prints the rows
of the table in Documentation/Benchmarks.md.
"""

import argparse
import random
import subprocess
import tempfile
from pathlib import Path

from run import MIB, Run, take_turns


def program(operations):
    """Functions of 200 operations: arithmetic, fills of resources, loads of parameters, loops, calls."""
    lines = ["util.global private @device : !hal.device"]
    count, number = 1, 0
    while count < operations:
        lines.append(f"util.func private @f{number}(%a: i32, %b: index, %r: !stream.resource<transient>, "
                     "%key: !util.buffer, %t: !stream.timepoint) -> i32 {")
        lines += ["  %c0 = arith.constant 0 : index", "  %c64 = arith.constant 64 : index",
                  "  %at = arith.constant 128 : i64", "  %v0 = arith.constant 7 : i32"]
        for i in range(24):
            lines += [
                f"  %w{i} = arith.muli %v{i}, %a : i32",
                f"  %x{i} = arith.xori %w{i}, %v{i} : i32",
                f"  %y{i} = stream.async.fill %x{i}, %r[%c0 to %c64 for %c64] : i32 -> %r "
                "as !stream.resource<transient>{%b}",
                f"  %l{i}, %t{i} = stream.async.parameter.load await(%t) %key[%at] : "
                "!stream.resource<constant>{%c64} => !stream.timepoint",
                f"  %z{i} = scf.for %i = %c0 to %b step %c64 iter_args(%n = %x{i}) -> (i32) {{",
                f"    %m = arith.addi %n, %w{i} : i32",
                "    scf.yield %m : i32",
                "  }",
                f"  %v{i + 1} = util.optimization_barrier %z{i} : i32",
            ]
        lines += ["  util.return %v24 : i32", "}"]
        # Two lines of each round are braces of others.
        count += 6 + 24 * 8
        number += 1
    return "\n".join(lines) + "\n", count


def chain(blocks):
    """Blocks one after another, each with an argument."""
    lines = ["func.func @f(%x: i32) -> i32 {", "  cf.br ^b0(%x : i32)"]
    for i in range(blocks):
        lines += [f"^b{i}(%a{i}: i32):", f"  %v{i} = arith.addi %a{i}, %x : i32", f"  cf.br ^b{i + 1}(%v{i} : i32)"]
    return "\n".join(lines + [f"^b{blocks}(%r: i32):", "  return %r : i32", "}", ""])


def diamonds(count):
    """Conditions one after another, with two ways each."""
    lines = ["func.func @f(%x: i32) -> i32 {", "  cf.br ^h0(%x : i32)"]
    for i in range(count):
        lines += [f"^h{i}(%a{i}: i32):", f"  %c{i} = arith.cmpi slt, %a{i}, %x : i32", f"  cf.cond_br %c{i}, ^l{i}, ^r{i}",
                  f"^l{i}:", f"  %p{i} = arith.addi %a{i}, %x : i32", f"  cf.br ^h{i + 1}(%p{i} : i32)",
                  f"^r{i}:", f"  %q{i} = arith.muli %a{i}, %a{i} : i32", f"  cf.br ^h{i + 1}(%q{i} : i32)"]
    return "\n".join(lines + [f"^h{count}(%r: i32):", "  return %r : i32", "}", ""])


def arguments_of_a_block(count):
    """One block with very many arguments, which a loop passes round."""
    names = [f"%b{i}" for i in range(count)]
    types = ", ".join(["i32"] * count)
    starts = ", ".join(f"%a{i}" for i in range(count))
    return (f"func.func @f({', '.join(f'%a{i}: i32' for i in range(count))}) -> i32 {{\n"
            f"  cf.br ^b({starts} : {types})\n^b({', '.join(f'{n}: i32' for n in names)}):\n"
            f"  %c = arith.cmpi eq, %b0, %b1 : i32\n"
            f"  cf.cond_br %c, ^b({', '.join(names[1:] + names[:1])} : {types}), ^e\n^e:\n  return %b2 : i32\n}}\n")


def calls(count):
    """Calls of one function, which are inlined."""
    lines = ["func.func private @g(%x: i32) -> i32 {", "  %0 = arith.muli %x, %x : i32", "  return %0 : i32", "}",
             "func.func @f(%x: i32) -> i32 {", "  %v0 = arith.addi %x, %x : i32"]
    lines += [f"  %v{i} = func.call @g(%v{i - 1}) : (i32) -> i32" for i in range(1, count)]
    return "\n".join(lines + [f"  return %v{count - 1} : i32", "}", ""])


def steps(count):
    """Blocks that dispatch on tensors or do not, which the stream passes make commands of."""
    lines = ["util.func public @f(%x: tensor<8xf32>, %n: i32) -> tensor<8xf32> {", "  cf.br ^h0(%x : tensor<8xf32>)"]
    for i in range(count):
        lines += [f"^h{i}(%a{i}: tensor<8xf32>):", f"  %k{i} = arith.constant {i} : i32",
                  f"  %c{i} = arith.cmpi slt, %n, %k{i} : i32",
                  f"  cf.cond_br %c{i}, ^l{i}, ^h{i + 1}(%a{i} : tensor<8xf32>)", f"^l{i}:",
                  f"  %d{i} = flow.dispatch @e::@d(%a{i}) : (tensor<8xf32>) -> tensor<8xf32>",
                  f"  cf.br ^h{i + 1}(%d{i} : tensor<8xf32>)"]
    return "\n".join(lines + [f"^h{count}(%r: tensor<8xf32>):", "  util.return %r : tensor<8xf32>", "}", """\
flow.executable private @e {
  flow.executable.export public @d workgroups() -> (index, index, index) {
    %c1 = arith.constant 1 : index
    flow.return %c1, %c1, %c1 : index, index, index
  }
  builtin.module {
    func.func @d(%a: !iree_tensor_ext.dispatch.tensor<readonly:tensor<8xf32>>,
                 %b: !iree_tensor_ext.dispatch.tensor<writeonly:tensor<8xf32>>) { return }
  }
}
"""])


def model(size, count=53):
    """A function that gives `count` constants of `size` bytes in all."""
    each = size // count // 4
    draw = random.Random(1)
    lines = [f"util.func public @f() -> ({', '.join([f'tensor<{each}xf32>'] * count)}) {{"]
    lines += [f'  %{i} = flow.tensor.constant dense<"0x{draw.randbytes(4 * each).hex().upper()}"> : tensor<{each}xf32>'
              for i in range(count)]
    return "\n".join(lines + [f"  util.return {', '.join(f'%{i}' for i in range(count))} : "
                              f"{', '.join([f'tensor<{each}xf32>'] * count)}", "}", ""])


# What, how it is made, how long, and flags.
LONG = [
    ("blocks in a chain, read", chain, 20_000, []),
    ("blocks in a chain, simplified", chain, 20_000, ["--canonicalize"]),
    ("conditions in a row, simplified", diamonds, 5_000, ["--canonicalize"]),
    ("arguments of a block, simplified", arguments_of_a_block, 50_000, ["--canonicalize"]),
    ("calls inlined", calls, 10_000, ["--inline"]),
    ("blocks through the stream passes", steps, 1_000, ["--iree-stream-transformation-pipeline"]),
    ("bytes of constants, read and printed", model, 34 * MIB, []),
    ("bytes of constants through the stream passes", model, 34 * MIB, ["--iree-stream-transformation-pipeline"]),
]


def measure_long(ours, official, turns, folder):
    print()
    print("| What | Length | Ours | Official | Ratio | Twice the length takes |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for what, make, length, flags in LONG:
        rows = []
        for n in (length, 2 * length):
            (folder / "long.mlir").write_text(make(n))
            command = ["--allow-unregistered-dialect", "long.mlir", *flags, "-o", "/dev/null"]
            rows.append(take_turns({"ours": [ours, *command], "official": [official, *command]}, turns, folder))
        mine, theirs = rows[1]["ours"].seconds, rows[1]["official"].seconds
        print(f"| {what} | {2 * length} | {mine:.2f} s | {theirs:.2f} s | {mine / theirs:.2f} x "
              f"| {mine / rows[0]['ours'].seconds:.1f} x |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--tools", type=Path, required=True)
    parser.add_argument("--peer", type=Path, required=True)
    parser.add_argument("--operations", type=int, default=100_000)
    parser.add_argument("--turns", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        Run.build(folder)
        text, count = program(arguments.operations)
        (folder / "program.mlir").write_text(text)
        (folder / "empty.mlir").write_text("module {}\n")
        ours, official = arguments.tools / "iree-opt", arguments.peer / "iree-opt"
        # The empty program: what a process takes that does nothing.
        base = take_turns({"ours": [ours, "empty.mlir"], "official": [official, "empty.mlir"]}, 3, folder)
        print("| What | Ours | Official | Ratio | Bytes of memory an operation, ours / theirs |")
        print("| --- | ---: | ---: | ---: | ---: |")
        for what, flags in [("read, verify, print", []), ("the same, simplified", ["--canonicalize"])]:
            outputs = [subprocess.run([tool, "program.mlir", *flags], cwd=folder, check=True,
                                      capture_output=True).stdout for tool in (ours, official)]
            same = "" if outputs[0] == outputs[1] else ", **which differ**"
            figures = take_turns({"ours": [ours, "program.mlir", *flags, "-o", "/dev/null"],
                                  "official": [official, "program.mlir", *flags, "-o", "/dev/null"]},
                                 arguments.turns, folder)
            mine, theirs = figures["ours"], figures["official"]
            bytes_each = " / ".join(f"{(figures[side].peak - base[side].peak) / count:.0f}" for side in figures)
            print(f"| {what}: {count} operations, {len(text) / MIB:.1f} MiB{same} | {mine.seconds:.2f} s "
                  f"| {theirs.seconds:.2f} s | {mine.seconds / theirs.seconds:.2f} x | {bytes_each} |")
        measure_long(ours, official, arguments.turns, folder)


if __name__ == "__main__":
    main()
