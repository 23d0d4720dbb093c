#!/usr/bin/env python3
"""Trains the digit classifier of this folder and writes it in two file formats.

Needs numpy and scikit-learn (which brings the images along). The seed is fixed: the same versions
of both on the same kind of processor give the same bytes.

    python3 train.py            # rewrites the files beside this script
    python3 train.py --check    # only reads them back, and compares answers and stored predictions
"""

import json
import struct
import sys
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
SEED = 20240607
HIDDEN = 32
EPOCHS = 120
BATCH = 32


def images():
    """The 1797 8x8 images, shuffled, as (train, test) pairs of inputs in 0...1 and labels."""
    from sklearn.datasets import load_digits

    digits = load_digits()
    order = np.random.default_rng(SEED).permutation(len(digits.target))
    x = (digits.data[order] / 16).astype(np.float32)
    y = digits.target[order]
    return (x[:1397], y[:1397]), (x[1397:], y[1397:])


def forward(tensors, x):
    """The whole model: logits = relu(x W0 + b0) W1 + b1."""
    hidden = np.maximum(x @ tensors["layer0.weight"] + tensors["layer0.bias"], 0)
    return hidden @ tensors["layer1.weight"] + tensors["layer1.bias"]


def train(x, y):
    """Plain mini-batch gradient descent with momentum and a little weight decay."""
    rng = np.random.default_rng(SEED + 1)
    tensors = {
        "layer0.weight": rng.normal(0, (2 / 64) ** 0.5, (64, HIDDEN)).astype(np.float32),
        "layer0.bias": np.zeros(HIDDEN, np.float32),
        "layer1.weight": rng.normal(0, (2 / HIDDEN) ** 0.5, (HIDDEN, 10)).astype(np.float32),
        "layer1.bias": np.zeros(10, np.float32),
    }
    speed = {name: np.zeros_like(value) for name, value in tensors.items()}
    onehot = np.eye(10, dtype=np.float32)[y]
    for epoch in range(EPOCHS):
        rate = np.float32(0.1 * 0.5 ** (epoch / 30))
        for rows in np.array_split(rng.permutation(len(x)), len(x) // BATCH):
            hidden = np.maximum(x[rows] @ tensors["layer0.weight"] + tensors["layer0.bias"], 0)
            logits = hidden @ tensors["layer1.weight"] + tensors["layer1.bias"]
            odds = np.exp(logits - logits.max(axis=1, keepdims=True))
            error = (odds / odds.sum(axis=1, keepdims=True) - onehot[rows]) / len(rows)
            back = (error @ tensors["layer1.weight"].T) * (hidden > 0)
            slope = {
                "layer0.weight": x[rows].T @ back,
                "layer0.bias": back.sum(axis=0),
                "layer1.weight": hidden.T @ error,
                "layer1.bias": error.sum(axis=0),
            }
            for name, value in tensors.items():
                decay = np.float32(1e-4) * value if name.endswith("weight") else 0
                speed[name] = np.float32(0.9) * speed[name] - rate * (slope[name] + decay)
                value += speed[name]
    return tensors


def write_safetensors(path, tensors, metadata):
    """u64 header length, a JSON header, then the tensors without gaps."""
    header, end = {"__metadata__": metadata}, 0
    for name, value in tensors.items():
        header[name] = {
            "dtype": "F32",
            "shape": list(value.shape),
            "data_offsets": [end, end + value.nbytes],
        }
        end += value.nbytes
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)  # so that the tensors start at a multiple of 8
    blob = b"".join(value.astype("<f4").tobytes() for value in tensors.values())
    path.write_bytes(struct.pack("<Q", len(text)) + text + blob)


