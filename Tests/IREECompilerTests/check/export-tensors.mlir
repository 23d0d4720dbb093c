// RUN: iree-opt --iree-check-export-tensors
// The runtime compares buffer views.

util.func public @f(%arg0: tensor<?xi32>, %arg1: tensor<2xf32>, %arg2: i32) {
  check.expect_true(%arg2) : i32
  check.expect_all_true(%arg0) : tensor<?xi32>
  check.expect_almost_eq(%arg1, %arg1) : tensor<2xf32>
  util.return
}
// OUTPUT:
module {
  util.func public @f(%arg0: tensor<?xi32>, %arg1: tensor<2xf32>, %arg2: i32) {
    check.expect_true(%arg2) : i32
    %c0 = arith.constant 0 : index
    %dim = tensor.dim %arg0, %c0 : tensor<?xi32>
    %0 = hal.tensor.export %arg0 : tensor<?xi32>{%dim} -> !hal.buffer_view
    %c0_0 = arith.constant 0 : index
    %device_0 = hal.devices.get %c0_0 : !hal.device
    check.expect_all_true<%device_0>(%0) : !hal.buffer_view
    %1 = hal.tensor.export %arg1 : tensor<2xf32> -> !hal.buffer_view
    %2 = hal.tensor.export %arg1 : tensor<2xf32> -> !hal.buffer_view
    %c0_1 = arith.constant 0 : index
    %device_0_2 = hal.devices.get %c0_1 : !hal.device
    check.expect_almost_eq<%device_0_2>(%1, %2) : !hal.buffer_view
    util.return
  }
}
