// RUN: iree-opt --iree-stream-split-parameter-encoder='max-encoding-growth-factor=1.3'
// The parameter encoder with the option `max-encoding-growth-factor=1.3`.

// A parameter may grow up to the factor; its size is padded to the alignment.
util.global private @g : !stream.resource<constant>
util.initializer {
  %c0 = arith.constant 0 : index
  %c1024 = arith.constant 1024 : index
  %seven = arith.constant 7 : i32
  %p = stream.async.constant : !stream.resource<constant>{%c1024} = #stream.parameter.named<"m"::"k"> : tensor<1024xi8>
  %c1300 = arith.constant 1300 : index
  %room = stream.async.splat %seven : i32 -> !stream.resource<constant>{%c1300}
  %out = stream.async.update %p, %room[%c0 to %c1024] : !stream.resource<constant>{%c1024} -> %room as !stream.resource<constant>{%c1300}
  util.global.store %out, @g : !stream.resource<constant>
  util.return
}
// OUTPUT:
module @encoder attributes {iree.reflection = {iree.encode.version = 1 : i32, iree.tool = "iree-encode-parameters"}} {
  util.func public @__encode_parameter_detect_target(%arg0: !util.list<!hal.device>) -> !util.buffer attributes {iree.reflection = {iree.encode.function = "detect_target"}} {
    %buffer_cst = util.buffer.constant : !util.buffer = "all"
    util.return %buffer_cst : !util.buffer
  }
  util.func public @__encode_parameter_indices_all() -> !util.list<?> attributes {iree.reflection = {iree.encode.function = "indices", iree.encode.target = "all"}} {
    %buffer_cst = util.buffer.constant : !util.buffer = ""
    %c1_i64 = arith.constant 1 : i64
    %buffer_cst_0 = util.buffer.constant : !util.buffer = "parameter0"
    %0 = util.null : !util.buffer
    %c1344_i64 = arith.constant 1344 : i64
    %c64_i64 = arith.constant 64 : i64
    %1 = util.list.construct [%c1_i64 : i64, %buffer_cst_0 : !util.buffer, %0 : !util.buffer, %c1344_i64 : i64, %c64_i64 : i64] : !util.list<?>
    %2 = util.list.construct [%1 : !util.list<?>] : !util.list<?>
    %3 = util.list.construct [%buffer_cst : !util.buffer, %2 : !util.list<?>] : !util.list<?>
    %4 = util.list.construct [%3 : !util.list<?>] : !util.list<?>
    util.return %4 : !util.list<?>
  }
  util.func public @__encode_parameter_steps_all() -> !util.list<?> attributes {iree.reflection = {iree.encode.function = "steps", iree.encode.target = "all"}} {
    %0 = stream.context.resolve on(#hal.device.promise<@__device_0>) : !hal.device
    %fence = hal.fence.create device(%0 : !hal.device) flags("None") : !hal.fence
    %fence_0 = hal.fence.create device(%0 : !hal.device) flags("None") : !hal.fence
    %buffer_cst = util.buffer.constant : !util.buffer = "step0"
    %c0_i64 = arith.constant 0 : i64
    %c1300_i64 = arith.constant 1300 : i64
    %1 = util.list.construct [%c0_i64 : i64, %fence : !hal.fence, %fence_0 : !hal.fence, %buffer_cst : !util.buffer, %c0_i64 : i64, %c1300_i64 : i64] : !util.list<?>
    %2 = util.list.construct [%1 : !util.list<?>] : !util.list<?>
    util.return %2 : !util.list<?>
  }
  util.func public @__encode_parameters_all(%arg0: !util.list<?>, %arg1: !hal.fence, %arg2: !hal.fence) attributes {iree.reflection = {iree.abi.model = "coarse-fences", iree.encode.function = "encode", iree.encode.target = "all"}} {
    %0 = stream.timepoint.import on(#hal.device.promise<@__device_0>) %arg1 : (!hal.fence) => !stream.timepoint
    %c1300 = arith.constant 1300 : index
    %1:2 = stream.resource.pack on(#hal.device.promise<@__device_0>) slices({
      [0, 0] = %c1300
    }) : index
    %result, %result_timepoint = stream.resource.alloca uninitialized on(#hal.device.promise<@__device_0>) await(%0) => !stream.resource<transient>{%1#0} => !stream.timepoint
    %2 = stream.timepoint.await %result_timepoint => %result : !stream.resource<transient>{%1#0}
    %c7_i32 = arith.constant 7 : i32
    %3 = stream.async.splat %c7_i32 : i32 -> !stream.resource<constant>{%c1300}
    %c0 = arith.constant 0 : index
    %c1024 = arith.constant 1024 : index
    %buffer_cst = util.buffer.constant : !util.buffer = "m"
    %buffer_cst_0 = util.buffer.constant : !util.buffer = "k"
    %c0_i64 = arith.constant 0 : i64
    %result_1, %result_timepoint_2 = stream.async.parameter.load on(#hal.device.promise<@__device_0>) await(%0) %buffer_cst::%buffer_cst_0[%c0_i64] : !stream.resource<constant>{%c1024} => !stream.timepoint
    %4 = stream.timepoint.await %result_timepoint_2 => %result_1 : !stream.resource<constant>{%c1024}
    %5 = stream.async.update %4, %3[%c0 to %c1024] : !stream.resource<constant>{%c1024} -> %3 as !stream.resource<constant>{%c1300}
    %6 = arith.addi %1#1, %c1300 : index
    %7 = stream.async.update on(#hal.device.promise<@__device_0>) %5, %2[%1#1 to %6] : !stream.resource<constant>{%c1300} -> %2 as !stream.resource<transient>{%1#0}
    %result_3, %result_timepoint_4 = stream.timepoint.barrier on(#hal.device.promise<@__device_0>) %7 : !stream.resource<transient>{%1#0} => !stream.timepoint
    %buffer_cst_5 = util.buffer.constant : !util.buffer = "parameter0"
    %buffer_cst_6 = util.buffer.constant : !util.buffer = ""
    %result_7, %result_timepoint_8 = stream.async.parameter.scatter on(#hal.device.promise<@__device_0>) await(%result_timepoint_4) {
      %result_3[%1#1 to %6 for %c1300] : !stream.resource<transient>{%1#0} -> %buffer_cst_6::%buffer_cst_5[%c0_i64]
    } : !stream.resource<transient> => !stream.timepoint
    %8 = stream.timepoint.join max(%result_timepoint_8) => !stream.timepoint
    %9 = stream.resource.dealloca on(#hal.device.promise<@__device_0>) await(%8) => %result_7 : !stream.resource<transient>{%1#0} => !stream.timepoint
    stream.timepoint.chain_external on(#hal.device.promise<@__device_0>) %9 => (%arg2 : !hal.fence)
    util.return
  }
}

module {
  util.global private @g : !stream.resource<constant>
  util.initializer {
    %c1344 = arith.constant 1344 : index
    %c0 = arith.constant 0 : index
    %c1300 = arith.constant 1300 : index
    %cst = stream.async.constant : !stream.resource<constant>{%c1344} = #stream.parameter.named<""::"parameter0"> : tensor<1344xi8>
    %0 = stream.resource.subview %cst[%c0] : !stream.resource<constant>{%c1344} -> !stream.resource<constant>{%c1300}
    util.global.store %0, @g : !stream.resource<constant>
    util.return
  }
}
// -----
// The alignment is that of the program's resource configuration.
#limits = #stream.resource_config<{max_allocation_size = 4096, min_buffer_offset_alignment = 16, min_buffer_range_alignment = 4}>
module attributes {stream.resources = #limits} {
util.global private @g : !stream.resource<constant>
util.initializer {
  %c0 = arith.constant 0 : index
  %c1024 = arith.constant 1024 : index
  %seven = arith.constant 7 : i32
  %p = stream.async.constant : !stream.resource<constant>{%c1024} = #stream.parameter.named<"m"::"k"> : tensor<1024xi8>
  %c1300 = arith.constant 1300 : index
  %room = stream.async.splat %seven : i32 -> !stream.resource<constant>{%c1300}
  %out = stream.async.update %p, %room[%c0 to %c1024] : !stream.resource<constant>{%c1024} -> %room as !stream.resource<constant>{%c1300}
  util.global.store %out, @g : !stream.resource<constant>
  util.return
}
}
// OUTPUT:
module @encoder attributes {iree.reflection = {iree.encode.version = 1 : i32, iree.tool = "iree-encode-parameters"}} {
  util.func public @__encode_parameter_detect_target(%arg0: !util.list<!hal.device>) -> !util.buffer attributes {iree.reflection = {iree.encode.function = "detect_target"}} {
    %buffer_cst = util.buffer.constant : !util.buffer = "all"
    util.return %buffer_cst : !util.buffer
  }
  util.func public @__encode_parameter_indices_all() -> !util.list<?> attributes {iree.reflection = {iree.encode.function = "indices", iree.encode.target = "all"}} {
    %buffer_cst = util.buffer.constant : !util.buffer = ""
    %c1_i64 = arith.constant 1 : i64
    %buffer_cst_0 = util.buffer.constant : !util.buffer = "parameter0"
    %0 = util.null : !util.buffer
    %c1300_i64 = arith.constant 1300 : i64
    %c16_i64 = arith.constant 16 : i64
    %1 = util.list.construct [%c1_i64 : i64, %buffer_cst_0 : !util.buffer, %0 : !util.buffer, %c1300_i64 : i64, %c16_i64 : i64] : !util.list<?>
    %2 = util.list.construct [%1 : !util.list<?>] : !util.list<?>
    %3 = util.list.construct [%buffer_cst : !util.buffer, %2 : !util.list<?>] : !util.list<?>
    %4 = util.list.construct [%3 : !util.list<?>] : !util.list<?>
    util.return %4 : !util.list<?>
  }
  util.func public @__encode_parameter_steps_all() -> !util.list<?> attributes {iree.reflection = {iree.encode.function = "steps", iree.encode.target = "all"}} {
    %0 = stream.context.resolve on(#hal.device.promise<@__device_0>) : !hal.device
    %fence = hal.fence.create device(%0 : !hal.device) flags("None") : !hal.fence
    %fence_0 = hal.fence.create device(%0 : !hal.device) flags("None") : !hal.fence
    %buffer_cst = util.buffer.constant : !util.buffer = "step0"
    %c0_i64 = arith.constant 0 : i64
    %c1300_i64 = arith.constant 1300 : i64
    %1 = util.list.construct [%c0_i64 : i64, %fence : !hal.fence, %fence_0 : !hal.fence, %buffer_cst : !util.buffer, %c0_i64 : i64, %c1300_i64 : i64] : !util.list<?>
    %2 = util.list.construct [%1 : !util.list<?>] : !util.list<?>
    util.return %2 : !util.list<?>
  }
  util.func public @__encode_parameters_all(%arg0: !util.list<?>, %arg1: !hal.fence, %arg2: !hal.fence) attributes {iree.reflection = {iree.abi.model = "coarse-fences", iree.encode.function = "encode", iree.encode.target = "all"}} {
    %0 = stream.timepoint.import on(#hal.device.promise<@__device_0>) %arg1 : (!hal.fence) => !stream.timepoint
    %c1300 = arith.constant 1300 : index
    %1:2 = stream.resource.pack on(#hal.device.promise<@__device_0>) slices({
      [0, 0] = %c1300
    }) : index
    %result, %result_timepoint = stream.resource.alloca uninitialized on(#hal.device.promise<@__device_0>) await(%0) => !stream.resource<transient>{%1#0} => !stream.timepoint
    %2 = stream.timepoint.await %result_timepoint => %result : !stream.resource<transient>{%1#0}
    %c7_i32 = arith.constant 7 : i32
    %3 = stream.async.splat %c7_i32 : i32 -> !stream.resource<constant>{%c1300}
    %c0 = arith.constant 0 : index
    %c1024 = arith.constant 1024 : index
    %buffer_cst = util.buffer.constant : !util.buffer = "m"
    %buffer_cst_0 = util.buffer.constant : !util.buffer = "k"
    %c0_i64 = arith.constant 0 : i64
    %result_1, %result_timepoint_2 = stream.async.parameter.load on(#hal.device.promise<@__device_0>) await(%0) %buffer_cst::%buffer_cst_0[%c0_i64] : !stream.resource<constant>{%c1024} => !stream.timepoint
    %4 = stream.timepoint.await %result_timepoint_2 => %result_1 : !stream.resource<constant>{%c1024}
    %5 = stream.async.update %4, %3[%c0 to %c1024] : !stream.resource<constant>{%c1024} -> %3 as !stream.resource<constant>{%c1300}
    %6 = arith.addi %1#1, %c1300 : index
    %7 = stream.async.update on(#hal.device.promise<@__device_0>) %5, %2[%1#1 to %6] : !stream.resource<constant>{%c1300} -> %2 as !stream.resource<transient>{%1#0}
    %result_3, %result_timepoint_4 = stream.timepoint.barrier on(#hal.device.promise<@__device_0>) %7 : !stream.resource<transient>{%1#0} => !stream.timepoint
    %buffer_cst_5 = util.buffer.constant : !util.buffer = "parameter0"
    %buffer_cst_6 = util.buffer.constant : !util.buffer = ""
    %result_7, %result_timepoint_8 = stream.async.parameter.scatter on(#hal.device.promise<@__device_0>) await(%result_timepoint_4) {
      %result_3[%1#1 to %6 for %c1300] : !stream.resource<transient>{%1#0} -> %buffer_cst_6::%buffer_cst_5[%c0_i64]
    } : !stream.resource<transient> => !stream.timepoint
    %8 = stream.timepoint.join max(%result_timepoint_8) => !stream.timepoint
    %9 = stream.resource.dealloca on(#hal.device.promise<@__device_0>) await(%8) => %result_7 : !stream.resource<transient>{%1#0} => !stream.timepoint
    stream.timepoint.chain_external on(#hal.device.promise<@__device_0>) %9 => (%arg2 : !hal.fence)
    util.return
  }
}

module attributes {stream.resources = #stream.resource_config<{max_allocation_size = 4096, min_buffer_offset_alignment = 16, max_buffer_range = 0, min_buffer_range_alignment = 4, index_bits = 32, alias_mutable_bindings = 0, memory_model = Discrete}>} {
  util.global private @g : !stream.resource<constant>
  util.initializer {
    %c1300 = arith.constant 1300 : index
    %cst = stream.async.constant : !stream.resource<constant>{%c1300} = #stream.parameter.named<""::"parameter0"> : tensor<1300xi8>
    util.global.store %cst, @g : !stream.resource<constant>
    util.return
  }
}
