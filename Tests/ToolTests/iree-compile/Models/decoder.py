"""Writes small random weights of a decoder, and what it generates, computed in double precision.

    python3 decoder.py

weights.safetensors has the architecture of llama: matrices are blocks of 32 numbers (a scale of type f16, and 32 of type i8),
as Q8_0 is in GGUF. ids.npy and logits.npy are what decoder.mlir returns for the prompt 3, 11, 5 and a count of 4.
"""

import json
import math
import struct

LAYERS, WIDTH, HEADS, GROUPS, INNER, WORDS, LENGTH = 2, 64, 4, 2, 96, 21, 12
SIZE = WIDTH // HEADS
PROMPT, COUNT = [3, 11, 5], 4

state = 12345


def draw():
    """A number from -1 to 1."""
    global state
    state = (state * 1103515245 + 12345) % (1 << 31)
    return state / (1 << 30) - 1


tensors, values = {}, {}


def matrix(name, rows, columns, scale):
    data, numbers = b"", []
    for _ in range(rows):
        row = []
        for _ in range(columns // 32):
            step = struct.unpack("<e", struct.pack("<e", scale * (1.5 + draw() / 2) / 127))[0]
            integers = [round(127 * draw()) for _ in range(32)]
            data += struct.pack("<e32b", step, *integers)
            row += [step * i for i in integers]
        numbers.append(row)
    tensors[name] = ("I8", [rows, columns // 32, 34], data)
    values[name] = numbers


def vector(name, count):
    numbers = [struct.unpack("<f", struct.pack("<f", 1 + draw() / 4))[0] for _ in range(count)]
    tensors[name] = ("F32", [count], struct.pack(f"<{count}f", *numbers))
    values[name] = numbers


def create():
    tensors["config"] = ("I64", [2], struct.pack("<2q", LAYERS, WIDTH))
    matrix("token_embd.weight", WORDS, WIDTH, 1)
    vector("output_norm.weight", WIDTH)
    for i in range(LAYERS):
        for name, rows, columns in (
                ("attn_q", WIDTH, WIDTH), ("attn_k", GROUPS * SIZE, WIDTH), ("attn_v", GROUPS * SIZE, WIDTH),
                ("attn_output", WIDTH, WIDTH), ("ffn_gate", INNER, WIDTH), ("ffn_up", INNER, WIDTH),
                ("ffn_down", WIDTH, INNER)):
            matrix(f"blk.{i}.{name}.weight", rows, columns, 1.5 / math.sqrt(columns))
        for name in ("attn_norm", "ffn_norm"):
            vector(f"blk.{i}.{name}.weight", WIDTH)


def save():
    header, data = {}, b""
    for name, (kind, shape, content) in tensors.items():
        header[name] = {"dtype": kind, "shape": shape, "data_offsets": [len(data), len(data) + len(content)]}
        data += content
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open("weights.safetensors", "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def product(name, x):
    return [sum(a * b for a, b in zip(row, x)) for row in values[name]]


def normalized(x, name):
    scale = 1 / math.sqrt(sum(v * v for v in x) / len(x) + 1e-5)
    return [v * scale * g for v, g in zip(x, values[name])]


def rotated(x, position):
    """Pairs of neighbors."""
    out = list(x)
    for i in range(0, len(x), 2):
        angle = position * 1e5 ** (-(i % SIZE) / SIZE)
        cosine, sine = math.cos(angle), math.sin(angle)
        out[i], out[i + 1] = x[i] * cosine - x[i + 1] * sine, x[i] * sine + x[i + 1] * cosine
    return out


def attended(q, keys, rows):
    out = []
    for head in range(HEADS):
        at = head // (HEADS // GROUPS) * SIZE
        own = q[head * SIZE:(head + 1) * SIZE]
        scores = [sum(a * b for a, b in zip(own, k[at:at + SIZE])) / math.sqrt(SIZE) for k in keys]
        weights = [math.exp(s - max(scores)) for s in scores]
        for i in range(SIZE):
            out.append(sum(w * r[at + i] for w, r in zip(weights, rows)) / sum(weights))
    return out


def step(token, position, caches):
    x = values["token_embd.weight"][token]
    for i, (keys, rows) in enumerate(caches):
        block = f"blk.{i}."
        h = normalized(x, block + "attn_norm.weight")
        keys.append(rotated(product(block + "attn_k.weight", h), position))
        rows.append(product(block + "attn_v.weight", h))
        a = attended(rotated(product(block + "attn_q.weight", h), position), keys, rows)
        x = [u + v for u, v in zip(x, product(block + "attn_output.weight", a))]
        h = normalized(x, block + "ffn_norm.weight")
        inner = [
            g / (1 + math.exp(-g)) * u
            for g, u in zip(product(block + "ffn_gate.weight", h), product(block + "ffn_up.weight", h))]
        x = [u + v for u, v in zip(x, product(block + "ffn_down.weight", inner))]
    return product("token_embd.weight", normalized(x, "output_norm.weight"))


def array(path, kind, code, numbers):
    text = f"{{'descr': '{kind}', 'fortran_order': False, 'shape': ({len(numbers)},), }}"
    text += " " * (63 - (len(text) + 10) % 64) + "\n"
    with open(path, "wb") as file:
        file.write(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(text)) + text.encode())
        file.write(struct.pack(f"<{len(numbers)}{code}", *numbers))


create()
save()
ids, caches, logits = list(PROMPT), [([], []) for _ in range(LAYERS)], []
for position in range(len(PROMPT) + COUNT - 1):
    logits = step(ids[position], position, caches)
    if position + 1 == len(ids):
        ids.append(logits.index(max(logits)))
array("ids.npy", "<i4", "i", ids + [0] * (LENGTH - len(ids)))
array("logits.npy", "<f4", "f", logits)
ranked = sorted(logits)
print(f"{' '.join(map(str, ids))}; largest {ranked[-1]:.4f}, next {ranked[-2]:.4f}, least {ranked[0]:.4f}")
