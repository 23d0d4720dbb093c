// RUN: iree-opt --iree-stream-split-parameter-encoder='output-scope=enc'
// The parameter encoder with the option `output-scope=enc`.

// The option `output-scope` names the scope of the new parameters.
util.global private @g : !stream.resource<constant>
util.initializer {
  %c0 = arith.constant 0 : index
  %c256 = arith.constant 256 : index
  %c1024 = arith.constant 1024 : index
  %seven = arith.constant 7 : i32
  %p = stream.async.constant : !stream.resource<constant>{%c1024} = #stream.parameter.named<"m"::"k"> : tensor<1024xi8>
  %out = stream.async.fill %seven, %p[%c0 to %c256 for %c256] : i32 -> %p as !stream.resource<constant>{%c1024}
  util.global.store %out, @g : !stream.resource<constant>
  util.return
}
// OUTPUT:
module @encoder attributes {iree.reflection = {iree.encode.version = 1 : i32, iree.tool = "iree-encode-parameters"}} {
  util.func public @__encode_parameter_detect_target(%arg0: !util.list<!hal.device>) -> !util.buffer attributes {iree.reflection = {iree.encode.function = "detect_target"}} {
    %buffer_cst = util.buffer.constant : !util.buffer = "all"
    util.return %buffer_cst : !util.buffer
  }
  util.func public @__encode_parameter_indices_all() -> !util.list<?> attributes {iree.reflection = {iree.encode.function = "indices", iree.encode.scopes = "enc", iree.encode.target = "all"}} {
    %buffer_cst = util.buffer.constant : !util.buffer = "enc"
    %c1_i64 = arith.constant 1 : i64
    %buffer_cst_0 = util.buffer.constant : !util.buffer = "parameter0"
    %0 = util.null : !util.buffer
    %c1024_i64 = arith.constant 1024 : i64
    %c64_i64 = arith.constant 64 : i64
    %1 = util.list.construct [%c1_i64 : i64, %buffer_cst_0 : !util.buffer, %0 : !util.buffer, %c1024_i64 : i64, %c64_i64 : i64] : !util.list<?>
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
    %c1024_i64 = arith.constant 1024 : i64
    %1 = util.list.construct [%c0_i64 : i64, %fence : !hal.fence, %fence_0 : !hal.fence, %buffer_cst : !util.buffer, %c0_i64 : i64, %c1024_i64 : i64] : !util.list<?>
    %2 = util.list.construct [%1 : !util.list<?>] : !util.list<?>
    util.return %2 : !util.list<?>
  }
  util.func public @__encode_parameters_all(%arg0: !util.list<?>, %arg1: !hal.fence, %arg2: !hal.fence) attributes {iree.reflection = {iree.abi.model = "coarse-fences", iree.encode.function = "encode", iree.encode.target = "all"}} {
    %0 = stream.timepoint.import on(#hal.device.promise<@__device_0>) %arg1 : (!hal.fence) => !stream.timepoint
    %c1024 = arith.constant 1024 : index
    %1:2 = stream.resource.pack on(#hal.device.promise<@__device_0>) slices({
      [0, 0] = %c1024
    }) : index
    %result, %result_timepoint = stream.resource.alloca uninitialized on(#hal.device.promise<@__device_0>) await(%0) => !stream.resource<transient>{%1#0} => !stream.timepoint
    %2 = stream.timepoint.await %result_timepoint => %result : !stream.resource<transient>{%1#0}
    %buffer_cst = util.buffer.constant : !util.buffer = "m"
    %buffer_cst_0 = util.buffer.constant : !util.buffer = "k"
    %c0_i64 = arith.constant 0 : i64
    %result_1, %result_timepoint_2 = stream.async.parameter.load on(#hal.device.promise<@__device_0>) await(%0) %buffer_cst::%buffer_cst_0[%c0_i64] : !stream.resource<constant>{%c1024} => !stream.timepoint
    %3 = stream.timepoint.await %result_timepoint_2 => %result_1 : !stream.resource<constant>{%c1024}
    %c0 = arith.constant 0 : index
    %c256 = arith.constant 256 : index
    %c7_i32 = arith.constant 7 : i32
    %4 = stream.async.fill %c7_i32, %3[%c0 to %c256 for %c256] : i32 -> %3 as !stream.resource<constant>{%c1024}
    %5 = arith.addi %1#1, %c1024 : index
    %6 = stream.async.update on(#hal.device.promise<@__device_0>) %4, %2[%1#1 to %5] : !stream.resource<constant>{%c1024} -> %2 as !stream.resource<transient>{%1#0}
    %result_3, %result_timepoint_4 = stream.timepoint.barrier on(#hal.device.promise<@__device_0>) %6 : !stream.resource<transient>{%1#0} => !stream.timepoint
    %buffer_cst_5 = util.buffer.constant : !util.buffer = "parameter0"
    %buffer_cst_6 = util.buffer.constant : !util.buffer = "enc"
    %result_7, %result_timepoint_8 = stream.async.parameter.scatter on(#hal.device.promise<@__device_0>) await(%result_timepoint_4) {
      %result_3[%1#1 to %5 for %c1024] : !stream.resource<transient>{%1#0} -> %buffer_cst_6::%buffer_cst_5[%c0_i64]
    } : !stream.resource<transient> => !stream.timepoint
    %7 = stream.timepoint.join max(%result_timepoint_8) => !stream.timepoint
    %8 = stream.resource.dealloca on(#hal.device.promise<@__device_0>) await(%7) => %result_7 : !stream.resource<transient>{%1#0} => !stream.timepoint
    stream.timepoint.chain_external on(#hal.device.promise<@__device_0>) %8 => (%arg2 : !hal.fence)
    util.return
  }
}

module {
  util.global private @g : !stream.resource<constant>
  util.initializer {
    %c1024 = arith.constant 1024 : index
    %cst = stream.async.constant : !stream.resource<constant>{%c1024} = #stream.parameter.named<"enc"::"parameter0"> : tensor<1024xi8>
    util.global.store %cst, @g : !stream.resource<constant>
    util.return
  }
}
