// RUN: iree-opt --iree-dispatch-creation-convert-tensor-to-flow --verify-diagnostics
// Operations that there is nothing for.

util.func private @gather(%arg0: tensor<4xf32>, %arg1: tensor<3x1xindex>) -> tensor<3xf32> {
  // expected-error@below {{'tensor.gather' with a result of type 'tensor<3xf32>' is not supported}}
  %0 = tensor.gather %arg0[%arg1] gather_dims([0]) : (tensor<4xf32>, tensor<3x1xindex>) -> tensor<3xf32>
  util.return %0 : tensor<3xf32>
}