def write_gguf(path, tensors, metadata):
    """GGUF version 3, all tensors F32, aligned to 32 bytes."""
    alignment = 32

    def string(text):
        return struct.pack("<Q", len(text.encode())) + text.encode()

    def value(item):
        if isinstance(item, str):
            return struct.pack("<I", 8) + string(item)
        if isinstance(item, float):
            return struct.pack("<If", 6, item)
        if isinstance(item, list):  # of strings
            return struct.pack("<IIQ", 9, 8, len(item)) + b"".join(map(string, item))
        return struct.pack("<II", 4, item)

    out = b"GGUF" + struct.pack("<IQQ", 3, len(tensors), len(metadata))
    for key, item in metadata.items():
        out += string(key) + value(item)
    blob = b""
    for name, tensor in tensors.items():
        # GGUF lists the fastest-moving dimension first.
        dims = tensor.shape[::-1]
        out += string(name) + struct.pack(f"<I{len(dims)}QIQ", len(dims), *dims, 0, len(blob))
        blob += tensor.astype("<f4").tobytes()
        blob += bytes(-len(blob) % alignment)
    path.write_bytes(out + bytes(-len(out) % alignment) + blob)


def read_safetensors(path):
    raw = path.read_bytes()
    (length,) = struct.unpack_from("<Q", raw)
    tensors = {}
    for name, entry in json.loads(raw[8 : 8 + length]).items():
        if name != "__metadata__":
            begin, end = (8 + length + offset for offset in entry["data_offsets"])
            tensors[name] = np.frombuffer(raw[begin:end], "<f4").reshape(entry["shape"])
    return tensors


def write_samples(path, x, predictions, labels):
    lines = [
        "# Test images the model never saw: label, the model's answer, then 64 pixels in 0...16",
        "# (row by row, as in the original data; the model takes them divided by 16).",
    ]
    for image, answer, label in zip(x, predictions, labels):
        lines.append(f"{label} {answer} " + " ".join(str(int(pixel * 16)) for pixel in image))
    path.write_text("\n".join(lines) + "\n")


def read_samples(path):
    rows = [line.split() for line in path.read_text().splitlines() if not line.startswith("#")]
    numbers = np.array(rows, dtype=np.int64)
    return numbers[:, 0], numbers[:, 1], (numbers[:, 2:] / 16).astype(np.float32)


def samples(labels, answers):
    """One rightly answered image of each digit, then one that the model gets wrong, if there is one."""
    chosen = [int(np.flatnonzero((labels == digit) & (answers == digit))[0]) for digit in range(10)]
    wrong = np.flatnonzero(labels != answers)
    return chosen + [int(index) for index in wrong[:1]]


def check():
    labels, expected, x = read_samples(HERE / "inputs.txt")
    answers = forward(read_safetensors(HERE / "digits.safetensors"), x).argmax(axis=1)
    if not np.array_equal(x, np.load(HERE / "inputs.npy")):
        sys.exit("inputs.npy and inputs.txt differ")
    if not np.array_equal(labels, np.load(HERE / "labels.npy")):
        sys.exit("labels.npy and inputs.txt differ")
    if not np.array_equal(answers, expected):
        sys.exit(f"the model answers {answers}, but inputs.txt expects {expected}")
    print(f"{len(x)} stored predictions agree, {(answers == labels).sum()} of them are right")


def main():
    (x, y), (test_x, test_y) = images()
    tensors = train(x, y)
    answers = forward(tensors, test_x).argmax(axis=1)
    accuracy = float((answers == test_y).mean())
    note = {
        "format": "numpy",
        "description": "logits = relu(x layer0.weight + layer0.bias) layer1.weight + layer1.bias",
        "accuracy": f"{accuracy:.4f} on {len(test_y)} images",
    }
    write_safetensors(HERE / "digits.safetensors", tensors, note)
    write_gguf(
        HERE / "digits.gguf",
        tensors,
        {
            "general.architecture": "mlp",
            "general.name": "8x8 digits",
            "general.description": note["description"],
            "general.alignment": 32,
            "mlp.input_length": 64,
            "mlp.hidden_length": HIDDEN,
            "mlp.test_accuracy": accuracy,
            "mlp.classes": [str(digit) for digit in range(10)],
        },
    )
    picked = samples(test_y, answers)
    write_samples(HERE / "inputs.txt", test_x[picked], answers[picked], test_y[picked])
    np.save(HERE / "inputs.npy", test_x[picked])
    np.save(HERE / "labels.npy", test_y[picked].astype(np.int32))
    print(f"test accuracy {accuracy:.2%} on {len(test_y)} images")
    check()


if __name__ == "__main__":
    check() if sys.argv[1:] == ["--check"] else main()
