// RUN: iree-opt
// Printed form of `arith` operations.

module {
  util.func public @f(%arg0: i1, %arg1: f32) {
    %0 = arith.select %arg0, %arg1, %arg1 : f32
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: i32) {
    %true = arith.constant true
    %c-5_i32 = arith.constant {a.b} -5 : i32
    %cst = arith.constant 1.500000e+00 : f32
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: i32) {
    %0 = arith.addi %arg0, %arg0 overflow<nsw, nuw> : i32
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: f32) {
    %0 = arith.addf %arg0, %arg0 fastmath<fast> : f32
    util.return
  }
}
// OUTPUT: unchanged
