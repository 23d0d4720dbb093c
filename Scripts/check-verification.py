#!/usr/bin/env python3
"""Whether iree-opt refuses the programs that the official iree-opt refuses, at the same line.

  check-verification.py --ours .build/debug/iree-opt --official PATH/iree-opt [--count 2000] [--seed 1]

Valid programs (Scripts/verification/*.txt, and the inputs of the pass tests) have one thing changed each: a type,
an operand, a terminator, an attribute, a symbol, a dimension, a map. Both tools read each of them, in the custom
and in the generic form. A program counts as agreed on if both take it, or both refuse it and the first error is at
the same line. Programs on which the official tool crashes are left out.

  --seeds FILE    more valid programs: .mlir files, split at `// -----`, or files in the form of Scripts/verification
  --dialect NAME  only changes of lines with operations of this dialect
  --show N        prints N of the programs that are not agreed on, with what both tools say
  --valid         checks that both tools take the programs before anything is changed, and ends
"""
import argparse, collections, glob, os, random, re, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
MARK = "// -----"

# What differs on purpose: a pattern of the line of the first error, one of what either tool says, and why.
DIFFERENCES = [
    (r"iree_linalg_ext\.scan", r"dimension of a shape", "the official verifier does not look at the bounds of the dimension"),
    (r"iree_linalg_ext\.exp_reduction", r"indexing map for each operand", "nothing could be made of operands without maps"),
    (r'^\s*(%.* = )?"', r"but its fields take", "operands that no field has; the official tool drops what it cannot divide evenly"),
    (r"operandSegmentSizes", r"requires one operand", "the official verifier does not look at segments of required operands"),
    (r"util\.hoistable_conversion", r"requires attribute", "without tags no conversion could be told from another"),
    (r"hal\.(memory_type|buffer_usage)", r"invalid value", "bits without a name; the official tool drops them when it prints"),
    (r"linalg_ext\.topk", r"integer indices", "the official verifier does not look at indices that have no input"),
    (r"vm\.call\.variadic", r"types as values|type for each argument", "arguments without types"),
    (r"#hal\.device\.affinity", r"queue from 0 to 63", "a mask of queues has 64 bits"),
    (r"", r"unknown struct parameter|missing required parameter|unbalanced '|expected string|gpu|codegen",
     "attributes of dialects for code generation are kept as they are written, and not read"),
    (r"stream\.resource_config", r"expected valid keyword", "numbers in the configuration may be followed by a comma"),
    (r"complex\.(re|im|create)", r"fastmath", "the attribute `fastmath` of complex numbers is not known, and so kept"),
]


# ------------------------------------------------------------------ valid programs
def blocks_of(text):
    """Programs separated by blank lines; those that begin with `>` are bodies of functions."""
    for part in re.split(r"\n\s*\n", text):
        lines = [l for l in part.split("\n") if l.strip() and not l.startswith("# ")]
        if not lines:
            continue
        if lines[0].startswith(">vm"):
            lines = ["vm.module public @m {", "vm.func @f(%s) {" % lines[0][3:].strip()] + lines[1:] + ["}", "}"]
        elif lines[0].startswith(">"):
            arguments = lines[0][1:].strip()
            lines = ["util.func private @f(%s) {" % arguments] + lines[1:] + ["  util.return", "}"]
        yield "\n".join(lines)


def pass_inputs():
    for path in sorted(glob.glob(os.path.join(ROOT, "Tests/IREECompilerTests/*/*.mlir"))):
        for part in re.split(r"\n// -----\n", open(path).read()):
            part = re.split(r"\n *// OUTPUT:", part)[0]
            yield part


def load(extra):
    programs = []
    for path in sorted(glob.glob(os.path.join(HERE, "verification/*.txt"))):
        programs += blocks_of(open(path).read())
    programs += pass_inputs()
    for path in extra:
        text = open(path).read()
        programs += re.split(r"(?m)^\s*// -----.*$", text) if path.endswith(".mlir") else blocks_of(text)
    out = []
    for program in programs:
        lines = [re.sub(r"\s*//.*$", "", l) if '"' not in l else l for l in program.split("\n")]
        lines = [l for l in lines if l.strip() and not l.strip().startswith("//")]
        if lines and len(lines) < 60:
            out.append("\n".join(lines))
    return list(dict.fromkeys(out))


