// RUN: iree-opt --iree-global-opt-decompose-pack-unpack
// Packing and unpacking are padding, reshapes and transpositions.

util.func private @pack(%arg0: tensor<5x?xf32>, %arg1: tensor<?x3x2x4xf32>, %arg2: f32) -> tensor<?x3x2x4xf32> {
  %0 = linalg.pack %arg0 padding_value(%arg2 : f32) outer_dims_perm = [1, 0] inner_dims_pos = [0, 1] inner_tiles = [2, 4] into %arg1 : tensor<5x?xf32> -> tensor<?x3x2x4xf32>
  util.return %0 : tensor<?x3x2x4xf32>
}
// OUTPUT:
#map = affine_map<(d0, d1, d2, d3) -> (d1, d2, d0, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
module {
  util.func private @pack(%arg0: tensor<5x?xf32>, %arg1: tensor<?x3x2x4xf32>, %arg2: f32) -> tensor<?x3x2x4xf32> {
    %c3 = arith.constant 3 : index
    %c2 = arith.constant 2 : index
    %c0 = arith.constant 0 : index
    %dim = tensor.dim %arg1, %c0 : tensor<?x3x2x4xf32>
    %c4 = arith.constant 4 : index
    %c6 = arith.constant 6 : index
    %0 = arith.muli %dim, %c4 : index
    %c5 = arith.constant 5 : index
    %c1 = arith.constant 1 : index
    %dim_0 = tensor.dim %arg0, %c1 : tensor<5x?xf32>
    %1 = tensor.empty(%0) : tensor<6x?xf32>
    %2 = linalg.fill ins(%arg2 : f32) outs(%1 : tensor<6x?xf32>) -> tensor<6x?xf32>
    %c0_1 = arith.constant 0 : index
    %c0_2 = arith.constant 0 : index
    %inserted_slice = tensor.insert_slice %arg0 into %2[0, 0] [5, %dim_0] [1, 1] : tensor<5x?xf32> into tensor<6x?xf32>
    %expanded = tensor.expand_shape %inserted_slice [[0, 1], [2, 3]] output_shape [3, 2, %dim, 4] : tensor<6x?xf32> into tensor<3x2x?x4xf32>
    %3 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded : tensor<3x2x?x4xf32>) outs(%arg1 : tensor<?x3x2x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x3x2x4xf32>
    util.return %3 : tensor<?x3x2x4xf32>
  }
}
// -----
util.func private @unpack(%arg0: tensor<3x?x2x?xf32>, %arg1: tensor<5x?xf32>, %arg2: index) -> tensor<5x?xf32> {
  %0 = linalg.unpack %arg0 inner_dims_pos = [0, 1] inner_tiles = [2, %arg2] into %arg1 : tensor<3x?x2x?xf32> -> tensor<5x?xf32>
  util.return %0 : tensor<5x?xf32>
}
// OUTPUT:
#map = affine_map<(d0, d1, d2, d3) -> (d0, d2, d1, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
module {
  util.func private @unpack(%arg0: tensor<3x?x2x?xf32>, %arg1: tensor<5x?xf32>, %arg2: index) -> tensor<5x?xf32> {
    %c3 = arith.constant 3 : index
    %c2 = arith.constant 2 : index
    %c1 = arith.constant 1 : index
    %dim = tensor.dim %arg0, %c1 : tensor<3x?x2x?xf32>
    %c3_0 = arith.constant 3 : index
    %dim_1 = tensor.dim %arg0, %c3_0 : tensor<3x?x2x?xf32>
    %0 = tensor.empty(%dim, %dim_1) : tensor<3x2x?x?xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg0 : tensor<3x?x2x?xf32>) outs(%0 : tensor<3x2x?x?xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<3x2x?x?xf32>
    %collapsed = tensor.collapse_shape %1 [[0, 1], [2, 3]] : tensor<3x2x?x?xf32> into tensor<6x?xf32>
    %c5 = arith.constant 5 : index
    %c1_2 = arith.constant 1 : index
    %dim_3 = tensor.dim %arg1, %c1_2 : tensor<5x?xf32>
    %extracted_slice = tensor.extract_slice %collapsed[0, 0] [5, %dim_3] [1, 1] : tensor<6x?xf32> to tensor<5x?xf32>
    util.return %extracted_slice : tensor<5x?xf32>
  }
}
