// RUN: iree-opt --iree-stream-place-transfer-executions
// Affinities of execution regions that transfer.

// An export with an affinity is transferred by that affinity.
util.func private @out(%a: !stream.resource<transient>, %n: index) -> !hal.buffer_view {
  %t = stream.async.transfer %a : !stream.resource<transient>{%n} from(#hal.device.promise<@x>) -> to(#hal.device.promise<@y>) !stream.resource<external>{%n}
  %v = stream.tensor.export on(#hal.device.promise<@y>) %t : tensor<4xf32> in !stream.resource<external>{%n} -> !hal.buffer_view
  util.return %v : !hal.buffer_view
}
// OUTPUT:
module {
  util.func private @out(%arg0: !stream.resource<transient>, %arg1: index) -> !hal.buffer_view {
    %0 = stream.async.transfer on(#hal.device.promise<@y>) %arg0 : !stream.resource<transient>{%arg1} from(#hal.device.promise<@x>) -> to(#hal.device.promise<@y>) !stream.resource<external>{%arg1}
    %1 = stream.tensor.export on(#hal.device.promise<@y>) %0 : tensor<4xf32> in !stream.resource<external>{%arg1} -> !hal.buffer_view
    util.return %1 : !hal.buffer_view
  }
}
