// RUN: iree-opt --verify-diagnostics
// Verification of operations: programs that violate one rule each.

util.func private @f(%s: tensor<4x4xf32>, %o: !iree_tensor_ext.dispatch.tensor<writeonly:tensor<4x4xf32>>) {
  // expected-error@below {{'iree_tensor_ext.dispatch.tensor.store' op expects a value that matches the stored sizes, but got 'tensor<4x4xf32>'}}
  iree_tensor_ext.dispatch.tensor.store %s, %o, offsets = [0, 0], sizes = [4, 5], strides = [1, 1] : tensor<4x4xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<4x4xf32>>
  util.return
}
