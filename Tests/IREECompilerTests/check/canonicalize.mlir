// RUN: iree-opt --canonicalize
// Comparisons with constants are comparisons of tensors.

util.func public @f(%arg0: tensor<2xi32>, %arg1: tensor<2xf32>) {
  check.expect_eq_const(%arg0, dense<[1, 2]> : tensor<2xi32>) : tensor<2xi32>
  check.expect_almost_eq_const(%arg1, dense<1.0> : tensor<2xf32>, atol 1.0e-2) : tensor<2xf32>
  util.return
}
// OUTPUT:
module {
  util.func public @f(%arg0: tensor<2xi32>, %arg1: tensor<2xf32>) {
    %cst = arith.constant dense<1.000000e+00> : tensor<2xf32>
    %cst_0 = arith.constant dense<[1, 2]> : tensor<2xi32>
    check.expect_eq(%arg0, %cst_0) : tensor<2xi32>
    check.expect_almost_eq(%arg1, %cst, atol 0.00999999977) : tensor<2xf32>
    util.return
  }
}
