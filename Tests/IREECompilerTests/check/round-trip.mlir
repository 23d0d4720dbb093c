// RUN: iree-opt
// Printed form of `check` operations.

util.func public @f(%arg0: i1, %arg1: tensor<2xi32>, %arg2: tensor<2xf32>, %arg3: !hal.device, %arg4: !hal.buffer_view) {
  check.expect_true(%arg0) : i1
  check.expect_false(%arg0) : i1
  check.expect_all_true(%arg1) : tensor<2xi32>
  check.expect_all_true<%arg3>(%arg4) : !hal.buffer_view
  check.expect_eq(%arg1, %arg1) : tensor<2xi32>
  check.expect_eq<%arg3>(%arg4, %arg4) : !hal.buffer_view
  check.expect_eq_const(%arg1, dense<[1, 2]> : tensor<2xi32>) : tensor<2xi32>
  check.expect_almost_eq(%arg2, %arg2) : tensor<2xf32>
  check.expect_almost_eq(%arg2, %arg2, atol 1.0e-2, rtol 1.0e-3) : tensor<2xf32>
  check.expect_almost_eq<%arg3>(%arg4, %arg4, atol 1.0e-2) : !hal.buffer_view
  check.expect_almost_eq_const(%arg2, dense<1.0> : tensor<2xf32>) : tensor<2xf32>
  check.expect_almost_eq_const(%arg2, dense<1.0> : tensor<2xf32>, atol 1.0e-2, rtol 1.0e-3) : tensor<2xf32>
  util.return
}
// OUTPUT:
module {
  util.func public @f(%arg0: i1, %arg1: tensor<2xi32>, %arg2: tensor<2xf32>, %arg3: !hal.device, %arg4: !hal.buffer_view) {
    check.expect_true(%arg0) : i1
    check.expect_false(%arg0) : i1
    check.expect_all_true(%arg1) : tensor<2xi32>
    check.expect_all_true<%arg3>(%arg4) : !hal.buffer_view
    check.expect_eq(%arg1, %arg1) : tensor<2xi32>
    check.expect_eq<%arg3>(%arg4, %arg4) : !hal.buffer_view
    check.expect_eq_const(%arg1, dense<[1, 2]> : tensor<2xi32>) : tensor<2xi32>
    check.expect_almost_eq(%arg2, %arg2) : tensor<2xf32>
    check.expect_almost_eq(%arg2, %arg2, atol 0.00999999977, rtol 1.000000e-03) : tensor<2xf32>
    check.expect_almost_eq<%arg3>(%arg4, %arg4, atol 0.00999999977) : !hal.buffer_view
    check.expect_almost_eq_const(%arg2, dense<1.000000e+00> : tensor<2xf32>) : tensor<2xf32>
    check.expect_almost_eq_const(%arg2, dense<1.000000e+00> : tensor<2xf32>, atol 0.00999999977, rtol 1.000000e-03) : tensor<2xf32>
    util.return
  }
}
