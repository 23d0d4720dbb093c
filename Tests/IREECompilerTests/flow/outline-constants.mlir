// RUN: iree-opt --iree-flow-outline-constants
// Large constants are outlined into globals.

// Non-splat constants and parameters become globals; duplicate names get a number.
util.func private @f() -> (tensor<2xi8>, tensor<2xi8>, tensor<3xf32>, tensor<2xi8>) {
  %0 = arith.constant dense<[1, 2]> : tensor<2xi8>
  %1 = flow.tensor.constant dense<[3, 4]> : tensor<2xi8>
  %2 = flow.tensor.constant #flow.parameter.named<"blk.0.w"> : tensor<3xf32>
  %3 = arith.constant dense<7> : tensor<2xi8>
  util.return %0, %1, %2, %3 : tensor<2xi8>, tensor<2xi8>, tensor<3xf32>, tensor<2xi8>
}
// OUTPUT:
module {
  util.global private @__constant_tensor_2xi8 <inlining_policy = #util.inline.never> = dense<[1, 2]> : tensor<2xi8>
  util.global private @__constant_tensor_2xi8_0 <inlining_policy = #util.inline.never> = dense<[3, 4]> : tensor<2xi8>
  util.global private @__parameter_blk_0_w_tensor_3xf32 <inlining_policy = #util.inline.never> = #flow.parameter.named<"blk.0.w"> : tensor<3xf32>
  util.func private @f() -> (tensor<2xi8>, tensor<2xi8>, tensor<3xf32>, tensor<2xi8>) {
    %__constant_tensor_2xi8 = util.global.load immutable @__constant_tensor_2xi8 : tensor<2xi8>
    %__constant_tensor_2xi8_0 = util.global.load immutable @__constant_tensor_2xi8_0 : tensor<2xi8>
    %__parameter_blk_0_w_tensor_3xf32 = util.global.load immutable @__parameter_blk_0_w_tensor_3xf32 : tensor<3xf32>
    %cst = arith.constant dense<7> : tensor<2xi8>
    util.return %__constant_tensor_2xi8, %__constant_tensor_2xi8_0, %__parameter_blk_0_w_tensor_3xf32, %cst : tensor<2xi8>, tensor<2xi8>, tensor<3xf32>, tensor<2xi8>
  }
}
