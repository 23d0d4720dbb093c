// RUN: iree-opt --iree-stream-split-parameter-encoder
// Results of one affinity share a parameter up to the maximum allocation size.

module attributes {stream.resources = #stream.resource_config<{max_allocation_size = 256, min_buffer_offset_alignment = 64, min_buffer_range_alignment = 64}>} {
  util.global private @g0 : !stream.resource<constant>
  util.initializer {
    %n = arith.constant 100 : index
    %p = stream.async.constant : !stream.resource<constant>{%n} = #stream.parameter.named<"k0"> : tensor<100xi8>
    util.global.store %p, @g0 : !stream.resource<constant>
    util.return
  }
  util.global private @g1 : !stream.resource<constant>
  util.initializer {
    %n = arith.constant 100 : index
    %p = stream.async.constant on(#hal.device.affinity<@here>) : !stream.resource<constant>{%n} = #stream.parameter.named<"k1"> : tensor<100xi8>
    util.global.store %p, @g1 : !stream.resource<constant>
    util.return
  }
  util.global private @g2 : !stream.resource<constant>
  util.initializer {
    %n = arith.constant 100 : index
    %p = stream.async.constant : !stream.resource<constant>{%n} = #stream.parameter.named<"k2"> : tensor<100xi8>
    util.global.store %p, @g2 : !stream.resource<constant>
    util.return
  }
  util.global private @g3 : !stream.resource<constant>
  util.initializer {
    %n = arith.constant 100 : index
    %p = stream.async.constant : !stream.resource<constant>{%n} = #stream.parameter.named<"k3"> : tensor<100xi8>
    util.global.store %p, @g3 : !stream.resource<constant>
    util.return
  }
  util.global private @g4 : !stream.resource<constant>
  util.initializer {
    %n = arith.constant 100 : index
    %p = stream.async.constant on(#hal.device.affinity<@here>) : !stream.resource<constant>{%n} = #stream.parameter.named<"k4"> : tensor<100xi8>
    util.global.store %p, @g4 : !stream.resource<constant>
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
    %c256_i64 = arith.constant 256 : i64
    %c64_i64 = arith.constant 64 : i64
    %1 = util.list.construct [%c1_i64 : i64, %buffer_cst_0 : !util.buffer, %0 : !util.buffer, %c256_i64 : i64, %c64_i64 : i64] : !util.list<?>
    %buffer_cst_1 = util.buffer.constant : !util.buffer = "parameter1"
    %2 = util.list.construct [%c1_i64 : i64, %buffer_cst_1 : !util.buffer, %0 : !util.buffer, %c256_i64 : i64, %c64_i64 : i64] : !util.list<?>
    %buffer_cst_2 = util.buffer.constant : !util.buffer = "parameter2"
    %c128_i64 = arith.constant 128 : i64
    %3 = util.list.construct [%c1_i64 : i64, %buffer_cst_2 : !util.buffer, %0 : !util.buffer, %c128_i64 : i64, %c64_i64 : i64] : !util.list<?>
    %4 = util.list.construct [%1 : !util.list<?>, %2 : !util.list<?>, %3 : !util.list<?>] : !util.list<?>
    %5 = util.list.construct [%buffer_cst : !util.buffer, %4 : !util.list<?>] : !util.list<?>
    %6 = util.list.construct [%5 : !util.list<?>] : !util.list<?>
    util.return %6 : !util.list<?>
  }
  util.func public @__encode_parameter_steps_all() -> !util.list<?> attributes {iree.reflection = {iree.encode.function = "steps", iree.encode.target = "all"}} {
    %0 = stream.context.resolve on(#hal.device.promise<@__device_0>) : !hal.device
    %fence = hal.fence.create device(%0 : !hal.device) flags("None") : !hal.fence
    %fence_0 = hal.fence.create device(%0 : !hal.device) flags("None") : !hal.fence
    %buffer_cst = util.buffer.constant : !util.buffer = "step0"
    %c0_i64 = arith.constant 0 : i64
    %c100_i64 = arith.constant 100 : i64
    %1 = util.list.construct [%c0_i64 : i64, %fence : !hal.fence, %fence_0 : !hal.fence, %buffer_cst : !util.buffer, %c0_i64 : i64, %c100_i64 : i64] : !util.list<?>
    %fence_1 = hal.fence.create device(%0 : !hal.device) flags("None") : !hal.fence
    %fence_2 = hal.fence.create device(%0 : !hal.device) flags("None") : !hal.fence
    %buffer_cst_3 = util.buffer.constant : !util.buffer = "step1"
    %2 = util.list.construct [%c0_i64 : i64, %fence_1 : !hal.fence, %fence_2 : !hal.fence, %buffer_cst_3 : !util.buffer, %c100_i64 : i64, %c100_i64 : i64] : !util.list<?>
    %fence_4 = hal.fence.create device(%0 : !hal.device) flags("None") : !hal.fence
    %fence_5 = hal.fence.create device(%0 : !hal.device) flags("None") : !hal.fence
    %buffer_cst_6 = util.buffer.constant : !util.buffer = "step2"
    %c200_i64 = arith.constant 200 : i64
    %3 = util.list.construct [%c0_i64 : i64, %fence_4 : !hal.fence, %fence_5 : !hal.fence, %buffer_cst_6 : !util.buffer, %c200_i64 : i64, %c100_i64 : i64] : !util.list<?>
    %fence_7 = hal.fence.create device(%0 : !hal.device) flags("None") : !hal.fence
    %fence_8 = hal.fence.create device(%0 : !hal.device) flags("None") : !hal.fence
    %buffer_cst_9 = util.buffer.constant : !util.buffer = "step3"
    %c300_i64 = arith.constant 300 : i64
    %4 = util.list.construct [%c0_i64 : i64, %fence_7 : !hal.fence, %fence_8 : !hal.fence, %buffer_cst_9 : !util.buffer, %c300_i64 : i64, %c100_i64 : i64] : !util.list<?>
    %fence_10 = hal.fence.create device(%0 : !hal.device) flags("None") : !hal.fence
    %fence_11 = hal.fence.create device(%0 : !hal.device) flags("None") : !hal.fence
    %buffer_cst_12 = util.buffer.constant : !util.buffer = "step4"
    %c400_i64 = arith.constant 400 : i64
    %5 = util.list.construct [%c0_i64 : i64, %fence_10 : !hal.fence, %fence_11 : !hal.fence, %buffer_cst_12 : !util.buffer, %c400_i64 : i64, %c100_i64 : i64] : !util.list<?>
    %6 = util.list.construct [%1 : !util.list<?>, %2 : !util.list<?>, %3 : !util.list<?>, %4 : !util.list<?>, %5 : !util.list<?>] : !util.list<?>
    util.return %6 : !util.list<?>
  }
  util.func public @__encode_parameters_all(%arg0: !util.list<?>, %arg1: !hal.fence, %arg2: !hal.fence) attributes {iree.reflection = {iree.abi.model = "coarse-fences", iree.encode.function = "encode", iree.encode.target = "all"}} {
    %0 = stream.timepoint.import on(#hal.device.promise<@__device_0>) %arg1 : (!hal.fence) => !stream.timepoint
    %c100 = arith.constant 100 : index
    %1:2 = stream.resource.pack on(#hal.device.promise<@__device_0>) slices({
      [0, 0] = %c100
    }) : index
    %result, %result_timepoint = stream.resource.alloca uninitialized on(#hal.device.promise<@__device_0>) await(%0) => !stream.resource<transient>{%1#0} => !stream.timepoint
    %2 = stream.timepoint.await %result_timepoint => %result : !stream.resource<transient>{%1#0}
    %buffer_cst = util.buffer.constant : !util.buffer = "k0"
    %c0_i64 = arith.constant 0 : i64
    %result_0, %result_timepoint_1 = stream.async.parameter.load on(#hal.device.promise<@__device_0>) await(%0) %buffer_cst[%c0_i64] : !stream.resource<constant>{%c100} => !stream.timepoint
    %3 = stream.timepoint.await %result_timepoint_1 => %result_0 : !stream.resource<constant>{%c100}
    %4 = arith.addi %1#1, %c100 : index
    %5 = stream.async.update on(#hal.device.promise<@__device_0>) %3, %2[%1#1 to %4] : !stream.resource<constant>{%c100} -> %2 as !stream.resource<transient>{%1#0}
    %result_2, %result_timepoint_3 = stream.timepoint.barrier on(#hal.device.promise<@__device_0>) %5 : !stream.resource<transient>{%1#0} => !stream.timepoint
    %buffer_cst_4 = util.buffer.constant : !util.buffer = "parameter0"
    %buffer_cst_5 = util.buffer.constant : !util.buffer = ""
    %result_6, %result_timepoint_7 = stream.async.parameter.scatter on(#hal.device.promise<@__device_0>) await(%result_timepoint_3) {
      %result_2[%1#1 to %4 for %c100] : !stream.resource<transient>{%1#0} -> %buffer_cst_5::%buffer_cst_4[%c0_i64]
    } : !stream.resource<transient> => !stream.timepoint
    %6 = stream.timepoint.join max(%result_timepoint_7) => !stream.timepoint
    %7 = stream.resource.dealloca on(#hal.device.promise<@__device_0>) await(%6) => %result_6 : !stream.resource<transient>{%1#0} => !stream.timepoint
    %result_8, %result_timepoint_9 = stream.resource.alloca uninitialized on(#hal.device.promise<@__device_0>) await(%7) => !stream.resource<transient>{%1#0} => !stream.timepoint
    %8 = stream.timepoint.await %result_timepoint_9 => %result_8 : !stream.resource<transient>{%1#0}
    %buffer_cst_10 = util.buffer.constant : !util.buffer = "k1"
    %result_11, %result_timepoint_12 = stream.async.parameter.load on(#hal.device.promise<@__device_0>) await(%7) %buffer_cst_10[%c0_i64] : !stream.resource<constant>{%c100} => !stream.timepoint
    %9 = stream.timepoint.await %result_timepoint_12 => %result_11 : !stream.resource<constant>{%c100}
    %10 = stream.async.update on(#hal.device.promise<@__device_0>) %9, %8[%1#1 to %4] : !stream.resource<constant>{%c100} -> %8 as !stream.resource<transient>{%1#0}
    %result_13, %result_timepoint_14 = stream.timepoint.barrier on(#hal.device.promise<@__device_0>) %10 : !stream.resource<transient>{%1#0} => !stream.timepoint
    %buffer_cst_15 = util.buffer.constant : !util.buffer = "parameter1"
    %result_16, %result_timepoint_17 = stream.async.parameter.scatter on(#hal.device.promise<@__device_0>) await(%result_timepoint_14) {
      %result_13[%1#1 to %4 for %c100] : !stream.resource<transient>{%1#0} -> %buffer_cst_5::%buffer_cst_15[%c0_i64]
    } : !stream.resource<transient> => !stream.timepoint
    %11 = stream.timepoint.join max(%result_timepoint_17) => !stream.timepoint
    %12 = stream.resource.dealloca on(#hal.device.promise<@__device_0>) await(%11) => %result_16 : !stream.resource<transient>{%1#0} => !stream.timepoint
    %result_18, %result_timepoint_19 = stream.resource.alloca uninitialized on(#hal.device.promise<@__device_0>) await(%12) => !stream.resource<transient>{%1#0} => !stream.timepoint
    %13 = stream.timepoint.await %result_timepoint_19 => %result_18 : !stream.resource<transient>{%1#0}
    %buffer_cst_20 = util.buffer.constant : !util.buffer = "k2"
    %result_21, %result_timepoint_22 = stream.async.parameter.load on(#hal.device.promise<@__device_0>) await(%12) %buffer_cst_20[%c0_i64] : !stream.resource<constant>{%c100} => !stream.timepoint
    %14 = stream.timepoint.await %result_timepoint_22 => %result_21 : !stream.resource<constant>{%c100}
    %15 = stream.async.update on(#hal.device.promise<@__device_0>) %14, %13[%1#1 to %4] : !stream.resource<constant>{%c100} -> %13 as !stream.resource<transient>{%1#0}
    %result_23, %result_timepoint_24 = stream.timepoint.barrier on(#hal.device.promise<@__device_0>) %15 : !stream.resource<transient>{%1#0} => !stream.timepoint
    %c128_i64 = arith.constant 128 : i64
    %result_25, %result_timepoint_26 = stream.async.parameter.scatter on(#hal.device.promise<@__device_0>) await(%result_timepoint_24) {
      %result_23[%1#1 to %4 for %c100] : !stream.resource<transient>{%1#0} -> %buffer_cst_5::%buffer_cst_4[%c128_i64]
    } : !stream.resource<transient> => !stream.timepoint
    %16 = stream.timepoint.join max(%result_timepoint_26) => !stream.timepoint
    %17 = stream.resource.dealloca on(#hal.device.promise<@__device_0>) await(%16) => %result_25 : !stream.resource<transient>{%1#0} => !stream.timepoint
    %result_27, %result_timepoint_28 = stream.resource.alloca uninitialized on(#hal.device.promise<@__device_0>) await(%17) => !stream.resource<transient>{%1#0} => !stream.timepoint
    %18 = stream.timepoint.await %result_timepoint_28 => %result_27 : !stream.resource<transient>{%1#0}
    %buffer_cst_29 = util.buffer.constant : !util.buffer = "k3"
    %result_30, %result_timepoint_31 = stream.async.parameter.load on(#hal.device.promise<@__device_0>) await(%17) %buffer_cst_29[%c0_i64] : !stream.resource<constant>{%c100} => !stream.timepoint
    %19 = stream.timepoint.await %result_timepoint_31 => %result_30 : !stream.resource<constant>{%c100}
    %20 = stream.async.update on(#hal.device.promise<@__device_0>) %19, %18[%1#1 to %4] : !stream.resource<constant>{%c100} -> %18 as !stream.resource<transient>{%1#0}
    %result_32, %result_timepoint_33 = stream.timepoint.barrier on(#hal.device.promise<@__device_0>) %20 : !stream.resource<transient>{%1#0} => !stream.timepoint
    %buffer_cst_34 = util.buffer.constant : !util.buffer = "parameter2"
    %result_35, %result_timepoint_36 = stream.async.parameter.scatter on(#hal.device.promise<@__device_0>) await(%result_timepoint_33) {
      %result_32[%1#1 to %4 for %c100] : !stream.resource<transient>{%1#0} -> %buffer_cst_5::%buffer_cst_34[%c0_i64]
    } : !stream.resource<transient> => !stream.timepoint
    %21 = stream.timepoint.join max(%result_timepoint_36) => !stream.timepoint
    %22 = stream.resource.dealloca on(#hal.device.promise<@__device_0>) await(%21) => %result_35 : !stream.resource<transient>{%1#0} => !stream.timepoint
    %result_37, %result_timepoint_38 = stream.resource.alloca uninitialized on(#hal.device.promise<@__device_0>) await(%22) => !stream.resource<transient>{%1#0} => !stream.timepoint
    %23 = stream.timepoint.await %result_timepoint_38 => %result_37 : !stream.resource<transient>{%1#0}
    %buffer_cst_39 = util.buffer.constant : !util.buffer = "k4"
    %result_40, %result_timepoint_41 = stream.async.parameter.load on(#hal.device.promise<@__device_0>) await(%22) %buffer_cst_39[%c0_i64] : !stream.resource<constant>{%c100} => !stream.timepoint
    %24 = stream.timepoint.await %result_timepoint_41 => %result_40 : !stream.resource<constant>{%c100}
    %25 = stream.async.update on(#hal.device.promise<@__device_0>) %24, %23[%1#1 to %4] : !stream.resource<constant>{%c100} -> %23 as !stream.resource<transient>{%1#0}
    %result_42, %result_timepoint_43 = stream.timepoint.barrier on(#hal.device.promise<@__device_0>) %25 : !stream.resource<transient>{%1#0} => !stream.timepoint
    %result_44, %result_timepoint_45 = stream.async.parameter.scatter on(#hal.device.promise<@__device_0>) await(%result_timepoint_43) {
      %result_42[%1#1 to %4 for %c100] : !stream.resource<transient>{%1#0} -> %buffer_cst_5::%buffer_cst_15[%c128_i64]
    } : !stream.resource<transient> => !stream.timepoint
    %26 = stream.timepoint.join max(%result_timepoint_45) => !stream.timepoint
    %27 = stream.resource.dealloca on(#hal.device.promise<@__device_0>) await(%26) => %result_44 : !stream.resource<transient>{%1#0} => !stream.timepoint
    stream.timepoint.chain_external on(#hal.device.promise<@__device_0>) %27 => (%arg2 : !hal.fence)
    util.return
  }
}

module attributes {stream.resources = #stream.resource_config<{max_allocation_size = 256, min_buffer_offset_alignment = 64, max_buffer_range = 0, min_buffer_range_alignment = 64, index_bits = 32, alias_mutable_bindings = 0, memory_model = Discrete}>} {
  util.global private @g0 : !stream.resource<constant>
  util.initializer {
    %c256 = arith.constant 256 : index
    %c0 = arith.constant 0 : index
    %c100 = arith.constant 100 : index
    %cst = stream.async.constant : !stream.resource<constant>{%c256} = #stream.parameter.named<""::"parameter0"> : tensor<256xi8>
    %0 = stream.resource.subview %cst[%c0] : !stream.resource<constant>{%c256} -> !stream.resource<constant>{%c100}
    util.global.store %0, @g0 : !stream.resource<constant>
    util.return
  }
  util.global private @g1 : !stream.resource<constant>
  util.initializer {
    %c256 = arith.constant 256 : index
    %c0 = arith.constant 0 : index
    %c100 = arith.constant 100 : index
    %cst = stream.async.constant on(#hal.device.affinity<@here>) : !stream.resource<constant>{%c256} = #stream.parameter.named<""::"parameter1"> : tensor<256xi8>
    %0 = stream.resource.subview %cst[%c0] : !stream.resource<constant>{%c256} -> !stream.resource<constant>{%c100}
    util.global.store %0, @g1 : !stream.resource<constant>
    util.return
  }
  util.global private @g2 : !stream.resource<constant>
  util.initializer {
    %c256 = arith.constant 256 : index
    %c128 = arith.constant 128 : index
    %c100 = arith.constant 100 : index
    %cst = stream.async.constant : !stream.resource<constant>{%c256} = #stream.parameter.named<""::"parameter0"> : tensor<256xi8>
    %0 = stream.resource.subview %cst[%c128] : !stream.resource<constant>{%c256} -> !stream.resource<constant>{%c100}
    util.global.store %0, @g2 : !stream.resource<constant>
    util.return
  }
  util.global private @g3 : !stream.resource<constant>
  util.initializer {
    %c128 = arith.constant 128 : index
    %c0 = arith.constant 0 : index
    %c100 = arith.constant 100 : index
    %cst = stream.async.constant : !stream.resource<constant>{%c128} = #stream.parameter.named<""::"parameter2"> : tensor<128xi8>
    %0 = stream.resource.subview %cst[%c0] : !stream.resource<constant>{%c128} -> !stream.resource<constant>{%c100}
    util.global.store %0, @g3 : !stream.resource<constant>
    util.return
  }
  util.global private @g4 : !stream.resource<constant>
  util.initializer {
    %c256 = arith.constant 256 : index
    %c128 = arith.constant 128 : index
    %c100 = arith.constant 100 : index
    %cst = stream.async.constant on(#hal.device.affinity<@here>) : !stream.resource<constant>{%c256} = #stream.parameter.named<""::"parameter1"> : tensor<256xi8>
    %0 = stream.resource.subview %cst[%c128] : !stream.resource<constant>{%c256} -> !stream.resource<constant>{%c100}
    util.global.store %0, @g4 : !stream.resource<constant>
    util.return
  }
}
