// RUN: iree-opt --iree-hal-conversion
// Conversion of the cmd phase to hal.

// A timepoint that is only chained to an external fence signals that fence.
util.global private @device : !hal.device
util.func private @chained(%fence: !hal.fence, %key: !util.buffer, %target: !stream.resource<transient>, %n: index) {
  %at = arith.constant 0 : i64
  %zero = arith.constant 0 : index
  %t = stream.cmd.parameter.read on(#hal.device.affinity<@device>) %key[%at] -> %target[%zero for %n] : !stream.resource<transient>{%n} => !stream.timepoint
  stream.timepoint.chain_external on(#hal.device.affinity<@device>) %t => (%fence : !hal.fence)
  util.return
}
// OUTPUT:
module {
  util.global private @device : !hal.device
  util.func private @chained(%arg0: !hal.fence, %arg1: !util.buffer, %arg2: !hal.buffer, %arg3: index) {
    %c0_i64 = arith.constant 0 : i64
    %c0 = arith.constant 0 : index
    %device = util.global.load immutable @device : !hal.device
    %c-1_i64 = arith.constant -1 : i64
    %0 = util.null : !hal.fence
    io_parameters.gather<%device : !hal.device> affinity(%c-1_i64) wait(%0) signal(%arg0) {
      %arg1[%c0_i64] -> %arg2[%c0 for %arg3] : !hal.buffer
    }
    util.return
  }
}
// -----
// The size of a resource is the length of its buffer.
util.func private @size(%r: !stream.resource<transient>) -> index {
  %n = stream.resource.size %r : !stream.resource<transient>
  util.return %n : index
}
// OUTPUT:
module {
  util.func private @size(%arg0: !hal.buffer) -> index {
    %length = hal.buffer.length<%arg0 : !hal.buffer> : index
    util.return %length : index
  }
}
