// RUN: iree-opt --verify-diagnostics
// `im2col`.

util.func private @f(%t: tensor<4x5xf32>) {
  // expected-error@below {{'iree_linalg_ext.im2col' op expects a position for each of the 2 dimensions of the input}}
  %r = iree_linalg_ext.im2col strides = [1] dilations = [1] kernel_size = [2] offsets = [0, 0] output_sizes = [[4], [2, 5]] batch_pos = [] m_pos = [0] k_pos = [] input_k_perm = [0, 1] output_perm = [0, 1] ins(%t : tensor<4x5xf32>) outs(%t : tensor<4x5xf32>) -> tensor<4x5xf32>
  util.return
}
// -----
util.func private @f(%t: tensor<4x5xf32>) {
  // expected-error@below {{'iree_linalg_ext.im2col' op expects offsets and sizes for each of the 2 output dimensions}}
  %r = iree_linalg_ext.im2col strides = [1] dilations = [1] kernel_size = [2] offsets = [0] output_sizes = [[4], [2, 5]] batch_pos = [] m_pos = [0] k_pos = [1] input_k_perm = [0, 1] output_perm = [0, 1] ins(%t : tensor<4x5xf32>) outs(%t : tensor<4x5xf32>) -> tensor<4x5xf32>
  util.return
}
// -----
util.func private @f(%t: tensor<4x5xf32>) {
  // expected-error@below {{'iree_linalg_ext.im2col' op expects output sizes for 0 batch, 1 m and 2 k dimensions}}
  %r = iree_linalg_ext.im2col strides = [1] dilations = [1] kernel_size = [2] offsets = [0, 0] output_sizes = [[4], [2]] batch_pos = [] m_pos = [0] k_pos = [1] input_k_perm = [0, 1] output_perm = [0, 1] ins(%t : tensor<4x5xf32>) outs(%t : tensor<4x5xf32>) -> tensor<4x5xf32>
  util.return
}
// -----
util.func private @f(%t: tensor<4x5xf32>) {
  // expected-error@below {{'iree_linalg_ext.im2col' op expects output sizes for 0 batch, 1 m and 2 k dimensions}}
  %r = iree_linalg_ext.im2col strides = [1] dilations = [1] kernel_size = [2] offsets = [0, 0] output_sizes = [[4, 1], [2, 5]] batch_pos = [] m_pos = [0] k_pos = [1] input_k_perm = [0, 1] output_perm = [0, 1] ins(%t : tensor<4x5xf32>) outs(%t : tensor<4x5xf32>) -> tensor<4x5xf32>
  util.return
}
// -----
util.func private @f(%t: tensor<4x5xf32>) {
  // expected-error@below {{'iree_linalg_ext.im2col' op expects 1 kernel sizes, strides and dilations, as there are m positions}}
  %r = iree_linalg_ext.im2col strides = [1, 1] dilations = [1] kernel_size = [2] offsets = [0, 0] output_sizes = [[4], [2, 5]] batch_pos = [] m_pos = [0] k_pos = [1] input_k_perm = [0, 1] output_perm = [0, 1] ins(%t : tensor<4x5xf32>) outs(%t : tensor<4x5xf32>) -> tensor<4x5xf32>
  util.return
}
// -----
util.func private @f(%t: tensor<4x5xf32>) {
  // expected-error@below {{'iree_linalg_ext.im2col' op expects input_k_perm to be a permutation of 0 to 1}}
  %r = iree_linalg_ext.im2col strides = [1] dilations = [1] kernel_size = [2] offsets = [0, 0] output_sizes = [[4], [2, 5]] batch_pos = [] m_pos = [0] k_pos = [1] input_k_perm = [0, 2] output_perm = [0, 1] ins(%t : tensor<4x5xf32>) outs(%t : tensor<4x5xf32>) -> tensor<4x5xf32>
  util.return
}
// -----
util.func private @f(%t: tensor<4x5xf32>) {
  // expected-error@below {{'iree_linalg_ext.im2col' op expects output_perm to be a permutation of 0 to 1}}
  %r = iree_linalg_ext.im2col strides = [1] dilations = [1] kernel_size = [2] offsets = [0, 0] output_sizes = [[4], [2, 5]] batch_pos = [] m_pos = [0] k_pos = [1] input_k_perm = [0, 1] output_perm = [1] ins(%t : tensor<4x5xf32>) outs(%t : tensor<4x5xf32>) -> tensor<4x5xf32>
  util.return
}
// -----
util.func private @f(%f: f32, %t: tensor<4x5xf32>) {
  // expected-error@below {{'iree_linalg_ext.im2col' op expects padding for each of 2 dimensions}}
  %r = iree_linalg_ext.im2col strides = [1] dilations = [1] kernel_size = [2] offsets = [0, 0] output_sizes = [[4], [2, 5]] batch_pos = [] m_pos = [0] k_pos = [1] input_k_perm = [0, 1] output_perm = [0, 1] input_pad_low = [0] input_pad_high = [0] pad_value(%f : f32) ins(%t : tensor<4x5xf32>) outs(%t : tensor<4x5xf32>) -> tensor<4x5xf32>
  util.return
}
// -----
util.func private @f(%t: tensor<4x5xf32>) {
  // expected-error@below {{'iree_linalg_ext.im2col' op expects a padding value}}
  %r = iree_linalg_ext.im2col strides = [1] dilations = [1] kernel_size = [2] offsets = [0, 0] output_sizes = [[4], [2, 5]] batch_pos = [] m_pos = [0] k_pos = [1] input_k_perm = [0, 1] output_perm = [0, 1] output_pad_low = [0, 0] output_pad_high = [0, 1] ins(%t : tensor<4x5xf32>) outs(%t : tensor<4x5xf32>) -> tensor<4x5xf32>
  util.return
}
