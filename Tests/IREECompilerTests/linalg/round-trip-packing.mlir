// RUN: iree-opt
// Printed form of packing.

util.func private @f(%arg0: tensor<5x7xf32>, %arg1: tensor<2x3x2x4xf32>, %arg2: f32, %arg3: tensor<3x2x2x4xf32>, %arg4: tensor<3x?x2x?xf32>, %arg5: index, %arg6: tensor<6x7xf32>) {
  %0 = linalg.pack %arg0 padding_value(%arg2 : f32) outer_dims_perm = [1, 0] inner_dims_pos = [0, 1] inner_tiles = [2, 4] into %arg1 : tensor<5x7xf32> -> tensor<2x3x2x4xf32>
  %1 = linalg.pack %arg6 inner_dims_pos = [0, 1] inner_tiles = [2, %arg5] into %arg4 : tensor<6x7xf32> -> tensor<3x?x2x?xf32>
  %2 = linalg.unpack %arg1 outer_dims_perm = [1, 0] inner_dims_pos = [0, 1] inner_tiles = [2, 4] into %arg0 : tensor<2x3x2x4xf32> -> tensor<5x7xf32>
  %3 = linalg.unpack %arg4 inner_dims_pos = [0, 1] inner_tiles = [2, %arg5] into %arg0 : tensor<3x?x2x?xf32> -> tensor<5x7xf32>
  util.return
}
// OUTPUT:
module {
  util.func private @f(%arg0: tensor<5x7xf32>, %arg1: tensor<2x3x2x4xf32>, %arg2: f32, %arg3: tensor<3x2x2x4xf32>, %arg4: tensor<3x?x2x?xf32>, %arg5: index, %arg6: tensor<6x7xf32>) {
    %pack = linalg.pack %arg0 padding_value(%arg2 : f32) outer_dims_perm = [1, 0] inner_dims_pos = [0, 1] inner_tiles = [2, 4] into %arg1 : tensor<5x7xf32> -> tensor<2x3x2x4xf32>
    %pack_0 = linalg.pack %arg6 inner_dims_pos = [0, 1] inner_tiles = [2, %arg5] into %arg4 : tensor<6x7xf32> -> tensor<3x?x2x?xf32>
    %unpack = linalg.unpack %arg1 outer_dims_perm = [1, 0] inner_dims_pos = [0, 1] inner_tiles = [2, 4] into %arg0 : tensor<2x3x2x4xf32> -> tensor<5x7xf32>
    %unpack_1 = linalg.unpack %arg4 inner_dims_pos = [0, 1] inner_tiles = [2, %arg5] into %arg0 : tensor<3x?x2x?xf32> -> tensor<5x7xf32>
    util.return
  }
}
