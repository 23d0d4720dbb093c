// RUN: iree-opt --pass-pipeline='builtin.module(util.func(iree-stream-layout-slices,canonicalize))'
// Slices laid out in one allocation.

// Slices with disjoint lifetimes share bytes; others take the smallest sufficient gap.
util.func private @fixed() -> (index, index, index, index, index) {
  %c64 = arith.constant 64 : index
  %c100 = arith.constant 100 : index
  %c300 = arith.constant 300 : index
  %p:5 = stream.resource.pack slices({
    [0, 2] = %c300,
    [0, 5] = %c64,
    [3, 4] = %c100,
    [4, 5] = %c64
  }) : index
  util.return %p#0, %p#1, %p#2, %p#3, %p#4 : index, index, index, index, index
}
// OUTPUT:
module {
  util.func private @fixed() -> (index, index, index, index, index) {
    %c0 = arith.constant 0 : index
    %c320 = arith.constant 320 : index
    %c128 = arith.constant 128 : index
    %c384 = arith.constant 384 : index
    util.return %c384, %c0, %c320, %c0, %c128 : index, index, index, index, index
  }
}
// -----
// Slices of equal dynamic size may share bytes.
util.func private @dynamic(%a: index, %b: index, %at: index) -> (index, index, index, index) {
  %p:4 = stream.resource.pack offset(%at) slices({
    [0, 1] = %a,
    [1, 2] = %b,
    [2, 3] = %a
  }) : index
  util.return %p#0, %p#1, %p#2, %p#3 : index, index, index, index
}
// OUTPUT:
module {
  util.func private @dynamic(%arg0: index, %arg1: index, %arg2: index) -> (index, index, index, index) {
    %c64 = arith.constant 64 : index
    %0 = util.align %arg0, %c64 : index
    %1 = arith.addi %arg2, %0 : index
    %2 = util.align %1, %c64 : index
    %3 = util.align %arg1, %c64 : index
    %4 = arith.addi %2, %3 : index
    util.return %4, %arg2, %2, %arg2 : index, index, index, index
  }
}
