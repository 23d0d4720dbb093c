#!/usr/bin/env python3
"""Measures iree-run-module and iree-benchmark-module against the official ones, on modules that the
official compiler makes.

    python3 Benchmarks/runtime.py --tools FOLDER --peer FOLDER --compiler PATH [--only encoder]

--tools is where `make release` left our tools, --peer where the official native binaries are
(iree/_runtime_libs of PyPI's iree-base-runtime 3.13.0), --compiler iree-compile of
iree-base-compiler 3.13.0. Both sides of a row take turns; a figure is the median of the turns. Calls
are timed by iree-benchmark-module, by processor time where one thread works and by wall time where
several do; whole processes by wall time. Prints the rows of the table in Documentation/Benchmarks.md.
What a row needs is made when it is measured: --only and --list cost nothing.
"""

import argparse
import functools
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import programs

DEVICES = ("local-sync", "local-task")


class Bench:
    def __init__(self, options, folder):
        self.options, self.folder = options, folder

    # What rows need.

    def module(self, name):
        """The path of a program, compiled on first use."""
        module = self.folder / f"{name}.vmfb"
        if not module.exists():
            text, flags = programs.PROGRAMS[name]()
            source = self.folder / f"{name}.mlir"
            source.write_text(text)
            subprocess.run([
                self.options.compiler, source, "-o", module, "--iree-hal-target-device=local",
                "--iree-hal-local-target-device-backends=llvm-cpu", "--iree-llvmcpu-target-cpu=host",
                "--iree-opt-const-eval=false", *flags,
            ], check=True, capture_output=True)
        return f"--module={module}"

    def parameters(self, name, scope=None):
        """The flag of a file of weights, written on first use; what it is, its ending says."""
        path = self.folder / name
        if not path.exists():
            if path.suffix == ".irpa":
                # What has been written for it alone goes.
                source = path.with_suffix(".safetensors")
                was_there = source.exists()
                self.parameters(source.name)
                subprocess.run([
                    self.options.tools / "iree-convert-parameters", f"--parameters={source}",
                    f"--output={path}", "--quiet",
                ], check=True, capture_output=True)
                if not was_there:
                    source.unlink()
            else:
                write = programs.write_gguf if path.suffix == ".gguf" else programs.write_safetensors
                write(path, programs.WEIGHTS[path.stem]())
        return f"--parameters={scope}={path}" if scope else f"--parameters={path}"

    # What is measured of one side, the folder of its tools.

    def call(self, side, *flags):
        """Seconds of one call, by the side's iree-benchmark-module: (processor, wall)."""
        command = [
            str(side / "iree-benchmark-module"), "--benchmark_format=json",
            f"--benchmark_min_time={self.options.seconds}s", *flags,
        ]
        done = subprocess.run(command, capture_output=True, text=True, cwd=self.folder)
        try:
            row = json.loads(done.stdout[done.stdout.index("{"):])["benchmarks"][0]
        except (ValueError, KeyError, IndexError):
            raise SystemExit(f"benchmark: {command}\n{done.stdout}{done.stderr}")
        unit = {"ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1.0}[row["time_unit"]]
        return row["cpu_time"] * unit, row["real_time"] * unit

    @functools.cached_property
    def measure(self):
        """measure.c: Python's own memory would count as that of what it starts."""
        program = self.folder / "measure"
        subprocess.run(["clang", "-O1", Path(__file__).with_name("measure.c"), "-o", program], check=True)
        return program

    def process(self, side, *flags):
        """Wall seconds and peak bytes of one iree-run-module."""
        command = [self.measure, side / "iree-run-module", *flags]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=True)
        nanoseconds, kibibytes, status = map(int, done.stdout.split())
        if status != 0:
            raise SystemExit(f"benchmark: {command}\n{done.stderr}")
        return nanoseconds / 1e9, kibibytes * 1024

    def output(self, side, *flags):
        """What one iree-run-module prints."""
        command = [side / "iree-run-module", *flags]
        done = subprocess.run(command, cwd=self.folder, capture_output=True)
        if done.returncode != 0:
            raise SystemExit(f"benchmark: {command}\n{done.stderr.decode()}")
        return done.stdout

    # Rows.

    def wants(self, name):
        if self.options.list:
            print(name)
            return False
        return not self.options.only or self.options.only in name

    def turns(self, measure):
        """The medians of both sides' figures."""
        ours, theirs = [], []
        for _ in range(self.options.turns):
            ours.append(measure(self.options.tools))
            theirs.append(measure(self.options.peer))
        return statistics.median(ours), statistics.median(theirs)

    def row(self, name, target, measure, divide=1, pick=0):
        if self.wants(name):
            ours, theirs = self.turns(lambda side: measure(side)[pick] / divide)
            print(f"| {name} | {show(ours)} | {show(theirs)} | {ours / theirs:.2f} x | {target} |", flush=True)

    def ratio(self, name, target, measure, base):
        """A row of each side's wall time in one case over that in another."""
        if self.wants(name):
            ours, theirs = self.turns(lambda side: measure(side)[1] / base(side)[1])
            print(f"| {name} | {ours:.2f} x | {theirs:.2f} x | {ours / theirs:.2f} x | {target} |", flush=True)

    def same(self, name, *cases):
        """A row that says whether both sides print the same in all cases."""
        if self.wants(name):
            texts = {self.output(side, *case) for case in cases for side in (self.options.tools, self.options.peer)}
            print(f"| {name} | {'yes' if len(texts) == 1 else f'NO, {len(texts)} results'} | | | yes |", flush=True)

    def run(self):
        self.calls()
        self.networks()
        self.encoder()
        self.layers()
        self.files()

    def calls(self):
        four = ["--function=main", "--input=4xf32=1 2 3 4", "--input=4xf32=5 6 7 8"]
        count = 1_000_000
        self.row("an instruction in a loop (9 a turn)", "1.0 x", lambda s: self.call(
            s, self.module("scalars"), "--function=loop", f"--input={count}"), divide=count * 9)
        self.row("a call within the module, and a turn of the loop around it", "0.7 x", lambda s: self.call(
            s, self.module("scalars"), "--function=calls", f"--input={count}"), divide=count)
        self.row("a call from outside, nothing done", "1.0 x", lambda s: self.call(
            s, self.module("scalars"), "--function=empty"))
        add = ["--function=add", "--input=1", "--input=2"]
        self.row("a call from outside, add(i32, i32)", "", lambda s: self.call(s, self.module("scalars"), *add))
        self.row("one dispatch of 4 numbers, local-sync", "1.0 x", lambda s: self.call(
            s, self.module("mul"), *four, "--device=local-sync"))
        self.row("one dispatch of 4 numbers, local-task (wall)", "0.3 x", lambda s: self.call(
            s, self.module("mul"), *four, "--device=local-task"), pick=1)
        self.row("start-up, add(i32, i32), the process", "6 ms", lambda s: self.process(
            s, self.module("scalars"), *add))

    def networks(self):
        def flags():
            return [self.module("mlp"), "--function=main", "--input=1x1024xf32=0.5",
                    self.parameters("mlp.irpa", "model")]

        for device, target in zip(DEVICES, ("1.02 x", "1.0 x")):
            self.row(f"MLP 1024-4096-4096-1024, {device} (wall)", target, lambda s: self.call(
                s, *flags(), f"--device={device}"), pick=1)
        self.row("MLP, the process: peak memory", "+ 8 MiB", lambda s: self.process(
            s, *flags(), "--device=local-sync"), pick=1)
        for device, target in zip(DEVICES, ("1.0 x", "0.5 x")):
            self.row(f"a block of a transformer, 4 x 16, {device} (wall)", target, lambda s: self.call(
                s, self.module("networks"), "--function=block", "--input=4x16xf32=0.5",
                self.parameters("networks-model.irpa", "model"), self.parameters("networks-head.irpa", "head"),
                f"--device={device}"), pick=1)

    def encoder(self):
        shape = programs.ENCODER
        # A short sentence, and nothing behind it.
        sentence = [101, 7592, 2088, 2003, 1037, 3231, 102]
        rest = shape.tokens - len(sentence)
        numbers = " ".join(map(str, sentence + [0] * rest))
        mask = " ".join("1" * len(sentence) + "0" * rest)

        def flags(form, device, ending="irpa"):
            return [
                self.module(form), "--function=main", f"--input={shape.tokens}xi32={numbers}",
                f"--input={shape.tokens}xf32={mask}", self.parameters(f"encoder.{ending}", "model"),
                f"--device={device}"]

        cases = [
            (form, device, ending) for form in ("encoder", "encoder-keys") for device in DEVICES
            for ending in ("safetensors", "irpa", "gguf")]
        self.same("encoder: both print the same, by name and by keys, of each format, on each device",
                  *[Case(lambda case=case: flags(*case)) for case in cases])
        for device, target in zip(DEVICES, ("1.02 x", "1.0 x")):
            self.row(f"encoder, 6 layers, {device} (wall)", target, lambda s: self.call(
                s, *flags("encoder", device)), pick=1)
            self.ratio(
                f"encoder, layers by run-time keys in every call, over the same by name, {device}",
                "at most 1.1 x of named", lambda s: self.call(s, *flags("encoder-keys", device)),
                lambda s: self.call(s, *flags("encoder", device)))
        for ending in ("safetensors", "gguf"):
            self.row(f"encoder of .{ending}, local-sync (wall)", "1.02 x", lambda s: self.call(
                s, *flags("encoder", "local-sync", ending)), pick=1)
        self.row("encoder, the process: time", "1.0 x", lambda s: self.process(s, *flags("encoder", "local-sync")))
        self.row("encoder, the process: peak memory", "+ 8 MiB", lambda s: self.process(
            s, *flags("encoder", "local-sync")), pick=1)

    def layers(self):
        def call(side, form, *flags):
            return self.call(
                side, self.module(form), "--function=main", self.parameters("layers.irpa"),
                "--device=local-sync", f"--input=1x{programs.WIDTH}xf32=0.5", *flags)

        self.ratio(
            f"{programs.LAYERS} layers of 4 MiB by run-time keys in every call, over the same by name",
            "at most 1.1 x of named", lambda s: call(s, "layers-keys", f"--input={programs.LAYERS}"),
            lambda s: call(s, "layers"))

    def files(self):
        def run(*flags):
            return [self.module("big"), "--function=main", "--input=5", self.parameters("big.irpa"), *flags]

        # One parameter of 1 GiB of which the program uses all, by reference.
        for device in DEVICES:
            self.row(f"a parameter of 1 GiB, mapped, {device}, the process", "0.05 x", lambda s: self.process(
                s, *run(f"--device={device}")))
            self.row(f"a parameter of 1 GiB, copied, {device}, the process", "1.0 x", lambda s: self.process(
                s, *run(f"--device={device}", "--parameter_mode=file")))
        count = f"{programs.SMALL:,} parameters of 256 bytes gathered"
        for form, order in (("gather", "in the file's order"), ("gather-mixed", "in another order")):
            def flags(*more):
                return [self.module(form), "--function=main", self.parameters("small.irpa"), *more]

            self.same(f"{count}, {order}: both print the same", *[
                Case(lambda device=device: flags(
                    f"--device={device}", f"--output_max_element_count={programs.SMALL * 64}"))
                for device in DEVICES])
            for device in DEVICES:
                self.row(f"{count}, {order}, {device} (wall)", "0.5 x", lambda s: self.call(
                    s, *flags(f"--device={device}")), pick=1)
            self.row(f"{count}, {order}, the process", "0.5 x", lambda s: self.process(
                s, *flags("--device=local-sync", "--output=")))


class Case:
    """Flags that are made when they are used: files and modules come to be then."""

    def __init__(self, make):
        self.make = make

    def __iter__(self):
        return iter(self.make())


def show(value):
    if value > 1e6:
        return f"{value / (1 << 20):.1f} MiB"
    for unit, size in (("s", 1), ("ms", 1e-3), ("us", 1e-6)):
        if value >= size:
            return f"{value / size:.3g} {unit}"
    return f"{value * 1e9:.3g} ns"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tools", type=lambda p: Path(p).resolve())
    parser.add_argument("--peer", type=lambda p: Path(p).resolve())
    parser.add_argument("--compiler")
    parser.add_argument("--turns", type=int, default=7)
    parser.add_argument("--seconds", type=float, default=0.2)
    parser.add_argument("--only", default="", help="a part of the names of the rows to measure")
    parser.add_argument("--list", action="store_true", help="print the names of the rows")
    options = parser.parse_args()
    if not options.list:
        if not (options.tools and options.peer and options.compiler):
            parser.error("--tools, --peer and --compiler are needed")
        print("| What | Ours | Official | Ratio | Target |\n| --- | ---: | ---: | ---: | ---: |", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        Bench(options, Path(folder)).run()


if __name__ == "__main__":
    sys.exit(main())
