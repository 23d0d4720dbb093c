// RUN: iree-opt --verify-diagnostics
// Tiles that cannot be.

util.func private @positions(%arg0: tensor<5x7xf32>, %arg1: tensor<5x7x2x4xf32>) {
  // expected-error@below {{'linalg.pack' op expects distinct tiled dimensions below 2}}
  %0 = linalg.pack %arg0 inner_dims_pos = [0, 0] inner_tiles = [2, 4] into %arg1 : tensor<5x7xf32> -> tensor<5x7x2x4xf32>
  util.return
}
// -----
util.func private @order(%arg0: tensor<5x7xf32>, %arg1: tensor<5x7x2x4xf32>) {
  // expected-error@below {{'linalg.pack' op expects a permutation of 2 dimensions}}
  %0 = linalg.pack %arg0 outer_dims_perm = [1, 1] inner_dims_pos = [0, 1] inner_tiles = [2, 4] into %arg1 : tensor<5x7xf32> -> tensor<5x7x2x4xf32>
  util.return
}
// -----
util.func private @rank(%arg0: tensor<5x7xf32>, %arg1: tensor<5x7x2xf32>) {
  // expected-error@below {{'linalg.unpack' op expects a tiled tensor of rank 4, but got 'tensor<5x7x2xf32>'}}
  %0 = linalg.unpack %arg1 inner_dims_pos = [0, 1] inner_tiles = [2, 4] into %arg0 : tensor<5x7x2xf32> -> tensor<5x7xf32>
  util.return
}
