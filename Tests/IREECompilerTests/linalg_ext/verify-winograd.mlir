// RUN: iree-opt --verify-diagnostics
// The three Winograd transforms.

util.func private @f() {
  %x = tensor.empty() : tensor<8x8xf16>
  %y = tensor.empty() : tensor<8x8xf32>
  // expected-error@below {{'iree_linalg_ext.winograd.input_transform' op expects input and output with the same element type}}
  %r = iree_linalg_ext.winograd.input_transform output_tile_size(6) kernel_size(3) image_dimensions([1, 2]) ins(%x : tensor<8x8xf16>) outs(%y : tensor<8x8xf32>) -> tensor<8x8xf32>
  util.return
}
// -----
util.func private @f() {
  %x = tensor.empty() : tensor<8xf32>
  %y = tensor.empty() : tensor<6x6xf32>
  // expected-error@below {{'iree_linalg_ext.winograd.output_transform' op expects an input of rank 2 or 6}}
  %r = iree_linalg_ext.winograd.output_transform output_tile_size(6) kernel_size(3) image_dimensions([1, 2]) ins(%x : tensor<8xf32>) outs(%y : tensor<6x6xf32>) -> tensor<6x6xf32>
  util.return
}
// -----
util.func private @f() {
  %x = tensor.empty() : tensor<8x8xf32>
  %y = tensor.empty() : tensor<6xf32>
  // expected-error@below {{'iree_linalg_ext.winograd.output_transform' op expects an output of rank 2}}
  %r = iree_linalg_ext.winograd.output_transform output_tile_size(6) kernel_size(3) image_dimensions([1, 2]) ins(%x : tensor<8x8xf32>) outs(%y : tensor<6xf32>) -> tensor<6xf32>
  util.return
}
// -----
util.func private @f() {
  %x = tensor.empty() : tensor<1x8x8x4xf32>
  %y = tensor.empty() : tensor<8x8xf32>
  // expected-error@below {{'iree_linalg_ext.winograd.input_transform' op expects an output of rank 6}}
  %r = iree_linalg_ext.winograd.input_transform output_tile_size(6) kernel_size(3) image_dimensions([1, 2]) ins(%x : tensor<1x8x8x4xf32>) outs(%y : tensor<8x8xf32>) -> tensor<8x8xf32>
  util.return
}
// -----
util.func private @f() {
  %x = tensor.empty() : tensor<1x8x8x4xf32>
  %y = tensor.empty() : tensor<8x8x1x1x1x4xf32>
  // expected-error@below {{'iree_linalg_ext.winograd.input_transform' op expects dimensions that are [1, 2] or [2, 3]}}
  %r = iree_linalg_ext.winograd.input_transform output_tile_size(6) kernel_size(3) image_dimensions([0, 1]) ins(%x : tensor<1x8x8x4xf32>) outs(%y : tensor<8x8x1x1x1x4xf32>) -> tensor<8x8x1x1x1x4xf32>
  util.return
}
// -----
util.func private @f() {
  %x = tensor.empty() : tensor<3x3x4x5xf32>
  %y = tensor.empty() : tensor<8x8x4x5xf32>
  // expected-error@below {{'iree_linalg_ext.winograd.filter_transform' op expects dimensions that are [0, 1] or [2, 3]}}
  %r = iree_linalg_ext.winograd.filter_transform output_tile_size(6) kernel_size(3) kernel_dimensions([1, 2]) ins(%x : tensor<3x3x4x5xf32>) outs(%y : tensor<8x8x4x5xf32>) -> tensor<8x8x4x5xf32>
  util.return
}
// -----
util.func private @f() {
  %x = tensor.empty() : tensor<3x3x4x5xf32>
  %y = tensor.empty() : tensor<8x8x4x5xf32>
  // expected-error@below {{'iree_linalg_ext.winograd.filter_transform' op expects kernel dimensions of 3}}
  %r = iree_linalg_ext.winograd.filter_transform output_tile_size(6) kernel_size(3) kernel_dimensions([2, 3]) ins(%x : tensor<3x3x4x5xf32>) outs(%y : tensor<8x8x4x5xf32>) -> tensor<8x8x4x5xf32>
  util.return
}
// -----
util.func private @f() {
  %x = tensor.empty() : tensor<4x5x3x3xf32>
  %y = tensor.empty() : tensor<8x8x4x5xf32>
  // expected-error@below {{'iree_linalg_ext.winograd.filter_transform' op expects an output of shape 8x8x5x4}}
  %r = iree_linalg_ext.winograd.filter_transform output_tile_size(6) kernel_size(3) kernel_dimensions([2, 3]) ins(%x : tensor<4x5x3x3xf32>) outs(%y : tensor<8x8x4x5xf32>) -> tensor<8x8x4x5xf32>
  util.return
}
// -----
util.func private @f() {
  %x = tensor.empty() : tensor<1x8x9x4xf32>
  %y = tensor.empty() : tensor<8x8x1x1x1x4xf32>
  // expected-error@below {{'iree_linalg_ext.winograd.input_transform' op expects an output of shape 8x8x1x1x2x4}}
  %r = iree_linalg_ext.winograd.input_transform output_tile_size(6) kernel_size(3) image_dimensions([1, 2]) ins(%x : tensor<1x8x9x4xf32>) outs(%y : tensor<8x8x1x1x1x4xf32>) -> tensor<8x8x1x1x1x4xf32>
  util.return
}
// -----
util.func private @f() {
  %x = tensor.empty() : tensor<8x8x1x1x2x4xf32>
  %y = tensor.empty() : tensor<1x6x12x4xf32>
  // expected-error@below {{'iree_linalg_ext.winograd.output_transform' op expects an output of shape 1x4x6x12}}
  %r = iree_linalg_ext.winograd.output_transform output_tile_size(6) kernel_size(3) image_dimensions([2, 3]) ins(%x : tensor<8x8x1x1x2x4xf32>) outs(%y : tensor<1x6x12x4xf32>) -> tensor<1x6x12x4xf32>
  util.return
}
// -----
util.func private @f() {
  %x = tensor.empty() : tensor<9x8xf32>
  %y = tensor.empty() : tensor<8x8xf32>
  // expected-error@below {{'iree_linalg_ext.winograd.input_transform' op expects an input of at most 8 in each dimension}}
  %r = iree_linalg_ext.winograd.input_transform output_tile_size(6) kernel_size(3) image_dimensions([1, 2]) ins(%x : tensor<9x8xf32>) outs(%y : tensor<8x8xf32>) -> tensor<8x8xf32>
  util.return
}
// -----
util.func private @f() {
  %x = tensor.empty() : tensor<6x8xf32>
  %y = tensor.empty() : tensor<6x6xf32>
  // expected-error@below {{'iree_linalg_ext.winograd.output_transform' op expects an input of shape 8x8}}
  %r = iree_linalg_ext.winograd.output_transform output_tile_size(6) kernel_size(3) image_dimensions([1, 2]) ins(%x : tensor<6x8xf32>) outs(%y : tensor<6x6xf32>) -> tensor<6x6xf32>
  util.return
}
// -----
util.func private @f() {
  %x = tensor.empty() : tensor<8x8xf32>
  %y = tensor.empty() : tensor<8x8xf32>
  // expected-error@below {{'iree_linalg_ext.winograd.input_transform' op expects tile and kernel sizes of at least 1}}
  %r = iree_linalg_ext.winograd.input_transform output_tile_size(0) kernel_size(3) image_dimensions([1, 2]) ins(%x : tensor<8x8xf32>) outs(%y : tensor<8x8xf32>) -> tensor<8x8xf32>
  util.return
}
// -----
util.func private @f() {
  %x = tensor.empty() : tensor<8x8xf32>
  %y = tensor.empty() : tensor<8x8xf32>
  // expected-error@below {{'iree_linalg_ext.winograd.input_transform' op expects tile and kernel sizes of at least 1}}
  %r = iree_linalg_ext.winograd.input_transform output_tile_size(9223372036854775807) kernel_size(3) image_dimensions([1, 2]) ins(%x : tensor<8x8xf32>) outs(%y : tensor<8x8xf32>) -> tensor<8x8xf32>
  util.return
}
