// RUN: iree-opt --iree-stream-encode-host-tensors
// Sizes, offsets and patterns in bytes.

// Sizes are computed from shapes; static dimensions are folded.
util.func public @sizes(%a: index, %b: index) -> (index, index, index) {
  %0 = stream.tensor.sizeof tensor<3x5xf64> : index
  %1 = stream.tensor.sizeof tensor<?x2x?xi16>{%a, %b} : index
  %2 = stream.tensor.sizeof tensor<6xi4> : index
  util.return %0, %1, %2 : index, index, index
}
// OUTPUT:
module {
  util.func public @sizes(%arg0: index, %arg1: index) -> (index, index, index) {
    %c3 = arith.constant 3 : index
    %c120 = arith.constant 120 : index
    %c4 = arith.constant 4 : index
    %0 = arith.muli %arg0, %c4 : index
    %1 = arith.muli %0, %arg1 : index
    util.return %c120, %1, %c3 : index, index, index
  }
}
// -----
// Parameters with odd element types have the size of the storage type.
util.func public @load(%key: !util.buffer, %at: i64, %n: index) -> !stream.resource<*> {
  %t = stream.tensor.parameter.load %key[%at] : tensor<7xi24> in !stream.resource<*>{%n}
  util.return %t : !stream.resource<*>
}
// OUTPUT:
module {
  util.func public @load(%arg0: !util.buffer, %arg1: i64, %arg2: index) -> !stream.resource<*> {
    %c28 = arith.constant 28 : index
    %result, %result_timepoint = stream.async.parameter.load %arg0[%arg1] : !stream.resource<*>{%c28} => !stream.timepoint
    %0 = stream.timepoint.await %result_timepoint => %result : !stream.resource<*>{%c28}
    util.return %0 : !stream.resource<*>
  }
}
// -----
// A boolean fills a byte, a 4-bit pattern is repeated.
util.func public @fill(%v: i1, %w: i4, %n: index) -> (!stream.resource<*>, !stream.resource<*>) {
  %0 = stream.tensor.splat %v : i1 -> tensor<4xi1> in !stream.resource<*>{%n}
  %1 = stream.tensor.splat %w : i4 -> tensor<4xi4> in !stream.resource<*>{%n}
  util.return %0, %1 : !stream.resource<*>, !stream.resource<*>
}
// OUTPUT:
module {
  util.func public @fill(%arg0: i1, %arg1: i4, %arg2: index) -> (!stream.resource<*>, !stream.resource<*>) {
    %c4_i8 = arith.constant 4 : i8
    %0 = arith.extui %arg0 : i1 to i8
    %1 = arith.extui %arg1 : i4 to i8
    %2 = arith.shli %1, %c4_i8 : i8
    %3 = arith.ori %2, %1 : i8
    %4 = stream.async.splat %3 : i8 -> !stream.resource<*>{%arg2}
    %5 = stream.async.splat %0 : i8 -> !stream.resource<*>{%arg2}
    util.return %5, %4 : !stream.resource<*>, !stream.resource<*>
  }
}
