"""A sentence encoder of the kind that is used for search: an embedding of tokens and positions, layers of
attention and feed-forward, the mean of what they give for the tokens, at unit length. Names and shapes of
its parameters are those that such models are published with; the numbers are random.

As text for the official compiler, in two forms: all parameters by name, loaded once; or those of the
layers by keys that a loop over the layers puts together, in every call.
"""

import array
import random
from dataclasses import dataclass


@dataclass(frozen=True)
class Shape:
    layers: int = 6
    heads: int = 12
    hidden: int = 384
    inner: int = 1536
    words: int = 30522
    positions: int = 512
    tokens: int = 32

    @property
    def head(self):
        return self.hidden // self.heads

    def of_layer(self):
        """The parameters of a layer, by their names within it."""
        h, n = self.hidden, self.inner
        linear = {
            "attention.self.query": (h, h), "attention.self.key": (h, h), "attention.self.value": (h, h),
            "attention.output.dense": (h, h), "intermediate.dense": (n, h), "output.dense": (h, n),
        }
        shapes = {}
        for name, (o, i) in linear.items():
            shapes |= {f"{name}.weight": [o, i], f"{name}.bias": [o]}
        for name in ("attention.output.LayerNorm", "output.LayerNorm"):
            shapes |= {f"{name}.weight": [h], f"{name}.bias": [h]}
        return shapes

    def of_embeddings(self):
        return {
            "embeddings.word_embeddings.weight": [self.words, self.hidden],
            "embeddings.position_embeddings.weight": [self.positions, self.hidden],
            "embeddings.LayerNorm.weight": [self.hidden], "embeddings.LayerNorm.bias": [self.hidden],
        }

    def parameters(self):
        """All names, with their shapes."""
        layers = {
            f"encoder.layer.{k}.{name}": shape
            for k in range(self.layers) for name, shape in self.of_layer().items()
        }
        return self.of_embeddings() | layers

    def weights(self):
        """name -> (shape, bytes), f32. The same in every run: each name is a seed."""
        tensors = {}
        for name, shape in self.parameters().items():
            count = 1
            for size in shape:
                count *= size
            middle = 1.0 if name.endswith("LayerNorm.weight") else 0.0
            numbers = random.Random(name)
            block = array.array("f", (numbers.uniform(middle - 0.05, middle + 0.05)
                                      for _ in range(min(count, 1 << 14)))).tobytes()
            tensors[name] = (shape, (block * (count * 4 // len(block) + 1))[: count * 4])
        return tensors


def tensor(shape, element="f32"):
    return "tensor<" + "".join(f"{size}x" for size in shape) + f"{element}>"


class Body:
    """The text of a function, operation by operation; values are (name, shape)."""

    def __init__(self):
        self.lines, self.count = [], 0

    def name(self):
        self.count += 1
        return f"%v{self.count}"

    def emit(self, text, shape):
        name = self.name()
        self.lines.append(f"  {name} = {text}")
        return name, shape

    def empty(self, shape):
        return self.emit(f"tensor.empty() : {tensor(shape)}", shape)

    def fill(self, shape):
        empty, _ = self.empty(shape)
        return self.emit(
            f"linalg.fill ins(%zero : f32) outs({empty} : {tensor(shape)}) -> {tensor(shape)}", shape)

    def generic(self, inputs, maps, loops, body, out, iterators=None):
        """`maps`: of each input and of the output, as text; `body`: lines over %a, %b, ... and %o."""
        iterators = iterators or ["parallel"] * len(loops)
        letters = "abcdefg"
        spaces = ", ".join(f"affine_map<({', '.join(loops)}) -> ({m})>" for m in maps)
        ins = ", ".join(i[0] for i in inputs)
        types = ", ".join(tensor(*i[1:]) for i in inputs)
        arguments = ", ".join(
            f"%{letter}: {i[2] if len(i) > 2 else 'f32'}" for letter, i in zip(letters, inputs))
        kinds = ", ".join(f'"{i}"' for i in iterators)
        text = "\n".join("    " + line for line in body)
        sources = f" ins({ins} : {types})" if inputs else ""
        arguments = arguments + ", " if arguments else ""
        return self.emit(
            f"linalg.generic {{indexing_maps = [{spaces}], iterator_types = [{kinds}]}}{sources}"
            f" outs({out[0]} : {tensor(out[1])}) {{\n  ^bb0({arguments}%o: f32):\n{text}\n"
            f"  }} -> {tensor(out[1])}", out[1])

    def product(self, left, right, maps, loops, shape, summed):
        kinds = ["reduction" if loop == summed else "parallel" for loop in loops]
        body = ["%p = arith.mulf %a, %b : f32", "%s = arith.addf %o, %p : f32", "linalg.yield %s : f32"]
        return self.generic([left, right], maps, loops, body, self.fill(shape), kinds)

    def rows(self, value, body, *others):
        """Element by element; the others are added as they are, or row by row."""
        shape = value[1]
        maps = ["i, j"] + ["i, j" if len(o[1]) == 2 else "j" for o in others] + ["i, j"]
        return self.generic([value, *others], maps, ["i", "j"], body, self.empty(shape))

    def linear(self, x, weight, bias):
        shape = [x[1][0], weight[1][0]]
        # The weights as they are published: a row for each output.
        y = self.product(x, weight, ["i, k", "j, k", "i, j"], ["i", "j", "k"], shape, "k")
        return self.rows(y, ["%r = arith.addf %a, %b : f32", "linalg.yield %r : f32"], bias)

    def add(self, x, y):
        return self.rows(x, ["%r = arith.addf %a, %b : f32", "linalg.yield %r : f32"], y)

    def norm(self, x, weight, bias):
        rows, columns = x[1]
        both = ["i", "j"], ["parallel", "reduction"]
        sums = self.generic([x], ["i, j", "i"], both[0], [
            "%s = arith.addf %o, %a : f32", "linalg.yield %s : f32"], self.fill([rows]), both[1])
        squares = self.generic([x, sums], ["i, j", "i", "i"], both[0], [
            "%m = arith.divf %b, %columns : f32", "%d = arith.subf %a, %m : f32",
            "%q = arith.mulf %d, %d : f32", "%s = arith.addf %o, %q : f32", "linalg.yield %s : f32",
        ], self.fill([rows]), both[1])
        return self.generic([x, sums, squares, weight, bias], ["i, j", "i", "i", "j", "j", "i, j"], both[0], [
            "%m = arith.divf %b, %columns : f32", "%y = arith.subf %a, %m : f32",
            "%w = arith.divf %c, %columns : f32", "%z = arith.addf %w, %epsilon : f32",
            "%n = math.rsqrt %z : f32", "%g = arith.mulf %y, %n : f32", "%h = arith.mulf %g, %d : f32",
            "%r = arith.addf %h, %e : f32", "linalg.yield %r : f32",
        ], self.empty(x[1]))

    def gelu(self, x):
        return self.rows(x, [
            "%s = arith.mulf %a, %root : f32", "%e = math.erf %s : f32", "%p = arith.addf %e, %one : f32",
            "%h = arith.mulf %a, %half : f32", "%r = arith.mulf %h, %p : f32", "linalg.yield %r : f32"])


def layer(b, shape, x, mask, p):
    """One layer. `p`: its parameters, by their names within it."""
    t, h, d = shape.tokens, shape.heads, shape.head

    def dense(value, name):
        return b.linear(value, p[name + ".weight"], p[name + ".bias"])

    def norm(value, name):
        return b.norm(value, p[name + ".weight"], p[name + ".bias"])

    def split(value):
        wide = [t, h, d]
        return b.emit(
            f"tensor.expand_shape {value[0]} [[0], [1, 2]] output_shape [{t}, {h}, {d}] : "
            f"{tensor(value[1])} into {tensor(wide)}", wide)

    q, k, v = (split(dense(x, f"attention.self.{part}")) for part in ("query", "key", "value"))
    scores = b.product(q, k, ["i, h, d", "j, h, d", "h, i, j"], ["h", "i", "j", "d"], [h, t, t], "d")
    # What is not a token is out of everybody's sight.
    scores = b.generic([scores, mask], ["h, i, j", "j", "h, i, j"], ["h", "i", "j"], [
        "%s = arith.mulf %a, %scale : f32", "%m = arith.subf %b, %one : f32",
        "%n = arith.mulf %m, %far : f32", "%r = arith.addf %s, %n : f32", "linalg.yield %r : f32",
    ], b.empty([h, t, t]))
    out = b.empty([h, t, t])
    chances = b.emit(
        f"linalg.softmax dimension(2) ins({scores[0]} : {tensor(scores[1])})"
        f" outs({out[0]} : {tensor(out[1])}) -> {tensor(out[1])}", out[1])
    seen = b.product(
        chances, v, ["h, i, j", "j, h, d", "i, h, d"], ["i", "h", "d", "j"], [t, h, d], "j")
    seen = b.emit(
        f"tensor.collapse_shape {seen[0]} [[0], [1, 2]] : {tensor(seen[1])} into {tensor(x[1])}", x[1])
    x = norm(b.add(dense(seen, "attention.output.dense"), x), "attention.output.LayerNorm")
    inner = b.gelu(dense(x, "intermediate.dense"))
    return norm(b.add(dense(inner, "output.dense"), x), "output.LayerNorm")


def text(shape, scope=None, dynamic=False):
    """The program: `main` takes token numbers, and 1 for each that is one and 0 for each that is not."""
    prefix = f'"{scope}"::' if scope else ""
    t, n = shape.tokens, shape.hidden
    named = shape.of_embeddings() if dynamic else shape.parameters()
    head, b = [], Body()

    def load(names, aliases):
        values = {}
        for name, alias in zip(names, aliases):
            kind = tensor(names[name])
            symbol = "@" + name.replace(".", "_")
            head.append(f'util.global private {symbol} = #flow.parameter.named<{prefix}"{name}"> : {kind}')
            values[alias] = b.emit(f"util.global.load {symbol} : {kind}", names[name])
        return values

    constants = {
        "zero": 0.0, "one": 1.0, "half": 0.5, "root": 0.5 ** 0.5, "columns": float(n), "epsilon": 1e-12,
        "scale": shape.head ** -0.5, "far": 1e9, "least": 1e-9,
    }
    for name, value in constants.items():
        b.lines.append(f"  %{name} = arith.constant {value:.9e} : f32")
    tokens, mask = ("%tokens", [t], "i32"), ("%mask", [t])
    p = load(shape.of_embeddings(), shape.of_embeddings())
    words, positions = p["embeddings.word_embeddings.weight"], p["embeddings.position_embeddings.weight"]
    x = b.generic([tokens], ["i", "i, j"], ["i", "j"], [
        "%w = arith.index_cast %a : i32 to index", "%i = linalg.index 0 : index", "%j = linalg.index 1 : index",
        f"%e = tensor.extract {words[0]}[%w, %j] : {tensor(words[1])}",
        f"%p = tensor.extract {positions[0]}[%i, %j] : {tensor(positions[1])}",
        "%r = arith.addf %e, %p : f32", "linalg.yield %r : f32",
    ], b.empty([t, n]))
    x = b.norm(x, p["embeddings.LayerNorm.weight"], p["embeddings.LayerNorm.bias"])
    if dynamic:
        b.lines += [
            "  %c0 = arith.constant 0 : index", "  %c1 = arith.constant 1 : index",
            f"  %layers = arith.constant {shape.layers} : index", "  %start = arith.constant 0 : i64",
            f"  %out = scf.for %k = %c0 to %layers step %c1 iter_args(%x = {x[0]}) -> {tensor(x[1])} {{",
        ]
        values = {}
        where = ""
        if scope:
            b.lines.append(f'  %scope = util.buffer.constant : !util.buffer = "{scope}"')
            where = "%scope::"
        for name, size in shape.of_layer().items():
            key = b.name()
            b.lines.append(
                f'  {key} = util.string.format "encoder.layer.{{}}.{name}"(%k) : (index) -> !util.buffer')
            values[name] = b.emit(f"flow.parameter.load {where}{key}[%start] : {tensor(size)}", size)
        y = layer(b, shape, ("%x", x[1]), mask, values)
        b.lines += [f"  scf.yield {y[0]} : {tensor(y[1])}", "  }"]
        x = ("%out", x[1])
    else:
        for k in range(shape.layers):
            names = {f"encoder.layer.{k}.{name}": size for name, size in shape.of_layer().items()}
            x = layer(b, shape, x, mask, load(names, shape.of_layer()))
    # The mean over the tokens, and then its length: the number of tokens makes no difference to it.
    total = b.generic([x, mask], ["i, j", "i", "j"], ["j", "i"], [
        "%p = arith.mulf %a, %b : f32", "%s = arith.addf %o, %p : f32", "linalg.yield %s : f32",
    ], b.fill([n]), ["parallel", "reduction"])
    count = b.generic([mask], ["i", ""], ["i"], [
        "%s = arith.addf %o, %a : f32", "linalg.yield %s : f32"], b.fill([]), ["reduction"])
    mean = b.generic([total, count], ["j", "", "j"], ["j"], [
        "%c = arith.maximumf %b, %least : f32", "%r = arith.divf %a, %c : f32", "linalg.yield %r : f32",
    ], b.empty([n]))
    square = b.generic([mean], ["j", ""], ["j"], [
        "%q = arith.mulf %a, %a : f32", "%s = arith.addf %o, %q : f32", "linalg.yield %s : f32",
    ], b.fill([]), ["reduction"])
    unit = b.generic([mean, square], ["j", "", "j"], ["j"], [
        "%l = math.sqrt %b : f32", "%m = arith.maximumf %l, %least : f32", "%r = arith.divf %a, %m : f32",
        "linalg.yield %r : f32",
    ], b.empty([n]))
    return "\n".join(head) + (
        f"\nutil.func public @main(%tokens: {tensor([t], 'i32')}, %mask: {tensor([t])}) -> {tensor([n])} {{\n"
        + "\n".join(b.lines) + f"\n  util.return {unit[0]} : {tensor([n])}\n}}\n")
