// RUN: iree-opt
// Operations of several dialects: executable interfaces, padding, collectives and waves.

#map = affine_map<(d0)[s0] -> (d0 - 4, s0, 0)>
#pipeline_layout = #hal.pipeline.layout<constants = 1, bindings = [#hal.pipeline.binding<storage_buffer, Indirect>]>
module {
  util.func private @interface(%arg0: index) {
    %c0 = arith.constant 0 : index
    %0 = hal.interface.binding.subspan layout(#pipeline_layout) binding(0) alignment(64) offset(%c0) flags(Indirect) : !iree_tensor_ext.dispatch.tensor<readonly:tensor<?xf32>>{%arg0}
    %1 = hal.interface.constant.load layout(#pipeline_layout) ordinal(0) alignment(4) : i32
    util.return
  }
  util.func private @max(%arg0: index, %arg1: index) -> index {
    %0 = affine.max #map(%arg0)[%arg1]
    util.return %0 : index
  }
  util.func private @pad(%arg0: tensor<4x?xf32>, %arg1: index, %arg2: f32) -> tensor<?x?xf32> {
    %padded = tensor.pad %arg0 low[0, %arg1] high[%arg1, 2] {
    ^bb0(%arg3: index, %arg4: index):
      tensor.yield %arg2 : f32
    } : tensor<4x?xf32> to tensor<?x?xf32>
    util.return %padded : tensor<?x?xf32>
  }
  util.func private @collect(%arg0: !hal.command_buffer, %arg1: !hal.channel, %arg2: !hal.buffer, %arg3: index, %arg4: index, %arg5: i32) {
    hal.command_buffer.collective<%arg0 : !hal.command_buffer> channel(%arg1 : !hal.channel) op(<reduce with product : f8E5M2>) param(%arg5 : i32) send(%arg2 : !hal.buffer)[%arg3, %arg4] recv(%arg2 : !hal.buffer)[%arg3, %arg4] count(%arg4)
    util.return
  }
  util.func private @commands(%arg0: !stream.resource<transient>, %arg1: index, %arg2: !stream.channel, %arg3: i32) -> !stream.timepoint {
    %0 = stream.cmd.execute with(%arg0 as %arg4: !stream.resource<transient>{%arg1}) {
      stream.cmd.collective<all_reduce with minimum : f16>[%arg1] channel(%arg2) {
        ro %arg4[%arg1 for %arg1] : !stream.resource<transient>{%arg1},
        wo %arg4[%arg1 for %arg1] : !stream.resource<transient>{%arg1}
      }
    } => !stream.timepoint
    util.return %0 : !stream.timepoint
  }
  util.func private @waves(%arg0: !stream.resource<*>, %arg1: index) -> !stream.resource<*> {
    %results, %result_timepoint = stream.async.execute with(%arg0 as %arg2: !stream.resource<*>{%arg1}) -> %arg0{%arg1} {
      %0 = stream.async.concurrent with(%arg2 as %arg3: !stream.resource<*>{%arg1}) -> %arg2{%arg1} {
        stream.yield %arg3 : !stream.resource<*>{%arg1}
      }
      stream.yield %0 : !stream.resource<*>{%arg1}
    } => !stream.timepoint
    util.return %results : !stream.resource<*>
  }
}
// OUTPUT: unchanged
