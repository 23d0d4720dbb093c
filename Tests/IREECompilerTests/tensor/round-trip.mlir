// RUN: iree-opt
// Printed form of `tensor` operations.

module {
  util.func public @f(%arg0: tensor<8x?xf32>, %arg1: index) {
    %extracted_slice = tensor.extract_slice %arg0[0, %arg1] [4, 2] [1, 1] : tensor<8x?xf32> to tensor<4x2xf32>
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: index) {
    %generated = tensor.generate %arg0 {
    ^bb0(%arg1: index):
      %c0_i32 = arith.constant 0 : i32
      tensor.yield %c0_i32 : i32
    } : tensor<?xi32>
    util.return
  }
}
// OUTPUT: unchanged
