#!/usr/bin/env python3
"""Makes the weights of the two variants: small.safetensors and large.gguf, with the standard library alone."""

import json
import struct
from pathlib import Path


def tensors(layers, width):
    """Numbers with few digits, so that every order of adding them up gives the same."""
    result = {"config": ("I64", [2], struct.pack("<2q", layers, width))}
    for n in range(layers):
        weight = [((i * 3 + n) % 5 - 2) / 4 for i in range(width * width)]
        bias = [(i % 3 - 1) / 2 for i in range(width)]
        result[f"blk.{n}.weight"] = ("F32", [width, width], struct.pack(f"<{len(weight)}f", *weight))
        result[f"blk.{n}.bias"] = ("F32", [width], struct.pack(f"<{len(bias)}f", *bias))
    return result


def safetensors(path, all_tensors):
    header, data = {}, b""
    for name, (dtype, shape, content) in all_tensors.items():
        header[name] = {"dtype": dtype, "shape": shape, "data_offsets": [len(data), len(data) + len(content)]}
        data += content
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def gguf(path, all_tensors):
    types = {"F32": 0, "I64": 27}

    def string(text):
        return struct.pack("<Q", len(text)) + text.encode()

    infos, data = b"", b""
    for name, (dtype, shape, content) in all_tensors.items():
        infos += string(name) + struct.pack("<I", len(shape))
        infos += b"".join(struct.pack("<Q", size) for size in reversed(shape))
        infos += struct.pack("<IQ", types[dtype], len(data))
        data += content + bytes(-len(content) % 32)
    # The only entry of the metadata: general.alignment = 32.
    head = b"GGUF" + struct.pack("<IQQ", 3, len(all_tensors), 1)
    head += string("general.alignment") + struct.pack("<II", 4, 32) + infos
    path.write_bytes(head + bytes(-len(head) % 32) + data)


if __name__ == "__main__":
    here = Path(__file__).parent
    safetensors(here / "small.safetensors", tensors(layers=2, width=4))
    gguf(here / "large.gguf", tensors(layers=6, width=16))
