// RUN: iree-opt --iree-input-conversion-demote-f64-to-f32
// Double precision becomes single precision.

util.global private @g = dense<[1.0, 0.1]> : tensor<2xf64>
util.func public @f(%arg0: tensor<2xf64>, %arg1: f32) -> (tensor<2xf64>, f32) {
  %cst = arith.constant 0.1 : f64
  %cst_0 = arith.constant dense<2.5> : tensor<2xf64>
  %0 = arith.extf %arg1 : f32 to f64
  %1 = arith.addf %0, %cst : f64
  %2 = arith.truncf %1 : f64 to f32
  %3 = arith.mulf %arg0, %cst_0 : tensor<2xf64>
  util.return %3, %2 : tensor<2xf64>, f32
}
// OUTPUT:
module {
  util.global private @g = dense<[1.000000e+00, 1.000000e-01]> : tensor<2xf32>
  util.func public @f(%arg0: tensor<2xf32>, %arg1: f32) -> (tensor<2xf32>, f32) {
    %cst = arith.constant 1.000000e-01 : f32
    %cst_0 = arith.constant dense<2.500000e+00> : tensor<2xf32>
    %0 = arith.addf %arg1, %cst : f32
    %1 = arith.mulf %arg0, %cst_0 : tensor<2xf32>
    util.return %1, %0 : tensor<2xf32>, f32
  }
}
