// RUN: iree-opt
// Branches and yieldable calls.

module {
  vm.module public @m {
    vm.import private @f(i32) -> i32
    vm.func @g(%arg0: i32) {
      vm.br_table %arg0 {
        default: ^bb1(%arg0 : i32),
        0: ^bb2,
        1: ^bb1(%arg0 : i32)
      }
    ^bb1(%0: i32):  // 2 preds: ^bb0, ^bb0
      vm.call.yieldable @f(%0) : (i32) -> ^bb3 (i32)
    ^bb2:  // pred: ^bb0
      vm.fail %arg0, "bad"
    ^bb3(%1: i32):  // pred: ^bb1
      vm.return
    }
  }
}
// OUTPUT: unchanged
