// RUN: iree-opt
// Round trip of `hal` operations.

module {
  util.func public @f(%arg0: !hal.device, %arg1: i64, %arg2: !hal.fence, %arg3: !hal.fence, %arg4: index) {
    %memory_type = hal.memory_type<HostVisible> : i32
    %buffer_usage = hal.buffer_usage<"None"> : i32
    %transient_buffer = hal.device.queue.alloca<%arg0 : !hal.device> affinity(%arg1) wait(%arg2) signal(%arg3) pool(%arg1) type(%memory_type) usage(%buffer_usage) flags("None") : !hal.buffer{%arg4}
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: !hal.device, %arg1: i64, %arg2: !hal.fence, %arg3: !hal.fence, %arg4: !hal.command_buffer, %arg5: !hal.buffer, %arg6: index) {
    hal.device.queue.execute.indirect<%arg0 : !hal.device> affinity(%arg1) wait(%arg2) signal(%arg3) commands(%arg4) bindings([
      (%arg5 : !hal.buffer)[%arg6, %arg6], 
      (%arg5 : !hal.buffer)[%arg6, %arg6]
    ]) flags("None")
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: !hal.command_buffer, %arg1: !hal.executable, %arg2: i64, %arg3: index, %arg4: !hal.buffer) {
    hal.command_buffer.dispatch<%arg0 : !hal.command_buffer> target(%arg1 : !hal.executable)[%arg2] workgroups([%arg3, %arg3, %arg3]) bindings([
      (%arg4 : !hal.buffer)[%arg3, %arg3], 
      (%arg3 : index)[%arg3, %arg3]
    ]) flags("None")
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: i32) {
    %memory_type = hal.memory_type<"DeviceVisible|DeviceLocal"> : i32
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: !hal.device, %arg1: i64, %arg2: i32) {
    %device, %queue_affinity = hal.allocator.select from([
      (%arg0, %arg1 : !hal.device, i64),
      (%arg0, %arg1 : !hal.device, i64)
    ]) type(%arg2) usage(%arg2) : !hal.device, i64
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: !hal.device, %arg1: i64, %arg2: !hal.fence, %arg3: !hal.fence) {
    hal.device.queue.barrier<%arg0 : !hal.device> affinity(%arg1) wait(%arg2) signal(%arg3) flags("None")
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: tensor<4xf32>) {
    %0 = hal.tensor.export %arg0 : tensor<2x2xf32> as tensor<4xf32> -> !hal.buffer_view
    util.return
  }
}
// OUTPUT: unchanged
