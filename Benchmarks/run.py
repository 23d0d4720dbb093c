#!/usr/bin/env python3
"""Measures the three tools against the official ones, and against what the disk can do.

    make bench                                the whole of it: some minutes, and 6 GiB of disk
    python3 Benchmarks/run.py --quick         smaller files, to try the script itself
    python3 Benchmarks/run.py --only=digest   the workloads whose name has that word

Both sides of a row take turns in one run, so that whatever else the machine does meets both. A
figure is the median of the repetitions. Prints a table, and writes it into
Documentation/Benchmarks.md unless --quick or --only was given.
"""

import argparse
import datetime
import json
import os
import platform
import random
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MIB = 1 << 20
GIB = 1 << 30


# --- Running -----------------------------------------------------------------------------------


class Run:
    """One process: wall seconds and peak resident bytes."""

    measure = None

    def __init__(self, command, cwd):
        words = [str(word) for word in command]
        done = subprocess.run([self.measure, *words], cwd=cwd, capture_output=True, text=True, check=True)
        nanoseconds, kibibytes, code = map(int, done.stdout.split())
        if code != 0:
            raise SystemExit(f"benchmark: {' '.join(words)}\nended with {code}: {done.stderr}")
        self.seconds, self.peak = nanoseconds / 1e9, kibibytes * 1024

    @classmethod
    def build(cls, folder):
        """The small program that does the measuring, by the compiler that came with Swift."""
        cls.measure = folder / "measure"
        subprocess.run(["clang", "-O1", ROOT / "Benchmarks/measure.c", "-o", cls.measure], check=True)


class Figures:
    """What the repetitions of one side came to."""

    def __init__(self, runs):
        self.seconds = statistics.median(run.seconds for run in runs)
        self.peak = max(run.peak for run in runs)


def take_turns(sides, repetitions, cwd, between=None):
    """Runs the commands of `sides` (name to command) by turns; name to figures."""
    runs = {name: [] for name in sides}
    for turn in range(repetitions):
        # Every other turn goes backwards: nobody is always the one after the heavy one.
        names = list(sides) if turn % 2 == 0 else list(sides)[::-1]
        for name in names:
            if between:
                between()
            runs[name].append(Run(sides[name], cwd))
    return {name: Figures(each) for name, each in runs.items()}


# --- Inputs ------------------------------------------------------------------------------------


def write_safetensors(path, tensors):
    """`tensors` are (name, byte count); their bytes are random, and the same in each run."""
    header, end = {}, 0
    for name, count in tensors:
        header[name] = {"dtype": "U8", "shape": [count], "data_offsets": [end, end + count]}
        end += count
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        write_noise(file, end)


