"""The programs that `runtime.py` measures, and the weights that they look for."""

import array
import json
import random
import struct
from pathlib import Path

import encoder
import gather


def write_safetensors(path, tensors):
    """`tensors`: name -> (shape, bytes), all f32."""
    offset, header = 0, {}
    for name, (shape, data) in tensors.items():
        header[name] = {"dtype": "F32", "shape": shape, "data_offsets": [offset, offset + len(data)]}
        offset += len(data)
    text = json.dumps(header).encode()
    text += b" " * (-(8 + len(text)) % 64)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for _, data in tensors.values():
            file.write(data)


def weights(count):
    """Bytes of so many small numbers."""
    random.seed(count)
    block = array.array("f", (random.uniform(-0.05, 0.05) for _ in range(1 << 14))).tobytes()
    return (block * (count * 4 // len(block) + 1))[: count * 4]


def layer(name, i, o):
    return f"""
  %{name}e = tensor.empty() : tensor<1x{o}xf32>
  %{name}f = linalg.fill ins(%z : f32) outs(%{name}e : tensor<1x{o}xf32>) -> tensor<1x{o}xf32>
  %{name} = linalg.matmul ins(%IN, %W : tensor<1x{i}xf32>, tensor<{i}x{o}xf32>)
      outs(%{name}f : tensor<1x{o}xf32>) -> tensor<1x{o}xf32>"""


def mlp(sizes):
    text, body, value = "", "", "%x"
    for k, (i, o) in enumerate(zip(sizes, sizes[1:])):
        text += f'util.global private @w{k} = #flow.parameter.named<"model"::"w{k}"> : tensor<{i}x{o}xf32>\n'
        body += f"  %w{k} = util.global.load @w{k} : tensor<{i}x{o}xf32>"
        body += layer(f"m{k}", i, o).replace("%IN", value).replace("%W", f"%w{k}")
        body += f"\n  %r{k} = math.absf %m{k} : tensor<1x{o}xf32>\n"
        value = f"%r{k}"
    return (
        f"{text}func.func @main(%x: tensor<1x{sizes[0]}xf32>) -> tensor<1x{sizes[-1]}xf32> {{\n"
        f"  %z = arith.constant 0.0 : f32\n{body}  return {value} : tensor<1x{sizes[-1]}xf32>\n}}\n"
    )


LAYERS, WIDTH = 12, 1024
MLP = [1024, 4096, 4096, 1024]
BIG = 1 << 28
SMALL = 10_000


def layers(dynamic):
    """A stack of matrix products whose weights are found by keys of the loop's index, or by name."""
    size = f"tensor<{WIDTH}x{WIDTH}xf32>"
    step = layer("m", WIDTH, WIDTH)
    if dynamic:
        return f"""
util.func public @main(%x: tensor<1x{WIDTH}xf32>, %n: index) -> tensor<1x{WIDTH}xf32> {{
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %start = arith.constant 0 : i64
  %z = arith.constant 0.0 : f32
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%v = %x) -> tensor<1x{WIDTH}xf32> {{
    %key = util.string.format "blk.{{}}.w"(%i) : (index) -> !util.buffer
    %w = flow.parameter.load %key[%start] : {size}
    {step.replace("%IN", "%v").replace("%W", "%w")}
    scf.yield %m : tensor<1x{WIDTH}xf32>
  }}
  util.return %r : tensor<1x{WIDTH}xf32>
}}
"""
    text, body, value = "", "", "%x"
    for k in range(LAYERS):
        text += f'util.global private @w{k} = #flow.parameter.named<"blk.{k}.w"> : {size}\n'
        body += f"  %w{k} = util.global.load @w{k} : {size}"
        body += step.replace("%m", f"%m{k}_").replace("%IN", value).replace("%W", f"%w{k}") + "\n"
        value = f"%m{k}_"
    return (
        f"{text}util.func public @main(%x: tensor<1x{WIDTH}xf32>) -> tensor<1x{WIDTH}xf32> {{\n"
        f"  %z = arith.constant 0.0 : f32\n{body}  util.return {value} : tensor<1x{WIDTH}xf32>\n}}\n"
    )


SCALARS = """
func.func @empty() { return }
func.func @add(%a: i32, %b: i32) -> i32 { %0 = arith.addi %a, %b : i32 return %0 : i32 }
func.func @loop(%n: index) -> i64 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %one = arith.constant 1 : i64
  %three = arith.constant 3 : i64
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%a = %one) -> i64 {
    %k = arith.index_cast %i : index to i64
    %b = arith.xori %a, %k : i64
    %c = arith.muli %b, %three : i64
    %d = arith.addi %c, %k : i64
    %e = arith.shrui %d, %one : i64
    scf.yield %e : i64
  }
  return %r : i64
}
util.func private @step(%a: i64, %k: i64) -> i64 attributes {inlining_policy = #util.inline.never} {
  %0 = arith.addi %a, %k : i64
  util.return %0 : i64
}
func.func @calls(%n: index) -> i64 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %one = arith.constant 1 : i64
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%a = %one) -> i64 {
    %k = arith.index_cast %i : index to i64
    %b = util.call @step(%a, %k) : (i64, i64) -> i64
    scf.yield %b : i64
  }
  return %r : i64
}
"""

MUL = """
func.func @main(%a: tensor<4xf32>, %b: tensor<4xf32>) -> tensor<4xf32> {
  %0 = arith.mulf %a, %b : tensor<4xf32>
  return %0 : tensor<4xf32>
}
"""

ONE_OF_MANY = f"""
util.global private @w = #flow.parameter.named<"w"> : tensor<{BIG}xf32>
func.func @main(%i: index) -> f32 {{
  %w = util.global.load @w : tensor<{BIG}xf32>
  %v = tensor.extract %w[%i] : tensor<{BIG}xf32>
  return %v : f32
}}
"""

ENCODER = encoder.Shape()
AS_VM = ["--compile-from=vm"]


def interop(name):
    """A program of the interoperability tests."""
    return (Path(__file__).parent.parent / "Tests/InteropTests/Programs" / f"{name}.mlir").read_text()


PROGRAMS = {
    "scalars": lambda: (SCALARS, []),
    "mul": lambda: (MUL, []),
    "mlp": lambda: (mlp(MLP), []),
    "networks": lambda: (interop("networks"), []),
    "encoder": lambda: (encoder.text(ENCODER, "model"), []),
    "encoder-keys": lambda: (encoder.text(ENCODER, "model", dynamic=True), []),
    "layers": lambda: (layers(False), []),
    "layers-keys": lambda: (layers(True), []),
    "big": lambda: (ONE_OF_MANY, []),
    "gather": lambda: (gather.text(SMALL), AS_VM),
    "gather-mixed": lambda: (gather.text(SMALL, in_order=False), AS_VM),
}
"""name -> text, and flags of the compiler."""

WEIGHTS = {
    "mlp": lambda: {f"w{k}": ([i, o], weights(i * o)) for k, (i, o) in enumerate(zip(MLP, MLP[1:]))},
    "networks-model": lambda: {"w1": ([16, 32], weights(512)), "b1": ([32], weights(32))},
    "networks-head": lambda: {"w2": ([32, 16], weights(512))},
    "encoder": ENCODER.weights,
    "layers": lambda: {f"blk.{k}.w": ([WIDTH, WIDTH], weights(WIDTH * WIDTH)) for k in range(LAYERS)},
    "big": lambda: {"w": ([BIG], weights(BIG))},
    "small": lambda: gather.weights(SMALL),
}
"""file -> its tensors."""


def write_gguf(path, tensors):
    """`tensors`: name -> (shape, bytes), all f32. Version 3, with nothing but tensors in it."""
    def text(value):
        return struct.pack("<Q", len(value.encode())) + value.encode()

    header, offset = b"GGUF" + struct.pack("<IQQ", 3, len(tensors), 0), 0
    for name, (shape, data) in tensors.items():
        # From the inside out, type 0 for f32.
        header += text(name) + struct.pack(f"<I{len(shape)}QIQ", len(shape), *reversed(shape), 0, offset)
        offset += len(data) + -len(data) % 32
    with open(path, "wb") as file:
        file.write(header + bytes(-len(header) % 32))
        for _, data in tensors.values():
            file.write(data + bytes(-len(data) % 32))
