// RUN: iree-opt --iree-linalg-ext-decompose-winograd --verify-diagnostics
// Winograd transformations that have no matrices.

util.func private @tiles(%arg0: tensor<9x9xf32>, %arg1: tensor<7x7xf32>) -> tensor<7x7xf32> {
  // expected-error@below {{'iree_linalg_ext.winograd.output_transform' op expects tensors of floats of static shapes, and tiles and kernels of at most 9 elements together}}
  %0 = iree_linalg_ext.winograd.output_transform output_tile_size(7) kernel_size(3) image_dimensions([0, 1]) ins(%arg0 : tensor<9x9xf32>) outs(%arg1 : tensor<7x7xf32>) -> tensor<7x7xf32>
  util.return %0 : tensor<7x7xf32>
}
