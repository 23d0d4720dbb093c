// RUN: iree-opt --canonicalize
// Alignment, comparison and selection.

// Aligned values are not aligned again; constants are aligned at compile time.
util.func public @f(%n: index) -> (index, index) {
  %c16 = arith.constant 16 : index
  %c64 = arith.constant 64 : index
  %c70 = arith.constant 70 : index
  %a = util.align %n, %c64 : index
  %b = arith.addi %a, %c64 : index
  %c = util.align %b, %c16 : index
  %d = util.align %c70, %c16 : index
  util.return %c, %d : index, index
}
// OUTPUT:
module {
  util.func public @f(%arg0: index) -> (index, index) {
    %c80 = arith.constant 80 : index
    %c64 = arith.constant 64 : index
    %0 = util.align %arg0, %c64 : index
    %1 = arith.addi %0, %c64 : index
    util.return %1, %c80 : index, index
  }
}
// -----
// A switch on a constant index, or with a single value, folds; a value equals itself.
util.func public @f(%n: i32, %m: i32, %i: index) -> (i32, i32, i1) {
  %c1 = arith.constant 1 : index
  %a = util.switch i32 from [%n, %m] at %c1 else %n : i32
  %b = util.switch i32 from [%m, %m] at %i else %m : i32
  %c = util.cmp.eq %n, %n : i32
  util.return %a, %b, %c : i32, i32, i1
}
// OUTPUT:
module {
  util.func public @f(%arg0: i32, %arg1: i32, %arg2: index) -> (i32, i32, i1) {
    %true = arith.constant true
    util.return %arg1, %arg1, %true : i32, i32, i1
  }
}
