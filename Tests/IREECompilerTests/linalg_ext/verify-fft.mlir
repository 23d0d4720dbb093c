// RUN: iree-opt --verify-diagnostics
// `fft`.

util.func private @f(%i: index, %v5: tensor<5xf32>) {
  // expected-error@below {{'iree_linalg_ext.fft' op expects a length that is a power of 2}}
  %r:2 = iree_linalg_ext.fft ins(%i : index) outs(%v5, %v5 : tensor<5xf32>, tensor<5xf32>) : tensor<5xf32>, tensor<5xf32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>) {
  // expected-error@below {{'iree_linalg_ext.fft' op expects a scalar stage}}
  %r:2 = iree_linalg_ext.fft ins(%v4 : tensor<4xf32>) outs(%v4, %v4 : tensor<4xf32>, tensor<4xf32>) : tensor<4xf32>, tensor<4xf32>
  util.return
}
// -----
util.func private @f(%i: index, %s: tensor<f32>) {
  // expected-error@below {{'iree_linalg_ext.fft' op expects outputs of rank 1 or more}}
  %r:2 = iree_linalg_ext.fft ins(%i : index) outs(%s, %s : tensor<f32>, tensor<f32>) : tensor<f32>, tensor<f32>
  util.return
}