def write_gguf(path, tensors):
    names, infos, end = len(tensors), [], 0
    for name, count in tensors:
        raw = name.encode()
        infos.append(struct.pack("<Q", len(raw)) + raw + struct.pack("<IQIQ", 1, count // 4, 0, end))
        end += count + -count % 32
    head = b"GGUF" + struct.pack("<IQQ", 3, names, 0) + b"".join(infos)
    with open(path, "wb") as file:
        file.write(head + bytes(-len(head) % 32))
        write_noise(file, end)


def write_noise(file, count):
    """Bytes that no file system can fold; a block is made once and shifted along."""
    block = bytes(noise(MIB + 4096))
    number = 0
    while count > 0:
        shift = number * 61 % 4096
        piece = block[shift : shift + min(count, MIB)]
        file.write(piece)
        count -= len(piece)
        number += 1


def noise(count):
    return random.Random(7).randbytes(count)


def write_weights(path, count):
    """As bfloat16 weights are: every other byte is noise, and the rest has some 2.5 bits in it."""
    source = random.Random(11)
    skewed = bytes(0x38 + value.bit_count() for value in range(256))
    text = json.dumps({"w": {"dtype": "U8", "shape": [count], "data_offsets": [0, count]}}).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for start in range(0, count, MIB):
            piece = bytearray(min(MIB, count - start))
            piece[0::2] = source.randbytes((len(piece) + 1) // 2)
            piece[1::2] = source.randbytes(len(piece) // 2).translate(skewed)
            file.write(piece)


def make_inputs(folder, scale, tools):
    print("making the inputs ...", flush=True)
    size = GIB // scale
    each = size // 300 // 64 * 64
    names = [f"model.layers.{i // 9}.part_{i % 9}.weight" for i in range(299)]
    tensors = [(name, each) for name in names] + [("lm_head.weight", size - 299 * each)]
    write_safetensors(folder / "big.safetensors", tensors)
    count = 100_000 // scale
    many = [(f"model.layers.{i}.self_attn.proj.weight", 64) for i in range(count)]
    write_safetensors(folder / "many.safetensors", many)
    write_gguf(folder / "many.gguf", many)
    Run([tools / "iree-convert-parameters", "--parameters=many.safetensors", "--output=many.irpa",
         "--quiet"], folder)
    write_safetensors(folder / "four.safetensors", [(f"t{i}", 16) for i in range(4)])
    Run([tools / "iree-convert-parameters", "--parameters=four.safetensors", "--output=four.irpa",
         "--quiet"], folder)
    write_weights(folder / "weights.safetensors", size // 4)
    return size, count


# --- Workloads ---------------------------------------------------------------------------------


class Row:
    def __init__(self, name, ours, other, target, holds, peak=None):
        self.name, self.ours, self.other = name, ours, other
        self.target, self.holds, self.peak = target, holds, peak


class Bench:
    def __init__(self, folder, ours, peer, scale, only):
        self.folder, self.ours, self.peer, self.only = folder, ours, peer, only
        self.rows = []
        self.size, self.count = make_inputs(folder, scale, ours)
        self.whole = "1 GiB" if scale == 1 else f"{self.size // MIB} MiB"

    def wants(self, name):
        if self.only and self.only not in name:
            return False
        print(f"{name} ...", flush=True)
        return True

    def tool(self, side, verb, *flags):
        return [side / f"iree-{verb}-parameters", *flags]

    def fresh(self):
        """Before each run of a workload that writes: no old output, nothing waiting for the disk."""
        for path in self.folder.glob("out*"):
            path.unlink()
        os.sync()

    def add(self, name, sides, target, holds, repetitions, between=None, peak=False):
        """`sides`: ours first, then what it is compared with."""
        figures = take_turns(sides, repetitions, self.folder, between)
        first, second = list(sides)
        peaks = (figures[first].peak, figures[second].peak) if peak else None
        ours, other = figures[first].seconds, figures[second].seconds
        self.rows.append(Row(name, ours, (second, other), target, holds(ours, other), peaks))

    def run(self):
        big = "--parameters=big.safetensors"
        out, quiet = "--output=out.irpa", "--quiet"
        convert = lambda side, *flags: self.tool(side, "convert", *flags, quiet)
        name = f"convert {self.whole} of safetensors, 300 tensors"
        # Both end with the bytes on the disk: our archives are flushed before they get their name.
        copy = ["sh", "-c", "cp --reflink=never --sparse=never big.safetensors out.copy && sync out.copy"]
        if self.wants(name):
            self.add(f"{name}, against `cp` and `sync`", {
                "ours": convert(self.ours, big, out), "cp": copy,
            }, "at most 1.05 x cp", lambda a, b: a <= 1.05 * b, 7, self.fresh)
        if self.wants(name + ", against the peer"):
            self.add(f"{name}, against the official tool", {
                "ours": convert(self.ours, big, out), "official": convert(self.peer, big, out),
            }, "", lambda a, b: True, 3, self.fresh, peak=True)
            self.check_memory(name, convert(self.ours, big, out),
                              self.tool(self.ours, "dump", big))

        name = f"convert {self.count} entries"
        if self.wants(name):
            many = "--parameters=many.safetensors"
            mine = take_turns({"ours": convert(self.ours, many, out)}, 5, self.folder, self.fresh)
            # Once: it is quadratic there, and takes long.
            theirs = take_turns({"official": convert(self.peer, many, out)}, 1, self.folder, self.fresh)
            seconds = mine["ours"].seconds
            self.rows.append(Row(name + " of safetensors", seconds, ("official", theirs["official"].seconds),
                                 "under 0.3 s", seconds < 0.3))
            self.check_memory(name, convert(self.ours, many, out), self.tool(self.ours, "dump", many))

        name = f"create {self.whole} of zeros"
        if self.wants(name):
            flags = (f"--data=z={self.size}xi8", out, quiet)
            self.add(name, {
                "ours": self.tool(self.ours, "create", *flags),
                "official": self.tool(self.peer, "create", *flags),
            }, "under 0.02 s", lambda a, b: a < 0.02, 3, self.fresh)
        name = f"create {self.whole} of a four-byte pattern"
        if self.wants(name):
            self.add(f"{name}, against `dd` of zeros and fsync", {
                "ours": self.tool(self.ours, "create", f"--data=p={self.size // 4}xf32=2.1", out, quiet),
                "dd": ["dd", "if=/dev/zero", "of=out.dd", "bs=1M", f"count={self.size // MIB}", "conv=fsync"],
            }, "at most 1.1 x dd", lambda a, b: a <= 1.1 * b, 5, self.fresh)

        for kind in ("safetensors", "gguf", "irpa"):
            name = f"dump {self.count} entries of {kind}"
            if self.wants(name):
                flag = f"--parameters=many.{kind}"
                self.add(name, {
                    "ours": self.tool(self.ours, "dump", flag),
                    "official": self.tool(self.peer, "dump", flag),
                }, "at most 0.8 x official", lambda a, b: a <= 0.8 * b, 15, peak=True)

        name = "start-up: dump 4 entries"
        if self.wants(name):
            self.add(name, {
                "ours": self.tool(self.ours, "dump", "--parameters=four.irpa"),
                "official": self.tool(self.peer, "dump", "--parameters=four.irpa"),
            }, "at most 5 ms", lambda a, b: a <= 0.005, 101, peak=True)

        name = f"convert {self.whole} with --digest"
        if self.wants(name):
            self.add(f"{name}, against without", {
                "with": convert(self.ours, big, out, "--digest"), "without": convert(self.ours, big, out),
            }, "at most 1.15 x without", lambda a, b: a <= 1.15 * b, 7, self.fresh)
            self.check_memory(name, convert(self.ours, big, out, "--digest"),
                              self.tool(self.ours, "dump", big))
        name = f"verify {self.whole} of digests"
        if self.wants(name):
            Run(convert(self.ours, big, "--digest", "--output=sealed.irpa"), self.folder)
            self.add(f"{name}, against `cat`", {
                "ours": self.tool(self.ours, "dump", "--parameters=sealed.irpa", "--verify", quiet),
                "cat": ["sh", "-c", "cat sealed.irpa >/dev/null"],
            }, "", lambda a, b: True, 5)
            (self.folder / "sealed.irpa").unlink()

        packed_size = (self.folder / "weights.safetensors").stat().st_size
        flag = "--parameters=weights.safetensors"
        name = f"zstd: compress {packed_size // MIB} MiB"
        if self.wants(name):
            self.add(f"{name}, against the `zstd` program", {
                "ours": convert(self.ours, flag, "--output=out.irpa.zst"),
                "zstd": ["sh", "-c", "zstd -q -T0 weights.safetensors -o out.zst && sync out.zst"],
            }, "", lambda a, b: True, 3, self.fresh)
            self.check_memory(name, convert(self.ours, flag, "--output=out.irpa.zst"),
                              self.tool(self.ours, "dump", flag))
        name = f"zstd: decompress {packed_size // MIB} MiB"
        if self.wants(name):
            Run(convert(self.ours, flag, "--output=packed.irpa.zst"), self.folder)
            packed = "--parameters=packed.irpa.zst"
            self.add(f"{name}, against the `zstd` program", {
                "ours": convert(self.ours, packed, out),
                "zstd": ["sh", "-c", "zstd -q -d packed.irpa.zst -o out.raw && sync out.raw"],
            }, "", lambda a, b: True, 3, self.fresh)
            self.check_memory(name, convert(self.ours, packed, out), self.tool(self.ours, "dump", packed))

    def check_memory(self, name, command, listing):
        """A conversion needs its index, which a listing shows, and little besides."""
        self.fresh()
        index, peak = Run(listing, self.folder).peak, Run(command, self.folder).peak
        over = max(0, peak - index)
        self.rows.append(Row(f"peak memory over the index: {name}", None,
                             (f"{peak / MIB:.1f} MiB, index {index / MIB:.1f} MiB", None),
                             "at most 16 MiB", over <= 16 * MIB, over))


# --- Report ------------------------------------------------------------------------------------


def duration(seconds):
    return f"{seconds * 1000:.1f} ms" if seconds < 0.1 else f"{seconds:.2f} s"


def table(rows):
    lines = ["| Workload | Ours | Against | Ratio | Peak memory, ours / theirs | Target | Met |",
             "| --- | ---: | ---: | ---: | ---: | --- | --- |"]
    for row in rows:
        met = "" if not row.target else "yes" if row.holds else "**no**"
        name, seconds = row.other
        if seconds is None:
            lines.append(f"| {row.name} | {row.peak / MIB:.1f} MiB | {name} | | | {row.target} | {met} |")
            continue
        peak = f"{row.peak[0] / MIB:.1f} / {row.peak[1] / MIB:.1f} MiB" if row.peak else ""
        lines.append(f"| {row.name} | {duration(row.ours)} | {name} {duration(seconds)} "
                     f"| {row.ours / seconds:.3f} | {peak} | {row.target} | {met} |")
    return "\n".join(lines) + "\n"


def machine(folder):
    """What the figures depend on, and nothing that would tell whose machine it was."""
    cpu, memory = platform.processor() or platform.machine(), ""
    try:
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                cpu = line.split(":", 1)[1].strip()
                break
        for line in Path("/proc/meminfo").read_text().splitlines():
            if line.startswith("MemTotal"):
                memory = f"{int(line.split()[1]) / MIB:.0f} GiB"
    except OSError:
        pass
    kind = subprocess.run(["df", "--output=fstype", folder], capture_output=True, text=True).stdout
    kind = (kind.split() or ["?"])[-1]
    swift = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
    swift = next((word for word in swift.split() if word[:1].isdigit()), "?")
    return (f"{cpu}, {os.cpu_count()} logical cores, {memory} of memory, {platform.system()} "
            f"{platform.release()}, files on {kind}; Swift {swift}, release build by "
            f"`make release`; official tools of IREE 3.13.0")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a sixteenth of everything")
    parser.add_argument("--only", default="", help="only the workloads with this in their name")
    parser.add_argument("--folder", help="where to put the files: some folder on the disk to measure")
    options = parser.parse_args()

    build = [ROOT / "Scripts/build-release.sh"]
    subprocess.run(build, cwd=ROOT, check=True, stdout=sys.stderr)
    shown = subprocess.run(build + ["--show-bin-path"], cwd=ROOT, check=True, capture_output=True, text=True)
    peer = subprocess.run([ROOT / "Scripts/install-peer.sh"], check=True, capture_output=True, text=True)

    base = Path(options.folder) if options.folder else ROOT / "Benchmarks/.build"
    base.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(base).free
    if not options.quick and free < 6 * GIB:
        raise SystemExit(f"benchmark: {base} has only {free // MIB} MiB free, and 6 GiB are needed")
    folder = Path(tempfile.mkdtemp(dir=base))
    try:
        Run.build(folder)
        bench = Bench(folder, Path(shown.stdout.strip()), Path(peer.stdout.strip()),
                      16 if options.quick else 1, options.only)
        bench.run()
        about = machine(folder)
    finally:
        shutil.rmtree(folder)
    text = table(bench.rows)
    print("\n" + text)
    if not options.quick and not options.only:
        (ROOT / "Documentation").mkdir(exist_ok=True)
        path = ROOT / "Documentation/Benchmarks.md"
        # What Benchmarks/runtime.py measured stays.
        before = path.read_text() if path.exists() else ""
        runtime = before[before.index("\n## The runtime"):] if "\n## The runtime" in before else ""
        path.write_text(
            f"# Benchmarks\n\nMeasured on {datetime.date.today()} by `make bench`: medians of several runs in which "
            f"both sides\ntake turns, with a warm page cache. A ratio below 1 means that ours is faster.\n\n"
            f"{about}.\n\n{text}{runtime}")
    # A quick run is no measurement; and a missed target is for a reader to judge, not for make.
    return 0


if __name__ == "__main__":
    sys.exit(main())
