// RUN: iree-opt --iree-flow-unpin-parameter-loads
// Constant offsets of parameters are constants again.

util.func private @f(%arg0: i64, %arg1: !util.buffer) -> (tensor<4xf32>, tensor<4xf32>) {
  %c0_i64 = arith.constant 0 : i64
  %0 = util.optimization_barrier %c0_i64 : i64
  %1 = flow.parameter.load %arg1[%0] : tensor<4xf32>
  %2 = util.optimization_barrier %arg0 : i64
  %3 = flow.parameter.load %arg1[%2] : tensor<4xf32>
  util.return %1, %3 : tensor<4xf32>, tensor<4xf32>
}
// OUTPUT:
module {
  util.func private @f(%arg0: i64, %arg1: !util.buffer) -> (tensor<4xf32>, tensor<4xf32>) {
    %c0_i64 = arith.constant 0 : i64
    %0 = flow.parameter.load %arg1[%c0_i64] : tensor<4xf32>
    %1 = util.optimization_barrier %arg0 : i64
    %2 = flow.parameter.load %arg1[%1] : tensor<4xf32>
    util.return %0, %2 : tensor<4xf32>, tensor<4xf32>
  }
}