# ------------------------------------------------------------------ the tools
class Tool:
    def __init__(self, command, arguments):
        self.command, self.arguments = command, arguments

    def run(self, programs):
        """For each program None if it is taken, (line, message) if not, or "crash"."""
        if not programs:
            return []
        with tempfile.NamedTemporaryFile("w", suffix=".mlir", delete=False) as file:
            starts, line = [], 1
            for program in programs:
                starts.append(line)
                file.write(program + "\n" + MARK + "\n")
                line += program.count("\n") + 2
        try:
            done = subprocess.run(
                [self.command, "--split-input-file", *self.arguments, file.name],
                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=60 + len(programs) * 2)
            status, said = done.returncode, done.stderr.decode(errors="replace")
        except subprocess.TimeoutExpired:
            status, said = -1, ""
        finally:
            os.unlink(file.name)
        if status < 0 or status > 1:
            if len(programs) == 1:
                return ["crash"]
            half = len(programs) // 2
            return self.run(programs[:half]) + self.run(programs[half:])
        found = [None] * len(programs)
        i = 0
        for match in re.finditer(r"(?m)^[^\n:]*\.mlir:(\d+):(\d+): error: (.*)$", said):
            place = int(match[1])
            i = max(k for k, start in enumerate(starts) if start <= place)
            if found[i] is None:
                found[i] = (place - starts[i] + 1, match[3])
        return found

    def take(self, programs, size=150):
        out = []
        for i in range(0, len(programs), size):
            out += self.run(programs[i:i + size])
        return out

    def generic(self, programs):
        """The programs in the generic form, one line an operation."""
        out = []
        for program in programs:
            with tempfile.NamedTemporaryFile("w", suffix=".mlir") as file:
                file.write(program)
                file.flush()
                done = subprocess.run(
                    [self.command, "--mlir-print-op-generic", "--mlir-print-local-scope", file.name],
                    stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
                if done.returncode == 0:
                    out.append(done.stdout.decode().strip())
        return out


# ------------------------------------------------------------------ changes
TYPES = [
    "i1", "i8", "i32", "i64", "f32", "f64", "index", "tensor<4xf32>", "tensor<?xf32>", "tensor<4x8xf32>",
    "tensor<*xf32>", "vector<4xf32>", "memref<4xf32>", "tensor<4xi32>", "complex<f32>", "complex<index>", "none",
    "!util.buffer", "!stream.timepoint", "!hal.buffer", "!stream.resource<*>", "!stream.resource<transient>", "si32",
    "!vm.buffer", "!util.list<i32>", "!hal.fence", "f16", "tensor<f32>", "tensor<4x?xf32>", "(i32) -> i32",
]
SCALAR = r"\b(?:[su]?i(?:1|8|16|32|64)|b?f(?:16|32|64)|index)\b"
NESTED = r"<(?:[^<>]|->|<(?:[^<>]|->|<(?:[^<>]|->)*>)*>)*>"
TYPE = re.compile(
    r"(?:\b(?:tensor|vector|memref|complex|tuple)" + NESTED + r")|(?:![a-z_]+\.[a-z_.]+(?:" + NESTED + r")?)|" + SCALAR)
SHAPE = re.compile(r"\b(tensor|vector|memref)<((?:(?:\d+|\?)x)+)")
VALUE = re.compile(r"%[\w$.-]+(?:#\d+)?")
TERMINATORS = [
    "func.return", "util.return", "scf.yield", "linalg.yield", "tensor.yield", "flow.return", "stream.return",
    "stream.yield", "vm.return", "hal.return", "util.unreachable", "iree_linalg_ext.yield", "return",
]


def replace(line, match, text):
    return line[:match.start()] + text + line[match.end():]


def pick(rng, pattern, line):
    found = list(re.finditer(pattern, line))
    return rng.choice(found) if found else None


def similar(rng, type):
    """Another type, of the same kind as often as not."""
    head = re.match(r"[!\w.]+", type)[0] if re.match(r"[!\w.]+", type) else type
    alike = [t for t in TYPES if t.startswith(head.rstrip("0123456789")) and t != type]
    return rng.choice(alike if alike and rng.random() < 0.5 else [t for t in TYPES if t != type])


def change_type(rng, line, lines):
    match = pick(rng, TYPE, line)
    return match and replace(line, match, similar(rng, match[0]))


def change_element(rng, line, lines):
    match = pick(rng, r"(?<=x)(?:i|f)(?:1|8|16|32|64)\b|(?<=[<x])index\b", line)
    return match and replace(line, match, rng.choice(["i8", "f64", "i1", "index", "f16"]))


def change_dimension(rng, line, lines):
    match = pick(rng, SHAPE, line)
    if not match:
        return None
    dimensions = match[2][:-1].split("x")
    i = rng.randrange(len(dimensions))
    how = rng.randrange(5)
    if how == 0:
        dimensions[i] = "?" if dimensions[i] != "?" else "5"
    elif how == 1:
        dimensions[i] = str(rng.choice([1, 2, 3, 4, 6, 16]))
    elif how == 2:
        dimensions.insert(i, rng.choice(["1", "2", "?"]))
    elif how == 3:
        del dimensions[i]
    else:
        rng.shuffle(dimensions)
    return replace(line, match, match[1] + "<" + "".join(d + "x" for d in dimensions))


def change_operand(rng, line, lines):
    match = pick(rng, VALUE, line.split(" = ", 1)[-1])
    values = sorted(set(VALUE.findall("\n".join(lines))))
    if not match or not values:
        return None
    offset = len(line) - len(line.split(" = ", 1)[-1])
    return line[:offset + match.start()] + rng.choice(values) + line[offset + match.end():]


def drop_element(rng, line, lines):
    """An element of a list in brackets of any kind goes."""
    match = pick(rng, r", [^,()\[\]{}<>]+(?=[,)\]}>])|(?<=[(\[])[^,()\[\]{}<>]+, |(?<=[(\[])[^,()\[\]{}<>]+(?=[)\]])", line)
    return match and replace(line, match, "")


def repeat_element(rng, line, lines):
    match = pick(rng, r"(?<=[(\[] ?)[^,()\[\]{}<>]+(?=[,)\]])|(?<=, )[^,()\[\]{}<>]+(?=[,)\]])".replace(" ?", ""), line)
    return match and replace(line, match, match[0] + ", " + match[0])


def swap_elements(rng, line, lines):
    match = pick(rng, r"([^,()\[\]{}<>: ]+), ([^,()\[\]{}<>: ]+)", line)
    return match and replace(line, match, match[2] + ", " + match[1])


GENERIC = re.compile(r'^(\s*(?:[^"=]* = )?)"([\w.]+)"\(([^)]*)\)(.*?) : \((.*)\) -> (.*)$')


def split_types(text):
    out, depth, part = [], 0, ""
    for i, c in enumerate(text):
        if c in "(<[{":
            depth += 1
        elif c in ")]}" or c == ">" and text[i - 1] != "-":
            depth -= 1
        if c == "," and depth == 0:
            out.append(part.strip())
            part = ""
        else:
            part += c
    return out + [part.strip()] if part.strip() else out


def change_generic(rng, line, lines):
    """Operands with their types, or result types, of an operation in the generic form."""
    match = GENERIC.match(line)
    if not match:
        return None
    prefix, name, operands, middle, types, results = match.groups()
    operands, types = split_types(operands), split_types(types)
    if len(operands) != len(types):
        return None
    how = rng.randrange(4)
    if how == 0 and operands:
        i = rng.randrange(len(operands))
        del operands[i], types[i]
    elif how == 1 and operands:
        i, j = rng.randrange(len(operands)), rng.randrange(len(operands) + 1)
        operands.insert(j, operands[i])
        types.insert(j, types[i])
    elif how == 2 and len(operands) > 1:
        i, j = rng.sample(range(len(operands)), 2)
        operands[i], operands[j], types[i], types[j] = operands[j], operands[i], types[j], types[i]
    elif results != "()":
        match = pick(rng, TYPE, results)
        results = match and replace(results, match, similar(rng, match[0])) or results
    return f'{prefix}"{name}"({", ".join(operands)}){middle} : ({", ".join(types)}) -> {results}'


def change_other_operand(rng, line, lines):
    """An operand of the generic form becomes another value, with that value's type."""
    match = GENERIC.match(line)
    if not match:
        return None
    prefix, name, operands, middle, types, results = match.groups()
    operands, types = split_types(operands), split_types(types)
    known = {}
    for other in lines:
        m = GENERIC.match(other)
        if m:
            o, t = split_types(m[3]), split_types(m[5])
            if len(o) == len(t):
                known.update(zip(o, t))
        for m in re.finditer(r"(%[\w]+): (" + TYPE.pattern + ")", other):
            known[m[1]] = m[2]
    if not operands or not known or len(operands) != len(types):
        return None
    i = rng.randrange(len(operands))
    value = rng.choice(sorted(known))
    operands[i], types[i] = value, known[value]
    return f'{prefix}"{name}"({", ".join(operands)}){middle} : ({", ".join(types)}) -> {results}'


def change_number(rng, line, lines):
    match = pick(rng, r"(?<=[\[ ,=<:(-])-?\d+(?=[\], :>)])", line)
    return match and replace(line, match, str(rng.choice([0, 1, 2, 3, 5, 7, 100, -1, int(match[0]) + 1])))


def change_symbol(rng, line, lines):
    match = pick(rng, r"@[\w.]+", line)
    names = sorted(set(re.findall(r"@[\w.]+", "\n".join(lines))))
    return match and replace(line, match, rng.choice(["@undefined"] + names))


def drop_attribute(rng, line, lines):
    match = pick(rng, r"(?:, )?[\w.]+ = (?:\"[^\"]*\"|array<[^<>]*>|\[[^\[\]]*\]|@\w+|[\w.]+(?: : \w+)?|#[\w.]+(?:<[^<>]*>)?)", line)
    return match and replace(line, match, "").replace("{, ", "{") if match else None


def change_attribute(rng, line, lines):
    match = pick(rng, r"(?<= = )(?:\"[^\"]*\"|array<[^<>]*>|\[[^\[\]]*\]|-?\d+(?: : \w+)?|@\w+|#[\w.]+(?:<[^<>]*>)?)", line)
    return match and replace(line, match, rng.choice(
        ['"text"', "3 : i32", "4 : index", "@undefined", "[]", "unit", "i32", "array<i64: 0>", "array<i32: 1, 1>", "1.0 : f32"]))


def drop_word(rng, line, lines):
    match = pick(rng, r"\b(?:mutable|immutable|private|public|nocompute|uninitialized|unique|exact|hidden) ", line)
    return match and replace(line, match, "")


def add_word(rng, line, lines):
    match = re.search(r"(?:global\.(?:load(?:\.\w+)?|store)|func|global(?:\.\w+)?) (?=@)", line)
    return match and replace(line, match, match[0] + rng.choice(["immutable ", "mutable ", "private ", "public "]))


def change_map(rng, line, lines):
    match = pick(rng, r"affine_map<\(([^)]*)\)((?:\[[^\]]*\])?) -> \(([^>]*)\)>", line)
    if not match:
        return None
    dimensions, results = split_types(match[1]), split_types(match[3])
    how = rng.randrange(5)
    if how == 0:
        dimensions.append("d%d" % len(dimensions))
    elif how == 1 and results:
        del results[rng.randrange(len(results))]
    elif how == 2 and dimensions:
        results.append(dimensions[0])
    elif how == 3 and results:
        results[rng.randrange(len(results))] = rng.choice((dimensions or ["0"]) + ["0", "d0 + 1"])
    else:
        rng.shuffle(results)
    return replace(line, match, "affine_map<(%s)%s -> (%s)>" % (", ".join(dimensions), match[2], ", ".join(results)))


def change_list(rng, line, lines):
    """`[0, 1]` and the like."""
    match = pick(rng, r"\[-?\d+(?:, -?\d+)*\]", line)
    if not match:
        return None
    numbers = [int(n) for n in match[0][1:-1].split(",")]
    how = rng.randrange(4)
    if how == 0:
        numbers.pop(rng.randrange(len(numbers)))
    elif how == 1:
        numbers.append(rng.choice([0, 1, 2, 4]))
    elif how == 2:
        numbers[rng.randrange(len(numbers))] += rng.choice([1, -1, 2])
    else:
        rng.shuffle(numbers)
    return replace(line, match, "[" + ", ".join(map(str, numbers)) + "]")


def change_terminator(rng, line, lines):
    match = re.search(r'(?<![\w.])"?((?:\w+\.)?(?:return|yield|br|condition|reduce|unreachable))\b"?', line)
    if not match:
        return None
    name = rng.choice(TERMINATORS)
    return replace(line, match, '"%s"' % name if match[0].startswith('"') else name)


def change_results(rng, line, lines):
    """What a function says that it returns."""
    match = re.search(r"-> (\(?)([^({]*?)(\)?)(?= (?:\{|attributes)|$)", line)
    if not match:
        return None
    types = split_types(match[2])
    how = rng.randrange(3)
    if how == 0 and types:
        del types[rng.randrange(len(types))]
    elif how == 1:
        types.insert(rng.randrange(len(types) + 1), rng.choice(TYPES))
    elif types:
        types[rng.randrange(len(types))] = rng.choice(TYPES)
    return replace(line, match, "-> (%s)" % ", ".join(types))


def change_block(rng, line, lines):
    match = pick(rng, r"\^\w+", line)
    names = sorted(set(re.findall(r"\^\w+", "\n".join(lines))))
    return match and replace(line, match, rng.choice(names + ["^undefined"]))


def delete(rng, line, lines):
    return "" if not line.rstrip().endswith("{") and not line.lstrip().startswith("}") else None


def repeat(rng, line, lines):
    return None if line.rstrip().endswith("{") or line.lstrip().startswith("}") else line + "\n" + line


def add_after(rng, line, lines):
    """An operation after a terminator, or one of no effect anywhere."""
    if line.lstrip().startswith("^") or "(" in line and ")" not in line:
        return None
    return line + "\n" + rng.choice(
        ["%new = arith.constant 1 : i32", "util.return", "return", "scf.yield", "cf.br ^undefined",
         "%new = arith.constant 1.0 : f32", "%new:2 = util.call @undefined() : () -> (i32, i32)"])


def replace_everywhere(rng, line, lines):
    match = pick(rng, TYPE, line)
    if not match:
        return None
    other = similar(rng, match[0])
    return [re.sub(r"(?<![\w])" + re.escape(match[0]) + r"(?![\w])", lambda _: other, l) for l in lines]


def change_dimension_everywhere(rng, line, lines):
    match = pick(rng, SHAPE, line)
    changed = match and change_dimension(rng, match[0], lines)
    return [l.replace(match[0], changed) for l in lines] if changed else None


def swap_lines(rng, line, lines):
    i = lines.index(line)
    if i + 1 >= len(lines) or any(l.rstrip().endswith("{") or l.lstrip().startswith(("}", "^")) for l in lines[i:i + 2]):
        return None
    return lines[:i] + [lines[i + 1], line] + lines[i + 2:]


CHANGES = [
    (change_type, 4), (change_element, 2), (change_dimension, 4), (change_operand, 3), (drop_element, 3),
    (repeat_element, 3), (swap_elements, 2), (change_generic, 5), (change_other_operand, 4), (change_number, 3),
    (change_symbol, 3), (drop_attribute, 2), (change_attribute, 3), (drop_word, 1), (add_word, 1), (change_map, 4),
    (change_list, 4), (change_terminator, 3), (change_results, 3), (change_block, 2), (delete, 2), (repeat, 1),
    (add_after, 1), (replace_everywhere, 6), (change_dimension_everywhere, 4), (swap_lines, 1),
]


def op_of(line):
    match = re.search(r'"([a-z_]+\.[a-z_.0-9]+)"\(', line) or re.search(
        r"^\s*(?:[%\w:, #-]+ = )?([a-z_]+\.[a-z_.0-9]+)", line)
    if match:
        return match[1]
    return "func.return" if re.match(r"\s*return\b", line) else None


def mutants(programs, rng, count, dialect):
    """(program, changed line, operation, kind of change), each program once."""
    places = collections.defaultdict(list)
    for p, program in enumerate(programs):
        for i, line in enumerate(program.split("\n")):
            name = op_of(line)
            if name and (not dialect or name.startswith(dialect + ".")):
                places[name].append((p, i))
    by_dialect = collections.defaultdict(list)
    for name in sorted(places):
        by_dialect[name.split(".")[0]].append(name)
    dialects = sorted(by_dialect)
    weights = [len(by_dialect[d]) ** 0.5 for d in dialects]
    changes, change_weights = zip(*CHANGES)
    seen, out, tries = set(programs), [], 0
    while len(out) < count and tries < count * 50:
        tries += 1
        name = rng.choice(by_dialect[rng.choices(dialects, weights)[0]])
        p, i = rng.choice(places[name])
        lines = programs[p].split("\n")
        change = rng.choices(changes, change_weights)[0]
        made = change(rng, lines[i], lines)
        if made is None:
            continue
        made = "\n".join(made) if isinstance(made, list) else "\n".join(lines[:i] + [made] + lines[i + 1:])
        if made in seen:
            continue
        seen.add(made)
        out.append((made, i + 1, name, change.__name__))
    return out


# ------------------------------------------------------------------ the comparison
def listed(program, line, ours, official):
    text = program.split("\n")[line - 1] if line - 1 < len(program.split("\n")) else ""
    said = " ".join(answer[1] for answer in (ours, official) if answer)
    return any(re.search(place, text) and re.search(message, said) for place, message, _ in DIFFERENCES)


def verdict(program, ours, official):
    if official == "crash" or ours == "crash":
        return "crash" if official == "crash" else "ours crashes"
    if ours is None and official is None:
        return "both take"
    first = (official or ours)[0]
    if ours and official and ours[0] == official[0]:
        return "same line"
    if listed(program, first, ours, official):
        return "on purpose"
    if ours and official:
        return "other line"
    return "only official" if official else "only ours"


KINDS = ["both take", "same line", "on purpose", "other line", "only official", "only ours", "ours crashes"]


def table(rows, title):
    print(f"{title:32}" + "".join(f"{k:>15}" for k in KINDS) + f"{'agreed':>9}")
    for name in sorted(rows):
        counts = rows[name]
        total = sum(counts[k] for k in KINDS)
        agreed = sum(counts[k] for k in KINDS[:3])
        print(f"{name:32}" + "".join(f"{counts[k]:15}" for k in KINDS) + f"{100 * agreed / max(1, total):8.1f}%")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ours", required=True)
    parser.add_argument("--official", required=True)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seeds", action="append", default=[])
    parser.add_argument("--dialect")
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--kind", help="only differences of this kind are shown, as `only official`")
    parser.add_argument("--valid", action="store_true")
    parser.add_argument("--ops", action="store_true", help="a table by operation too")
    options = parser.parse_args()
    official = Tool(options.official, ["--mlir-disable-threading", "--mlir-print-op-on-diagnostic=false"])
    ours = Tool(options.ours, [])
    programs = load(options.seeds)
    said = official.take(programs)
    if options.valid:
        mine = ours.take(programs)
        for program, theirs, my in zip(programs, said, mine):
            if theirs is not None or my is not None:
                print("----- official:", theirs, "ours:", my)
                print(program)
    programs = [p for p, answer in zip(programs, said) if answer is None]
    print(f"{len(programs)} valid programs")
    if options.valid:
        return
    programs += [g for g in official.generic(programs) if g.count("\n") < 60]
    made = mutants(programs, random.Random(options.seed), options.count, options.dialect)
    texts = [m[0] for m in made]
    answers = list(zip(ours.take(texts), official.take(texts)))
    by_dialect, by_op, shown = (collections.defaultdict(collections.Counter) for _ in range(3))
    by_op = collections.defaultdict(collections.Counter)
    differing = []
    for (program, line, name, change), (my, theirs) in zip(made, answers):
        kind = verdict(program, my, theirs)
        by_dialect[name.split(".")[0]][kind] += 1
        by_dialect["all"][kind] += 1
        by_op[name][kind] += 1
        if kind in KINDS[3:] and (not options.kind or kind == options.kind):
            differing.append((program, line, name, change, kind, my, theirs))
    for program, line, name, change, kind, my, theirs in differing[:options.show]:
        print(f"----- {kind}: {name} by {change} at line {line}\n  ours: {my}\n  official: {theirs}")
        place = (theirs or my)
        numbered = program.split("\n")
        print("\n".join(f"{'>' if place != 'crash' and i + 1 == place[0] else ' '}{l}" for i, l in enumerate(numbered)))
    if options.ops:
        table({n: c for n, c in by_op.items() if sum(c[k] for k in KINDS[3:])}, "operation")
    table(by_dialect, f"{len(made)} programs")
    left = by_dialect["all"]["crash"]
    if left:
        print(f"{left} programs are left out, as the official tool crashes on them")
    sys.exit(1 if differing else 0)


main()
