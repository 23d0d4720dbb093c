// RUN: iree-opt --iree-linalg-ext-decompose-winograd
// Winograd transformations are contractions with matrices.

// A filter, and two dimensions of it only.
util.func private @filter(%arg0: tensor<5x2x3x3xf32>, %arg1: tensor<8x8x2x5xf32>, %arg2: tensor<3x3xf32>, %arg3: tensor<8x8xf32>) -> (tensor<8x8x2x5xf32>, tensor<8x8xf32>) {
  %0 = iree_linalg_ext.winograd.filter_transform output_tile_size(6) kernel_size(3) kernel_dimensions([2, 3]) ins(%arg0 : tensor<5x2x3x3xf32>) outs(%arg1 : tensor<8x8x2x5xf32>) -> tensor<8x8x2x5xf32>
  %1 = iree_linalg_ext.winograd.filter_transform output_tile_size(6) kernel_size(3) kernel_dimensions([0, 1]) ins(%arg2 : tensor<3x3xf32>) outs(%arg3 : tensor<8x8xf32>) -> tensor<8x8xf32>
  util.return %0, %1 : tensor<8x8x2x5xf32>, tensor<8x8xf32>
}
// OUTPUT:
#map = affine_map<(d0, d1, d2, d3, d4, d5) -> (d0, d4)>
#map1 = affine_map<(d0, d1, d2, d3, d4, d5) -> (d1, d5)>
#map2 = affine_map<(d0, d1, d2, d3, d4, d5) -> (d3, d2, d4, d5)>
#map3 = affine_map<(d0, d1, d2, d3, d4, d5) -> (d0, d1, d2, d3)>
#map4 = affine_map<(d0, d1, d2, d3) -> (d0, d2)>
#map5 = affine_map<(d0, d1, d2, d3) -> (d1, d3)>
#map6 = affine_map<(d0, d1, d2, d3) -> (d2, d3)>
#map7 = affine_map<(d0, d1, d2, d3) -> (d0, d1)>
module {
  util.func private @filter(%arg0: tensor<5x2x3x3xf32>, %arg1: tensor<8x8x2x5xf32>, %arg2: tensor<3x3xf32>, %arg3: tensor<8x8xf32>) -> (tensor<8x8x2x5xf32>, tensor<8x8xf32>) {
    %cst = arith.constant dense<[[1.000000e+00, 0.000000e+00, 0.000000e+00], [-0.222222224, -0.222222224, -0.222222224], [-0.222222224, 0.222222224, -0.222222224], [0.0111111114, 0.0222222228, 0.0444444455], [0.0111111114, -0.0222222228, 0.0444444455], [0.711111128, 0.355555564, 0.177777782], [0.711111128, -0.355555564, 0.177777782], [0.000000e+00, 0.000000e+00, 1.000000e+00]]> : tensor<8x3xf32>
    %cst_0 = arith.constant 0.000000e+00 : f32
    %0 = tensor.empty() : tensor<8x8x2x5xf32>
    %1 = linalg.fill ins(%cst_0 : f32) outs(%0 : tensor<8x8x2x5xf32>) -> tensor<8x8x2x5xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1, #map2, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%cst, %cst, %arg0 : tensor<8x3xf32>, tensor<8x3xf32>, tensor<5x2x3x3xf32>) outs(%1 : tensor<8x8x2x5xf32>) {
    ^bb0(%in: f32, %in_3: f32, %in_4: f32, %out: f32):
      %6 = arith.mulf %in, %in_3 : f32
      %7 = arith.mulf %6, %in_4 : f32
      %8 = arith.addf %out, %7 : f32
      linalg.yield %8 : f32
    } -> tensor<8x8x2x5xf32>
    %cst_1 = arith.constant dense<[[1.000000e+00, 0.000000e+00, 0.000000e+00], [-0.222222224, -0.222222224, -0.222222224], [-0.222222224, 0.222222224, -0.222222224], [0.0111111114, 0.0222222228, 0.0444444455], [0.0111111114, -0.0222222228, 0.0444444455], [0.711111128, 0.355555564, 0.177777782], [0.711111128, -0.355555564, 0.177777782], [0.000000e+00, 0.000000e+00, 1.000000e+00]]> : tensor<8x3xf32>
    %cst_2 = arith.constant 0.000000e+00 : f32
    %3 = tensor.empty() : tensor<8x8xf32>
    %4 = linalg.fill ins(%cst_2 : f32) outs(%3 : tensor<8x8xf32>) -> tensor<8x8xf32>
    %5 = linalg.generic {indexing_maps = [#map4, #map5, #map6, #map7], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%cst_1, %cst_1, %arg2 : tensor<8x3xf32>, tensor<8x3xf32>, tensor<3x3xf32>) outs(%4 : tensor<8x8xf32>) {
    ^bb0(%in: f32, %in_3: f32, %in_4: f32, %out: f32):
      %6 = arith.mulf %in, %in_3 : f32
      %7 = arith.mulf %6, %in_4 : f32
      %8 = arith.addf %out, %7 : f32
      linalg.yield %8 : f32
    } -> tensor<8x8xf32>
    util.return %2, %5 : tensor<8x8x2x5xf32>, tensor<8x8xf32>
  }
}
// -----
// An image that the tiles do not divide.
util.func private @input(%arg0: tensor<1x11x14x4xf32>, %arg1: tensor<8x8x1x2x2x4xf32>, %arg2: tensor<5x8xf32>, %arg3: tensor<8x8xf32>) -> (tensor<8x8x1x2x2x4xf32>, tensor<8x8xf32>) {
  %0 = iree_linalg_ext.winograd.input_transform output_tile_size(6) kernel_size(3) image_dimensions([1, 2]) ins(%arg0 : tensor<1x11x14x4xf32>) outs(%arg1 : tensor<8x8x1x2x2x4xf32>) -> tensor<8x8x1x2x2x4xf32>
  %1 = iree_linalg_ext.winograd.input_transform output_tile_size(6) kernel_size(3) image_dimensions([0, 1]) ins(%arg2 : tensor<5x8xf32>) outs(%arg3 : tensor<8x8xf32>) -> tensor<8x8xf32>
  util.return %0, %1 : tensor<8x8x1x2x2x4xf32>, tensor<8x8xf32>
}
// OUTPUT:
#map = affine_map<(d0, d1, d2, d3, d4, d5, d6, d7) -> (d0, d6)>
#map1 = affine_map<(d0, d1, d2, d3, d4, d5, d6, d7) -> (d1, d7)>
#map2 = affine_map<(d0, d1, d2, d3, d4, d5, d6, d7) -> (d2, d3 * 6 + d6, d4 * 6 + d7, d5)>
#map3 = affine_map<(d0, d1, d2, d3, d4, d5, d6, d7) -> (d0, d1, d2, d3, d4, d5)>
#map4 = affine_map<(d0, d1, d2, d3) -> (d0, d2)>
#map5 = affine_map<(d0, d1, d2, d3) -> (d1, d3)>
#map6 = affine_map<(d0, d1, d2, d3) -> (d2, d3)>
#map7 = affine_map<(d0, d1, d2, d3) -> (d0, d1)>
module {
  util.func private @input(%arg0: tensor<1x11x14x4xf32>, %arg1: tensor<8x8x1x2x2x4xf32>, %arg2: tensor<5x8xf32>, %arg3: tensor<8x8xf32>) -> (tensor<8x8x1x2x2x4xf32>, tensor<8x8xf32>) {
    %cst = arith.constant 0.000000e+00 : f32
    %0 = tensor.empty() : tensor<1x14x14x4xf32>
    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<1x14x14x4xf32>) -> tensor<1x14x14x4xf32>
    %inserted_slice = tensor.insert_slice %arg0 into %1[0, 0, 0, 0] [1, 11, 14, 4] [1, 1, 1, 1] : tensor<1x11x14x4xf32> into tensor<1x14x14x4xf32>
    %cst_0 = arith.constant dense<[[1.000000e+00, 0.000000e+00, -5.250000e+00, 0.000000e+00, 5.250000e+00, 0.000000e+00, -1.000000e+00, 0.000000e+00], [0.000000e+00, 1.000000e+00, 1.000000e+00, -4.250000e+00, -4.250000e+00, 1.000000e+00, 1.000000e+00, 0.000000e+00], [0.000000e+00, -1.000000e+00, 1.000000e+00, 4.250000e+00, -4.250000e+00, -1.000000e+00, 1.000000e+00, 0.000000e+00], [0.000000e+00, 5.000000e-01, 2.500000e-01, -2.500000e+00, -1.250000e+00, 2.000000e+00, 1.000000e+00, 0.000000e+00], [0.000000e+00, -5.000000e-01, 2.500000e-01, 2.500000e+00, -1.250000e+00, -2.000000e+00, 1.000000e+00, 0.000000e+00], [0.000000e+00, 2.000000e+00, 4.000000e+00, -2.500000e+00, -5.000000e+00, 5.000000e-01, 1.000000e+00, 0.000000e+00], [0.000000e+00, -2.000000e+00, 4.000000e+00, 2.500000e+00, -5.000000e+00, -5.000000e-01, 1.000000e+00, 0.000000e+00], [0.000000e+00, -1.000000e+00, 0.000000e+00, 5.250000e+00, 0.000000e+00, -5.250000e+00, 0.000000e+00, 1.000000e+00]]> : tensor<8x8xf32>
    %cst_1 = arith.constant 0.000000e+00 : f32
    %2 = tensor.empty() : tensor<8x8x1x2x2x4xf32>
    %3 = linalg.fill ins(%cst_1 : f32) outs(%2 : tensor<8x8x1x2x2x4xf32>) -> tensor<8x8x1x2x2x4xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1, #map2, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%cst_0, %cst_0, %inserted_slice : tensor<8x8xf32>, tensor<8x8xf32>, tensor<1x14x14x4xf32>) outs(%3 : tensor<8x8x1x2x2x4xf32>) {
    ^bb0(%in: f32, %in_6: f32, %in_7: f32, %out: f32):
      %10 = arith.mulf %in, %in_6 : f32
      %11 = arith.mulf %10, %in_7 : f32
      %12 = arith.addf %out, %11 : f32
      linalg.yield %12 : f32
    } -> tensor<8x8x1x2x2x4xf32>
    %cst_2 = arith.constant 0.000000e+00 : f32
    %5 = tensor.empty() : tensor<8x8xf32>
    %6 = linalg.fill ins(%cst_2 : f32) outs(%5 : tensor<8x8xf32>) -> tensor<8x8xf32>
    %inserted_slice_3 = tensor.insert_slice %arg2 into %6[0, 0] [5, 8] [1, 1] : tensor<5x8xf32> into tensor<8x8xf32>
    %cst_4 = arith.constant dense<[[1.000000e+00, 0.000000e+00, -5.250000e+00, 0.000000e+00, 5.250000e+00, 0.000000e+00, -1.000000e+00, 0.000000e+00], [0.000000e+00, 1.000000e+00, 1.000000e+00, -4.250000e+00, -4.250000e+00, 1.000000e+00, 1.000000e+00, 0.000000e+00], [0.000000e+00, -1.000000e+00, 1.000000e+00, 4.250000e+00, -4.250000e+00, -1.000000e+00, 1.000000e+00, 0.000000e+00], [0.000000e+00, 5.000000e-01, 2.500000e-01, -2.500000e+00, -1.250000e+00, 2.000000e+00, 1.000000e+00, 0.000000e+00], [0.000000e+00, -5.000000e-01, 2.500000e-01, 2.500000e+00, -1.250000e+00, -2.000000e+00, 1.000000e+00, 0.000000e+00], [0.000000e+00, 2.000000e+00, 4.000000e+00, -2.500000e+00, -5.000000e+00, 5.000000e-01, 1.000000e+00, 0.000000e+00], [0.000000e+00, -2.000000e+00, 4.000000e+00, 2.500000e+00, -5.000000e+00, -5.000000e-01, 1.000000e+00, 0.000000e+00], [0.000000e+00, -1.000000e+00, 0.000000e+00, 5.250000e+00, 0.000000e+00, -5.250000e+00, 0.000000e+00, 1.000000e+00]]> : tensor<8x8xf32>
    %cst_5 = arith.constant 0.000000e+00 : f32
    %7 = tensor.empty() : tensor<8x8xf32>
    %8 = linalg.fill ins(%cst_5 : f32) outs(%7 : tensor<8x8xf32>) -> tensor<8x8xf32>
    %9 = linalg.generic {indexing_maps = [#map4, #map5, #map6, #map7], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%cst_4, %cst_4, %inserted_slice_3 : tensor<8x8xf32>, tensor<8x8xf32>, tensor<8x8xf32>) outs(%8 : tensor<8x8xf32>) {
    ^bb0(%in: f32, %in_6: f32, %in_7: f32, %out: f32):
      %10 = arith.mulf %in, %in_6 : f32
      %11 = arith.mulf %10, %in_7 : f32
      %12 = arith.addf %out, %11 : f32
      linalg.yield %12 : f32
    } -> tensor<8x8xf32>
    util.return %4, %9 : tensor<8x8x1x2x2x4xf32>, tensor<8x8xf32>
  }
}
// -----
// The output, with smaller tiles and filters in front.
util.func private @output(%arg0: tensor<4x4x1x3x2x5xf64>, %arg1: tensor<1x5x6x4xf64>) -> tensor<1x5x6x4xf64> {
  %0 = iree_linalg_ext.winograd.output_transform output_tile_size(2) kernel_size(3) image_dimensions([2, 3]) ins(%arg0 : tensor<4x4x1x3x2x5xf64>) outs(%arg1 : tensor<1x5x6x4xf64>) -> tensor<1x5x6x4xf64>
  util.return %0 : tensor<1x5x6x4xf64>
}
// OUTPUT:
#map = affine_map<(d0, d1, d2, d3, d4, d5, d6, d7) -> (d3, d6)>
#map1 = affine_map<(d0, d1, d2, d3, d4, d5, d6, d7) -> (d5, d7)>
#map2 = affine_map<(d0, d1, d2, d3, d4, d5, d6, d7) -> (d6, d7, d0, d2, d4, d1)>
#map3 = affine_map<(d0, d1, d2, d3, d4, d5, d6, d7) -> (d0, d1, d2, d3, d4, d5)>
module {
  util.func private @output(%arg0: tensor<4x4x1x3x2x5xf64>, %arg1: tensor<1x5x6x4xf64>) -> tensor<1x5x6x4xf64> {
    %cst = arith.constant dense<[[1.000000e+00, 1.000000e+00, 1.000000e+00, 0.000000e+00], [0.000000e+00, 1.000000e+00, -1.000000e+00, 1.000000e+00]]> : tensor<2x4xf64>
    %cst_0 = arith.constant 0.000000e+00 : f64
    %0 = tensor.empty() : tensor<1x5x3x2x2x2xf64>
    %1 = linalg.fill ins(%cst_0 : f64) outs(%0 : tensor<1x5x3x2x2x2xf64>) -> tensor<1x5x3x2x2x2xf64>
    %2 = linalg.generic {indexing_maps = [#map, #map1, #map2, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%cst, %cst, %arg0 : tensor<2x4xf64>, tensor<2x4xf64>, tensor<4x4x1x3x2x5xf64>) outs(%1 : tensor<1x5x3x2x2x2xf64>) {
    ^bb0(%in: f64, %in_1: f64, %in_2: f64, %out: f64):
      %3 = arith.mulf %in, %in_1 : f64
      %4 = arith.mulf %3, %in_2 : f64
      %5 = arith.addf %out, %4 : f64
      linalg.yield %5 : f64
    } -> tensor<1x5x3x2x2x2xf64>
    %collapsed = tensor.collapse_shape %2 [[0], [1], [2, 3], [4, 5]] : tensor<1x5x3x2x2x2xf64> into tensor<1x5x6x4xf64>
    util.return %collapsed : tensor<1x5x6x4xf64>
  }
}
