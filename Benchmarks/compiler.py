#!/usr/bin/env python3
"""Measures iree-opt against the official one: reading, verifying and printing a program of 100,000
operations, and simplifying it.

    python3 Benchmarks/compiler.py --tools FOLDER --peer FOLDER [--operations N] [--turns N]

--tools is where `make release` left our tools, --peer the folder of the official native iree-opt
(iree/compiler/_mlir_libs of PyPI's iree-base-compiler 3.13.0). Both sides take turns; a figure is the
median of the turns, by wall time of the whole process. What both print must be the same. Prints the rows
of the table in Documentation/Benchmarks.md.
"""

import argparse
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


if __name__ == "__main__":
    main()
