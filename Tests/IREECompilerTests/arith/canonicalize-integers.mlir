// RUN: iree-opt --canonicalize
// Integer arithmetic with constants.

// Constants are reassociated; x + y - y folds to x.
util.func private @sums(%a: index, %b: i32) -> (index, i32, i32) {
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %0 = arith.addi %a, %c1 : index
  %1 = arith.addi %0, %c2 : index
  %c9 = arith.constant 9 : i32
  %2 = arith.subi %b, %c9 : i32
  %3 = arith.addi %2, %c9 : i32
  %4 = arith.subi %b, %b : i32
  util.return %1, %3, %4 : index, i32, i32
}
// OUTPUT:
module {
  util.func private @sums(%arg0: index, %arg1: i32) -> (index, i32, i32) {
    %c0_i32 = arith.constant 0 : i32
    %c3 = arith.constant 3 : index
    %0 = arith.addi %arg0, %c3 : index
    util.return %0, %arg1, %c0_i32 : index, i32, i32
  }
}
// -----
// Results wrap to the width of their type.
util.func private @bits() -> (i8, i8, i1, i32) {
  %a = arith.constant 127 : i8
  %b = arith.constant 1 : i8
  %0 = arith.addi %a, %b : i8
  %m = arith.constant -1 : i8
  %1 = arith.divui %m, %a : i8
  %2 = arith.cmpi ult, %m, %a : i8
  %3 = arith.extui %m : i8 to i32
  util.return %0, %1, %2, %3 : i8, i8, i1, i32
}
// OUTPUT:
module {
  util.func private @bits() -> (i8, i8, i1, i32) {
    %c255_i32 = arith.constant 255 : i32
    %false = arith.constant false
    %c2_i8 = arith.constant 2 : i8
    %c-128_i8 = arith.constant -128 : i8
    util.return %c-128_i8, %c2_i8, %false, %c255_i32 : i8, i8, i1, i32
  }
}
// -----
// A division without a defined result is not folded.
util.func private @division() -> (i32, i32) {
  %zero = arith.constant 0 : i32
  %least = arith.constant -2147483648 : i32
  %minus = arith.constant -1 : i32
  %0 = arith.divsi %least, %zero : i32
  %1 = arith.divsi %least, %minus : i32
  util.return %0, %1 : i32, i32
}
// OUTPUT:
module {
  util.func private @division() -> (i32, i32) {
    %c0_i32 = arith.constant 0 : i32
    %c-2147483648_i32 = arith.constant -2147483648 : i32
    %c-1_i32 = arith.constant -1 : i32
    %0 = arith.divsi %c-2147483648_i32, %c0_i32 : i32
    %1 = arith.divsi %c-2147483648_i32, %c-1_i32 : i32
    util.return %0, %1 : i32, i32
  }
}
