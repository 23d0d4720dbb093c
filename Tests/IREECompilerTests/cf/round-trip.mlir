// RUN: iree-opt
// Branches and switches.

module {
  func.func @f(%arg0: i32, %arg1: index) {
    cf.switch %arg0 : i32, [
      default: ^bb1,
      42: ^bb2(%arg1 : index),
      -1: ^bb1
    ]
  ^bb1:  // 2 preds: ^bb0, ^bb0
    return
  ^bb2(%0: index):  // pred: ^bb0
    return
  }
}
// OUTPUT: unchanged
