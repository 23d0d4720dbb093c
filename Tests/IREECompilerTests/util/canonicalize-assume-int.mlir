// RUN: iree-opt --canonicalize
// Integer assumptions.

// Assumptions on one value are merged; a range with one value is a constant.
util.func public @f(%a: index, %b: index) -> (index, index, index) {
  %x:3 = util.assume.int %a<umin = 1, umax = 9, udiv = 2>, %b<umin = 5, umax = 5>, %a<umin = 3, udiv = 3> : index, index, index
  util.return %x#0, %x#1, %x#2 : index, index, index
}
// OUTPUT:
module {
  util.func public @f(%arg0: index, %arg1: index) -> (index, index, index) {
    %c5 = arith.constant 5 : index
    %0 = util.assume.int %arg0<umin = 3, umax = 9, udiv = 6> : index
    util.return %0, %c5, %0 : index, index, index
  }
}
