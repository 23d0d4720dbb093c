// RUN: iree-opt --pass-pipeline='builtin.module(util.func(iree-stream-pack-constants))'
// Constants packed into storage.

// Constants are packed into one buffer at aligned offsets; mutable ones are read, not mapped.
util.func private @packed() -> (!stream.resource<variable>, !stream.resource<variable>, !stream.timepoint) {
  %c3 = arith.constant 3 : index
  %c8 = arith.constant 8 : index
  %0:3 = stream.resource.constants :
    !stream.resource<variable>{%c3} = dense<[1, 2, 3]> : tensor<3xi8>,
    !stream.resource<variable>{%c8} = dense<4> : tensor<2xi32>
    => !stream.timepoint
  util.return %0#0, %0#1, %0#2 : !stream.resource<variable>, !stream.resource<variable>, !stream.timepoint
}
// OUTPUT:
#composite_of_128b = #util.composite<128xi8, [
    dense<[1, 2, 3]> : tensor<3xi8>,
    dense<0> : vector<61xi8>,
    dense<4> : tensor<2xi32>,
    dense<0> : vector<56xi8>,
]>
module {
  util.func private @packed() -> (!stream.resource<variable>, !stream.resource<variable>, !stream.timepoint) {
    %c3 = arith.constant 3 : index
    %c8 = arith.constant 8 : index
    %0 = stream.timepoint.immediate => !stream.timepoint
    %buffer_cst = util.buffer.constant <alignment = 64> : !util.buffer = #composite_of_128b
    %c128 = arith.constant 128 : index
    %c0 = arith.constant 0 : index
    %c0_i64 = arith.constant 0 : i64
    %1 = stream.resource.alloc uninitialized : !stream.resource<variable>{%c128}
    %file = stream.file.constant %buffer_cst[%c0 for %c128] : !util.buffer{%c128} -> !stream.file
    %2 = stream.file.read await(%0) => %file[%c0_i64], %1[%c0], %c128 : !stream.file -> !stream.resource<variable>{%c128} => !stream.timepoint
    %3 = stream.resource.subview %1[%c0] : !stream.resource<variable>{%c128} -> !stream.resource<variable>{%c3}
    %c64 = arith.constant 64 : index
    %4 = stream.resource.subview %1[%c64] : !stream.resource<variable>{%c128} -> !stream.resource<variable>{%c8}
    util.return %3, %4, %2 : !stream.resource<variable>, !stream.resource<variable>, !stream.timepoint
  }
}
// -----
// A parameter may be a range of its key's data.
util.func private @part() -> (!stream.resource<constant>, !stream.timepoint) {
  %c4 = arith.constant 4 : index
  %0:2 = stream.resource.constants :
    !stream.resource<constant>{%c4} = #stream.parameter.named<"m"::"w", {offset = 96 : i64, length = 4 : index}> : tensor<4xi8>
    => !stream.timepoint
  util.return %0#0, %0#1 : !stream.resource<constant>, !stream.timepoint
}
// OUTPUT:
module {
  util.func private @part() -> (!stream.resource<constant>, !stream.timepoint) {
    %c4 = arith.constant 4 : index
    %0 = stream.timepoint.immediate => !stream.timepoint
    %buffer_cst = util.buffer.constant : !util.buffer = "w"
    %c96_i64 = arith.constant 96 : i64
    %buffer_cst_0 = util.buffer.constant : !util.buffer = "m"
    %results, %result_timepoint = stream.cmd.parameter.load await(%0) => {
      %buffer_cst_0::%buffer_cst[%c96_i64] : !stream.resource<constant>{%c4}
    } => !stream.timepoint
    %c0 = arith.constant 0 : index
    %1 = stream.resource.subview %results[%c0] : !stream.resource<constant>{%c4} -> !stream.resource<constant>{%c4}
    util.return %1, %result_timepoint : !stream.resource<constant>, !stream.timepoint
  }
}
