#!/usr/bin/env python3
"""Measures iree-compile against the official one on the sample programs of the interoperability tests: wall time of
the whole process, clang and lld included, peak memory, and the size of the module.

    python3 Benchmarks/modules.py --ours PATH --official PATH [--only networks] [--targets llvm-cpu,vmvx] [--turns 3]

--ours and --official are two iree-compile (the official native one is iree/compiler/_mlir_libs of PyPI's
iree-base-compiler 3.13.0). llvm-cpu compiles for the processor that is there (--cpu names another). Both sides take
turns; times are medians of the turns, memory is the largest. Modules have no source locations. Prints the rows of the
table in Documentation/Benchmarks.md; names the programs that the official compiler fails on; and ends with 1 if a ratio of times is above --time-limit, or one of sizes above
--size-limit.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from run import ROOT, Run, take_turns

PROGRAMS = ROOT / "Tests/InteropTests/Programs"


def flags(target, cpu):
    """The flags of a compilation for a target."""
    if target == "vm":
        return ["--compile-mode=vm"]
    words = ["--iree-hal-target-device=local", f"--iree-hal-local-target-device-backends={target}"]
    return words + ([f"--iree-llvmcpu-target-cpu={cpu}"] if target == "llvm-cpu" else [])


def modes(program):
    """What the tests compile a program for."""
    for line in program.read_text().splitlines():
        if line.startswith("// modes:"):
            return line.removeprefix("// modes:").split()
    return []


def is_measured(program, target, only):
    """Programs in StableHLO are left out: our iree-compile does not take it."""
    text = program.read_text()
    return only in program.stem and " stablehlo." not in text and (modes(program) == ["vm"]) == (target == "vm")


def measure(program, target, options, folder):
    """The cells of a row, and the ratios of time and size; nothing where the official compiler fails."""
    command = [program, *flags(target, options.cpu), "--iree-vm-bytecode-module-strip-source-map=true"]
    sides = {name: [tool, *command, "-o", folder / f"{name}.vmfb"]
             for name, tool in (("ours", options.ours), ("official", options.official))}
    if subprocess.run(sides["official"], cwd=folder, capture_output=True).returncode:
        return None
    figures = take_turns(sides, options.turns, folder)
    mine, theirs = figures["ours"], figures["official"]
    sizes = [(folder / f"{name}.vmfb").stat().st_size for name in sides]
    time, size = mine.seconds / theirs.seconds, sizes[0] / sizes[1]
    cells = [program.stem, f"{mine.seconds:.2f} s / {theirs.seconds:.2f} s", f"{time:.2f} x",
             f"{mine.peak / theirs.peak:.2f} x", f"{sizes[0]} / {sizes[1]}", f"{size:.2f} x"]
    return cells, time, size


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ours", type=Path, required=True)
    parser.add_argument("--official", type=Path, required=True)
    parser.add_argument("--only", default="")
    parser.add_argument("--targets", default="llvm-cpu,vmvx")
    parser.add_argument("--cpu", default="host")
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--time-limit", type=float)
    parser.add_argument("--size-limit", type=float)
    options = parser.parse_args()
    options.ours, options.official = options.ours.resolve(), options.official.resolve()
    worst_time = worst_size = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        Run.build(folder)
        for target in options.targets.split(","):
            print(f"\n{target}:\n\n| Program | Time, ours / official | Ratio | Memory | Bytes | Size |\n"
                  "| --- | ---: | ---: | ---: | ---: | ---: |")
            times, sizes, failures = [], [], []
            for program in sorted(PROGRAMS.glob("*.mlir")):
                if not is_measured(program, target, options.only):
                    continue
                row = measure(program, target, options, folder)
                if not row:
                    failures.append(program.stem)
                    continue
                cells, time, size = row
                times.append(time)
                sizes.append(size)
                print(f"| {' | '.join(cells)} |", flush=True)
            if failures:
                print(f"\nThe official compiler fails on {', '.join(failures)}.")
            if times:
                print(f"\nMedian of the ratios: time {statistics.median(times):.2f} x, "
                      f"size {statistics.median(sizes):.2f} x")
                worst_time, worst_size = max(worst_time, *times), max(worst_size, *sizes)
    if options.time_limit and worst_time > options.time_limit or options.size_limit and worst_size > options.size_limit:
        sys.exit(1)


if __name__ == "__main__":
    main()
