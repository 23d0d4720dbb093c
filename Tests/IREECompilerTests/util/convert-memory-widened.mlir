// RUN: iree-opt --pass-pipeline=builtin.module(iree-util-test-conversion{widen-integers=true})
// Narrow integers are widened but for what is loaded and stored, and for arithmetic.
util.func public @narrow(%a: memref<?xi8>, %i: index, %v: i8) -> i8 {
  memref.store %v, %a[%i] : memref<?xi8>
  %0 = memref.load %a[%i] : memref<?xi8>
  %1 = arith.addi %0, %v : i8
  %2 = util.optimization_barrier %1 : i8
  util.return %2 : i8
}
// OUTPUT:
module {
  util.func public @narrow(%arg0: !util.buffer, %arg1: index, %arg2: i32) -> i32 {
    %buffer_size = util.buffer.size %arg0 : !util.buffer
    %c1 = arith.constant 1 : index
    %0 = arith.muli %c1, %arg1 : index
    %1 = builtin.unrealized_conversion_cast %arg2 : i32 to i8
    util.buffer.store %1, %arg0[%0 for %c1] : i8 -> !util.buffer{%buffer_size}
    %buffer_size_0 = util.buffer.size %arg0 : !util.buffer
    %c1_1 = arith.constant 1 : index
    %2 = arith.muli %c1_1, %arg1 : index
    %3 = util.buffer.load %arg0[%2 for %c1_1] : !util.buffer{%buffer_size_0} -> i8
    %4 = builtin.unrealized_conversion_cast %3 : i8 to i32
    %5 = builtin.unrealized_conversion_cast %4 : i32 to i8
    %6 = builtin.unrealized_conversion_cast %arg2 : i32 to i8
    %7 = arith.addi %5, %6 : i8
    %8 = builtin.unrealized_conversion_cast %7 : i8 to i32
    %9 = util.optimization_barrier %8 : i32
    util.return %9 : i32
  }
}
