// RUN: iree-opt --iree-stream-materialize-transient-size-queries --iree-stream-layout-slices --canonicalize --iree-stream-annotate-constant-transient-size
// Functions that compute the size of the storage for transients.

// A constant size.
util.func public @constant(%arg0: !hal.buffer) attributes {iree.reflection = {iree.abi.declaration = "a function"}} {
  %c100 = arith.constant 100 : index
  %0:3 = stream.resource.pack slices({
    [0, 0] = %c100,
    [0, 0] = %c100
  }) : index attributes {stream.experimental.transients}
  util.optimization_barrier %0#1, %0#2 : index, index
  util.return
}
// OUTPUT:
module {
  util.func public @constant(%arg0: !hal.buffer) attributes {iree.reflection = {iree.abi.declaration = "a function", iree.abi.transients.size = @constant_transients_size, iree.abi.transients.size.constant = 256 : index}} {
    %c0 = arith.constant 0 : index
    %c128 = arith.constant 128 : index
    %0:2 = util.optimization_barrier %c0, %c128 : index, index
    util.return
  }
  util.func public @constant_transients_size(%arg0: !hal.buffer) -> index {
    %c256 = arith.constant 256 : index
    util.return %c256 : index
  }
}
// -----
// A size that depends on the arguments; the name is taken.
util.func private @dynamic_transients_size()
util.func public @dynamic(%arg0: !hal.buffer_view, %arg1: index) {
  %c4 = arith.constant 4 : index
  %dim = hal.buffer_view.dim<%arg0 : !hal.buffer_view>[1] : index
  %0 = arith.muli %dim, %arg1 : index
  %1 = arith.muli %0, %c4 : index
  %2:2 = stream.resource.pack slices({
    [0, 0] = %1
  }) : index attributes {stream.experimental.transients}
  util.optimization_barrier %2#1 : index
  util.return
}
// OUTPUT:
module {
  util.func private @dynamic_transients_size()
  util.func public @dynamic(%arg0: !hal.buffer_view, %arg1: index) attributes {iree.reflection = {iree.abi.transients.size = @dynamic_transients_size_0}} {
    %c0 = arith.constant 0 : index
    %0 = util.optimization_barrier %c0 : index
    util.return
  }
  util.func public @dynamic_transients_size_0(%arg0: !hal.buffer_view, %arg1: index) -> index {
    %c64 = arith.constant 64 : index
    %c4 = arith.constant 4 : index
    %0 = hal.buffer_view.dim<%arg0 : !hal.buffer_view>[1] : index
    %1 = arith.muli %0, %arg1 : index
    %2 = arith.muli %1, %c4 : index
    %3 = util.align %2, %c64 : index
    util.return %3 : index
  }
}
// -----
// Nothing is needed.
util.func public @zero() {
  %0 = stream.resource.pack slices({
  }) : index attributes {stream.experimental.transients}
  util.return
}
// OUTPUT:
module {
  util.func public @zero() attributes {iree.reflection = {iree.abi.transients.size = @zero_transients_size, iree.abi.transients.size.constant = 0 : index}} {
    util.return
  }
  util.func public @zero_transients_size() -> index {
    %c0 = arith.constant 0 : index
    util.return %c0 : index
  }
}
