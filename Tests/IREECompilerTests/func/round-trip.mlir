// RUN: iree-opt
// Printed form of `func` operations.

module {
  func.func private @f(i32, tensor<?xf32> {a.b}) -> (f32 {c.d}, i32)
}
// OUTPUT: unchanged
// -----
module {
  func.func @f(%arg0: i32) -> i32 attributes {a.b} {
    return %arg0 : i32
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: (i32) -> i64, %arg1: i32) {
    %0 = func.call_indirect %arg0(%arg1) : (i32) -> i64
    util.return
  }
}
// OUTPUT: unchanged
