func.func @scalars() {
  %0 = util.unfoldable_constant 0 : i32
  %1 = util.unfoldable_constant 1 : i32
  check.expect_true(%1) : i32
  check.expect_false(%0) : i32
  return
}
func.func @tensors() {
  %a = util.unfoldable_constant dense<[1.0, 2.0, 3.0]> : tensor<3xf32>
  %b = util.unfoldable_constant dense<[1.0, 2.0, 3.0]> : tensor<3xf32>
  %c = util.unfoldable_constant dense<[1.0, 2.0, 3.001]> : tensor<3xf32>
  check.expect_eq(%a, %b) : tensor<3xf32>
  check.expect_almost_eq(%a, %c, atol 1.0e-02, rtol 0.0) : tensor<3xf32>
  check.expect_eq_const(%a, dense<[1.0, 2.0, 3.0]> : tensor<3xf32>) : tensor<3xf32>
  check.expect_almost_eq_const(%c, dense<[1.0, 2.0, 3.0]> : tensor<3xf32>, atol 1.0e-02, rtol 0.0) : tensor<3xf32>
  %d = util.unfoldable_constant dense<[1, 2, -3]> : tensor<3xi32>
  check.expect_all_true(%d) : tensor<3xi32>
  return
}
func.func @failures() {
  %0 = util.unfoldable_constant 0 : i32
  check.expect_true(%0) : i32
  %a = util.unfoldable_constant dense<[1.0, 2.0, 3.0]> : tensor<3xf32>
  %c = util.unfoldable_constant dense<[1.0, 2.0, 4.0]> : tensor<3xf32>
  check.expect_eq(%a, %c) : tensor<3xf32>
  check.expect_almost_eq(%a, %c, atol 1.0e-02, rtol 0.0) : tensor<3xf32>
  %d = util.unfoldable_constant dense<[1, 0, -3]> : tensor<3xi32>
  check.expect_all_true(%d) : tensor<3xi32>
  return
}
