// RUN: iree-opt
// Functions, calls and initializers.

module {
  util.func private @f(%arg0: tensor<4xf32>, %arg1: index {a.b}) -> (%arg0 {c.d}, i32)
}
// OUTPUT: unchanged
// -----
module {
  util.func private @f(%arg0: i32) -> i32 attributes {a.b}
}
// OUTPUT: unchanged
// -----
module {
  util.initializer {
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @callee(%arg0: tensor<4xf32>) -> %arg0 {
    util.return %arg0 : tensor<4xf32>
  }
  util.func public @caller(%arg0: tensor<4xf32>) -> tensor<4xf32> {
    %0 = util.call @callee(%arg0) : (tensor<4xf32>) -> %arg0
    util.return %0 : tensor<4xf32>
  }
}
// OUTPUT: unchanged
