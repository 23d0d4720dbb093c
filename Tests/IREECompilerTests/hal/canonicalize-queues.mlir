// RUN: iree-opt --canonicalize
// A fence that a barrier only passes on is the one that it signals.
util.func public @chain(%device: !hal.device, %wait: !hal.fence, %commands: !hal.command_buffer) -> !hal.fence {
  %any = arith.constant -1 : i64
  %0 = hal.fence.create device(%device : !hal.device) flags("None") : !hal.fence
  hal.device.queue.execute<%device : !hal.device> affinity(%any) wait(%wait) signal(%0) commands(%commands) flags("None")
  %1 = hal.fence.create device(%device : !hal.device) flags("None") : !hal.fence
  hal.device.queue.barrier<%device : !hal.device> affinity(%any) wait(%0) signal(%1) flags("None")
  util.return %1 : !hal.fence
}
// OUTPUT:
module {
  util.func public @chain(%arg0: !hal.device, %arg1: !hal.fence, %arg2: !hal.command_buffer) -> !hal.fence {
    %c-1_i64 = arith.constant -1 : i64
    %fence = hal.fence.create device(%arg0 : !hal.device) flags("None") : !hal.fence
    hal.device.queue.execute<%arg0 : !hal.device> affinity(%c-1_i64) wait(%arg1) signal(%fence) commands(%arg2) flags("None")
    util.return %fence : !hal.fence
  }
}
// -----
// A fence from elsewhere that something else waits for stays.
util.func public @shared(%device: !hal.device, %wait: !hal.fence, %signal: !hal.fence, %commands: !hal.command_buffer) {
  %any = arith.constant -1 : i64
  hal.device.queue.execute<%device : !hal.device> affinity(%any) wait(%wait) signal(%signal) commands(%commands) flags("None")
  %0 = hal.fence.create device(%device : !hal.device) flags("None") : !hal.fence
  hal.device.queue.barrier<%device : !hal.device> affinity(%any) wait(%wait) signal(%0) flags("None")
  util.call @use(%0) : (!hal.fence) -> ()
  util.return
}
util.func private @use(!hal.fence)
// OUTPUT:
module {
  util.func public @shared(%arg0: !hal.device, %arg1: !hal.fence, %arg2: !hal.fence, %arg3: !hal.command_buffer) {
    %c-1_i64 = arith.constant -1 : i64
    hal.device.queue.execute<%arg0 : !hal.device> affinity(%c-1_i64) wait(%arg1) signal(%arg2) commands(%arg3) flags("None")
    %fence = hal.fence.create device(%arg0 : !hal.device) flags("None") : !hal.fence
    hal.device.queue.barrier<%arg0 : !hal.device> affinity(%c-1_i64) wait(%arg1) signal(%fence) flags("None")
    util.call @use(%fence) : (!hal.fence) -> ()
    util.return
  }
  util.func private @use(%arg0: !hal.fence)
}
// -----
// The allocator of a choice of equal devices is known, whatever the queues are.
util.func public @select(%device: !hal.device, %a: i64, %b: i64) -> (!hal.device, i64) {
  %type = arith.constant 2 : i32
  %usage = arith.constant 3 : i32
  %0, %1 = hal.allocator.select from([(%device, %a : !hal.device, i64), (%device, %b : !hal.device, i64)]) type(%type) usage(%usage) : !hal.device, i64
  util.return %0, %1 : !hal.device, i64
}
// OUTPUT:
module {
  util.func public @select(%arg0: !hal.device, %arg1: i64, %arg2: i64) -> (!hal.device, i64) {
    %c2_i32 = arith.constant 2 : i32
    %c3_i32 = arith.constant 3 : i32
    %device, %queue_affinity = hal.allocator.select from([
      (%arg0, %arg1 : !hal.device, i64),
      (%arg0, %arg2 : !hal.device, i64)
    ]) type(%c2_i32) usage(%c3_i32) : !hal.device, i64
    util.return %arg0, %queue_affinity : !hal.device, i64
  }
}
// -----
// An import takes the dimensions that its users know.
util.func public @import(%view: !hal.buffer_view, %buffer: !hal.buffer) -> tensor<?x?xf32> {
  %0 = hal.buffer_view.dim<%view : !hal.buffer_view>[0] : index
  %1 = hal.buffer_view.dim<%view : !hal.buffer_view>[1] : index
  %2 = hal.tensor.import %view : !hal.buffer_view -> tensor<?x?xf32>{%0, %1}
  %c4 = arith.constant 4 : index
  %3 = hal.tensor.alias %2 : tensor<?x?xf32>{%c4, %1} to %buffer : !hal.buffer
  util.return %3 : tensor<?x?xf32>
}
// OUTPUT:
module {
  util.func public @import(%arg0: !hal.buffer_view, %arg1: !hal.buffer) -> tensor<?x?xf32> {
    %c4 = arith.constant 4 : index
    %0 = hal.buffer_view.dim<%arg0 : !hal.buffer_view>[1] : index
    %1 = hal.tensor.import %arg0 : !hal.buffer_view -> tensor<?x?xf32>{%c4, %0}
    %2 = hal.tensor.alias %1 : tensor<?x?xf32>{%c4, %0} to %arg1 : !hal.buffer
    util.return %2 : tensor<?x?xf32>
  }
}
