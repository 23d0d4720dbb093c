// RUN: iree-opt --canonicalize
// Subspans of buffers.

// A load from a subspan loads from the buffer; the size of a subspan is its size operand.
util.func public @f(%a: !util.buffer, %n: index, %o: index, %m: index) -> (i32, index) {
  %s = util.buffer.subspan %a[%o] : !util.buffer{%n} -> !util.buffer{%m}
  %c4 = arith.constant 4 : index
  %v = util.buffer.load %s[%c4 for %c4] : !util.buffer{%m} -> i32
  %z = util.buffer.size %s : !util.buffer
  util.return %v, %z : i32, index
}
// OUTPUT:
module {
  util.func public @f(%arg0: !util.buffer, %arg1: index, %arg2: index, %arg3: index) -> (i32, index) {
    %c4 = arith.constant 4 : index
    %0 = arith.addi %arg2, %c4 : index
    %1 = util.buffer.load %arg0[%0 for %c4] : !util.buffer{%arg1} -> i32
    util.return %1, %arg3 : i32, index
  }
}
