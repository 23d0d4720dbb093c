"""A program that gathers many parameters into one buffer, in one call, and gives the whole buffer.

It is written in the compiler's last form, as calls of the runtime's modules: to compile as many separate
loads takes the compiler minutes.
"""

import array
import random
import struct

FLOATS = 64
"""In each parameter."""


def keys(count):
    return [f"p{k}" for k in range(count)]


def weights(count):
    """name -> (shape, bytes), f32; no two are the same."""
    return {
        name: ([FLOATS], array.array("f", (k + j / FLOATS for j in range(FLOATS))).tobytes())
        for k, name in enumerate(keys(count))
    }


def text(count, in_order=True):
    """`main` takes nothing. In the order of the file, or in some other."""
    names = keys(count)
    if not in_order:
        random.Random(count).shuffle(names)
    size = FLOATS * 4
    table, spans, place = [], [], 0
    for k, name in enumerate(names):
        table += [place, len(name)]
        spans += [0, k * size, size]
        place += len(name)

    def rodata(name, values, kind, code):
        data = struct.pack(f"<{len(values)}{code}", *values).hex().upper()
        return f'  vm.rodata private @{name} <alignment = 16> dense<"0x{data}"> : vector<{len(values)}x{kind}>\n'

    device, fence, buffer = "!vm.ref<!hal.device>", "!vm.ref<!hal.fence>", "!vm.ref<!hal.buffer>"
    allocator, view = "!vm.ref<!hal.allocator>", "!vm.ref<!hal.buffer_view>"
    tables = ", ".join(["!vm.buffer"] * 3)
    return f"""
vm.module public @module {{
  vm.import private @hal.devices.get(%index : i32) -> {device}
  vm.import private @hal.device.allocator(%device : {device}) -> {allocator}
  vm.import private @hal.allocator.allocate(%allocator : {allocator}, %affinity : i64, %types : i32, %usage : i32, %size : i64) -> {buffer}
  vm.import private @hal.fence.create(%device : {device}, %flags : i64) -> {fence}
  vm.import private @hal.fence.await(%timeout : i32, %flags : i64, %fences : {fence} ...) -> i32 attributes {{vm.yield}}
  vm.import private @hal.buffer_view.create(%buffer : {buffer}, %offset : i64, %length : i64, %type : i32, %encoding : i32, %shape : i64 ...) -> {view}
  vm.import private @io_parameters.gather(%device : {device}, %affinity : i64, %wait : {fence}, %signal : {fence}, %scope : !vm.buffer, %target : {buffer}, %table : !vm.buffer, %data : !vm.buffer, %spans : !vm.buffer)
{rodata("table", table, "i32", "I")}{rodata("spans", spans, "i64", "Q")}{rodata("names", "".join(names).encode(), "i8", "B")}
  vm.export @main attributes {{iree.abi.stub, iree.reflection = {{iree.abi.declaration = "sync func @main() -> (%output0: tensor<{count * FLOATS}xf32>)"}}}}
  vm.func private @main() -> {view} attributes {{vm.unwind, vm.yield}} {{
    %c0 = vm.const.i32.zero
    %z = vm.const.i64.zero
    %ever = vm.const.i32 -1
    %any = vm.const.i64 -1
    %types = vm.const.i32 48
    %usage = vm.const.i32 527363
    %size = vm.const.i64 {count * size}
    %count = vm.const.i64 {count * FLOATS}
    %f32 = vm.const.i32 553648160
    %dense = vm.const.i32 1
    %none = vm.const.ref.zero : {fence}
    %scope = vm.const.ref.zero : !vm.buffer
    %table = vm.const.ref.rodata @table : !vm.buffer
    %names = vm.const.ref.rodata @names : !vm.buffer
    %spans = vm.const.ref.rodata @spans : !vm.buffer
    %device = vm.call @hal.devices.get(%c0) : (i32) -> {device}
    %allocator = vm.call @hal.device.allocator(%device) : ({device}) -> {allocator}
    %buffer = vm.call @hal.allocator.allocate(%allocator, %any, %types, %usage, %size) : ({allocator}, i64, i32, i32, i64) -> {buffer}
    %signal = vm.call @hal.fence.create(%device, %z) : ({device}, i64) -> {fence}
    vm.call @io_parameters.gather(%device, %any, %none, %signal, %scope, %buffer, %table, %names, %spans) : ({device}, i64, {fence}, {fence}, !vm.buffer, {buffer}, {tables}) -> ()
    vm.call.variadic.yieldable @hal.fence.await(%ever, %z, %signal) <segment_sizes = dense<[-1, -1, 1]> : vector<3xi16>, segment_types = [i32, i64, {fence}]> : (i32, i64, {fence}) -> ^bb1 (i32)
  ^bb1(%status: i32):
    vm.cond_br %status, ^bb3, ^bb2
  ^bb2:
    %view = vm.call.variadic @hal.buffer_view.create(%buffer, %z, %size, %f32, %dense, [%count]) : ({buffer}, i64, i64, i32, i32, i64 ...) -> {view}
    vm.return %view : {view}
  ^bb3:
    vm.fail %status, "the parameters were not gathered"
  }}
}}
"""
