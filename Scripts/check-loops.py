#!/usr/bin/env python3
"""Checks the stream passes with loops over tensors that it makes up: carried vectors, stacks, swaps, shifts, loops in
loops and in a row, exits that depend on the numbers.

    python3 Scripts/check-loops.py --tools FOLDER --compiler FOLDER --runtime FOLDER [--seeds 0:100] [--times N]

--tools has our iree-opt and iree-run-module, --compiler the official native iree-compile, --runtime the official native
iree-run-module. The official compiler brings each program to `flow`, our --iree-stream-transformation-pipeline and the
official compiler make a module of that, and both runtimes run it on both devices, several times where threads take part.
What they print must be what the official runtime prints of the module that the official compiler makes alone. Programs
that the official tools themselves fail on are left out; they are counted. Failing programs stay in --keep.
"""
import argparse
import concurrent.futures
import random
import subprocess
import sys
import tempfile
from pathlib import Path

class Program:
    """One program, by its seed."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines, self.count, self.depth = [], 0, 1
        self.width = self.random.choice([4, 8, 16])
        self.rows = self.random.choice([2, 3, 5])
        self.vector = f"tensor<{self.width}xi32>"
        self.stack = f"tensor<{self.rows}x{self.width}xi32>"
        self.row = f"tensor<1x{self.width}xi32>"
        self.number = "tensor<i32>"

    def name(self):
        self.count += 1
        return f"%v{self.count}"

    def line(self, text):
        self.lines.append("  " * self.depth + text)

    def define(self, text):
        name = self.name()
        self.line(f"{name} = {text}")
        return name

    def constant(self, value):
        return self.define(f"stablehlo.constant dense<{value}> : {self.number}")

    def constant_vector(self):
        if self.random.random() < 0.3:
            return self.define(f"stablehlo.constant dense<{self.random.randint(0, 3)}> : {self.vector}")
        values = ", ".join(str(self.random.randint(-3, 9)) for _ in range(self.width))
        return self.define(f"stablehlo.constant dense<[{values}]> : {self.vector}")

    def pick(self, known):
        return self.random.choice(known) if self.random.random() < 0.85 else self.constant_vector()

    def operation(self, known):
        a, b = self.pick(known), self.pick(known)
        return self.define(f"stablehlo.{self.random.choice(['add', 'multiply', 'subtract', 'maximum'])} {a}, {b} : {self.vector}")

    def total(self, vector):
        zero = self.constant(0)
        return self.define(f"stablehlo.reduce({vector} init: {zero}) applies stablehlo.add across dimensions = [0] : "
                           f"({self.vector}, {self.number}) -> {self.number}")

    def push(self, stack, vector, place):
        zero = self.constant(0)
        row = self.define(f"stablehlo.reshape {vector} : ({self.vector}) -> {self.row}")
        return self.define(f"stablehlo.dynamic_update_slice {stack}, {row}, {place}, {zero} : "
                           f"({self.stack}, {self.row}, {self.number}, {self.number}) -> {self.stack}")

    def read(self, stack, place):
        zero = self.constant(0)
        row = self.define(f"stablehlo.dynamic_slice {stack}, {place}, {zero}, sizes = [1, {self.width}] : "
                          f"({self.stack}, {self.number}, {self.number}) -> {self.row}")
        return self.define(f"stablehlo.reshape {row} : ({self.row}) -> {self.vector}")

    def less(self, a, b):
        return self.define(f"stablehlo.compare LT, {a}, {b}, SIGNED : ({self.number}, {self.number}) -> tensor<i1>")

    def choice(self, known):
        condition = self.less(self.total(self.pick(known)), self.constant(self.random.randint(-5, 40)))
        result = self.name()
        self.line(f'{result} = "stablehlo.if"({condition}) ({{')
        for end in ["}, {", f"}}) : (tensor<i1>) -> {self.vector}"]:
            self.depth += 1
            value = self.operation(known) if self.random.random() < 0.6 else self.random.choice(known)
            self.line(f"stablehlo.return {value} : {self.vector}")
            self.depth -= 1
            self.line(end)
        return result

    def loop(self, known, stacks, level):
        """Results: vectors and stacks."""
        vectors, count = self.random.randint(1, 3), self.random.choice([0, 0, 1, 1, 2])
        starts = [self.pick(known) for _ in range(vectors)]
        if vectors > 1 and self.random.random() < 0.15:
            starts[1] = starts[0]
        for _ in range(count):
            if stacks and self.random.random() < 0.5:
                starts.append(self.random.choice(stacks))
            else:
                starts.append(self.define(f"stablehlo.constant dense<{self.random.randint(0, 2)}> : {self.stack}"))
        zero, one = self.constant(0), self.constant(1)
        turns = self.constant(self.random.choice([0, 1, 2, 3, self.rows, self.rows + 2]))
        result, index, carried = self.name(), self.name(), [self.name() for _ in starts]
        types = ", ".join([self.number] + [self.vector] * vectors + [self.stack] * count)
        arguments = ", ".join(f"{a} = {b}" for a, b in zip([index] + carried, [zero] + starts))
        self.line(f"{result}:{1 + vectors + count} = stablehlo.while({arguments}) : {types}")
        self.line("cond {")
        self.depth += 1
        goes_on = self.less(index, turns)
        if self.random.random() < 0.35:
            enough = self.less(self.total(self.random.choice(carried[:vectors])), self.constant(self.random.randint(20, 3000)))
            goes_on = self.define(f"stablehlo.and {goes_on}, {enough} : tensor<i1>")
        self.line(f"stablehlo.return {goes_on} : tensor<i1>")
        self.depth -= 1
        self.line("} do {")
        self.depth += 1
        next_vectors, next_stacks = carried[:vectors], carried[vectors:]
        inner = known[-2:] + carried[:vectors]
        for _ in range(self.random.randint(1, 3)):
            kind, place = self.random.random(), self.random.randrange(vectors)
            if kind < 0.4:
                next_vectors[place] = self.operation(inner + next_vectors)
            elif kind < 0.5:
                next_vectors[place] = self.define(
                    f"stablehlo.reverse {self.random.choice(inner + next_vectors)}, dims = [0] : {self.vector}")
            elif kind < 0.57:
                next_vectors[place] = self.choice(inner + next_vectors)
            elif kind < 0.75 and count:
                i = self.random.randrange(count)
                next_stacks[i] = self.push(next_stacks[i], self.random.choice(next_vectors), index)
            elif kind < 0.85 and count:
                next_vectors[place] = self.read(self.random.choice(next_stacks), index)
            elif level < 2 and kind < 0.97:
                vectors_there, stacks_there = self.loop(inner + next_vectors, next_stacks, level + 1)
                next_vectors[place] = self.random.choice(vectors_there)
                if stacks_there and count:
                    next_stacks[self.random.randrange(count)] = self.random.choice(stacks_there)
            else:
                next_vectors[place] = self.constant_vector()
        order = self.random.random()
        if order < 0.3:
            self.random.shuffle(next_vectors)
        elif order < 0.45:
            next_vectors = [next_vectors[0]] + carried[:vectors - 1]
        if self.random.random() < 0.4:
            next_stacks.reverse()
        counted = self.define(f"stablehlo.add {index}, {one} : {self.number}")
        self.line(f"stablehlo.return {', '.join([counted] + next_vectors + next_stacks)} : {types}")
        self.depth -= 1
        self.line("}")
        results = [f"{result}#{i + 1}" for i in range(vectors + count)]
        return results[:vectors], results[vectors:]

    def whole(self):
        """The text, and inputs."""
        inputs = ["%x", "%y"][:self.random.randint(1, 2)]
        known, stacks, results = list(inputs), [], []
        if self.random.random() < 0.4:
            known.append(self.operation(known))
        for _ in range(self.random.choice([1, 1, 2, 3])):
            vectors, more = self.loop(known, stacks, 0)
            known, stacks, results = known + vectors, stacks + more, results + vectors + more
            if self.random.random() < 0.3:
                known.append(self.operation(known))
        chosen = [value for value in results if self.random.random() < 0.6] or results[-1:]
        if self.random.random() < 0.3:
            chosen.append(known[-1])
        types = ", ".join(self.stack if value in stacks else self.vector for value in chosen)
        parameters = ", ".join(f"{name}: {self.vector}" for name in inputs)
        text = "\n".join([f"func.func @main({parameters}) -> ({types}) {{", *self.lines,
                          f"  return {', '.join(chosen)} : {types}", "}", ""])
        values = [f"{self.width}xi32=" + " ".join(str((i * (n + 2) + n) % 5 + 1) for i in range(self.width))
                  for n in range(len(inputs))]
        return text, values


def call(command):
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=120)
        return done.returncode, done.stdout, done.stderr
    except subprocess.TimeoutExpired:
        return -1, "", "it takes longer than two minutes"


def check(seed, arguments, folder):
    """What is wrong, and whether the official tools can do it at all."""
    text, inputs = Program(seed).whole()
    source = folder / f"{seed}.mlir"
    source.write_text(text)
    backend = "llvm-cpu" if seed % 4 == 0 else "vmvx"
    flags = ["--iree-hal-target-device=local", f"--iree-hal-local-target-device-backends={backend}"]
    compiler, names = arguments.compiler / "iree-compile", {n: folder / f"{seed}.{n}" for n in ["flow", "stream", "theirs", "ours"]}
    run = [f"--input={value}" for value in inputs] + ["--function=main"]
    for command in [[compiler, *flags, source, "-o", names["theirs"]],
                    [compiler, *flags, "--compile-to=flow", source, "-o", names["flow"]]]:
        if call(command)[0]:
            return None, False
    status, expected, _ = call([arguments.runtime / "iree-run-module", f"--module={names['theirs']}", "--device=local-sync", *run])
    if status:
        return None, False
    for command in [[arguments.tools / "iree-opt", "--iree-stream-transformation-pipeline", names["flow"], "-o", names["stream"]],
                    [compiler, *flags, "--compile-from=stream", names["stream"], "-o", names["ours"]]]:
        status, _, errors = call(command)
        if status:
            return f"{command[0].name}: {errors[:400]}", True
    for runtime in [arguments.runtime, arguments.tools]:
        for device, times in [("local-sync", 1), ("local-task", arguments.times)]:
            for _ in range(times):
                status, output, errors = call([runtime / "iree-run-module", f"--module={names['ours']}", f"--device={device}", *run])
                if status or output != expected:
                    return f"{runtime} on {device}: {status} {errors[:300]}{output}\nexpected {expected}", True
    return None, True


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    for name in ["tools", "compiler", "runtime"]:
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--seeds", default="0:100", help="first:end")
    parser.add_argument("--times", type=int, default=10, help="runs on threads of each program")
    parser.add_argument("--keep", type=Path, help="a folder for programs that fail")
    arguments = parser.parse_args()
    first, end = (int(part) for part in arguments.seeds.split(":"))
    failed, left_out = [], 0
    with tempfile.TemporaryDirectory() as name, concurrent.futures.ThreadPoolExecutor(2) as pool:
        folder = Path(name)
        seeds = range(first, end)
        for seed, (wrong, can_do) in zip(seeds, pool.map(lambda seed: check(seed, arguments, folder), seeds)):
            left_out += not can_do
            if wrong is None:
                continue
            failed.append(seed)
            print(f"{seed}: {wrong}", flush=True)
            if arguments.keep:
                arguments.keep.mkdir(exist_ok=True)
                (arguments.keep / f"loop-{seed}.mlir").write_text(Program(seed).whole()[0])
    print(f"{len(seeds) - left_out - len(failed)} right, {len(failed)} wrong {failed}, {left_out} left out")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
