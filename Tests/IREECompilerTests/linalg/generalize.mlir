// RUN: iree-opt --iree-global-opt-generalize-linalg-named-ops
// Structured operations become generic ones, unless code generation knows their names.

util.func private @f(%arg0: tensor<2x3xf32>, %arg1: tensor<3x2xf32>, %arg2: tensor<3xf32>, %arg3: tensor<2x2xf32>) -> (tensor<3x2xf32>, tensor<3xf32>, tensor<2x2xf32>) {
  %0 = linalg.transpose ins(%arg0 : tensor<2x3xf32>) outs(%arg1 : tensor<3x2xf32>) permutation = [1, 0]
  %1 = linalg.reduce { arith.addf } ins(%arg0 : tensor<2x3xf32>) outs(%arg2 : tensor<3xf32>) dimensions = [0]
  %2 = linalg.matmul ins(%arg0, %arg1 : tensor<2x3xf32>, tensor<3x2xf32>) outs(%arg3 : tensor<2x2xf32>) -> tensor<2x2xf32>
  util.return %0, %1, %2 : tensor<3x2xf32>, tensor<3xf32>, tensor<2x2xf32>
}
// OUTPUT:
#map = affine_map<(d0, d1) -> (d1, d0)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0, d1) -> (d1)>
module {
  util.func private @f(%arg0: tensor<2x3xf32>, %arg1: tensor<3x2xf32>, %arg2: tensor<3xf32>, %arg3: tensor<2x2xf32>) -> (tensor<3x2xf32>, tensor<3xf32>, tensor<2x2xf32>) {
    %0 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg0 : tensor<2x3xf32>) outs(%arg1 : tensor<3x2xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<3x2xf32>
    %1 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["reduction", "parallel"]} ins(%arg0 : tensor<2x3xf32>) outs(%arg2 : tensor<3xf32>) {
    ^bb0(%in: f32, %out: f32):
      %3 = arith.addf %out, %in : f32
      linalg.yield %3 : f32
    } -> tensor<3xf32>
    %2 = linalg.matmul ins(%arg0, %arg1 : tensor<2x3xf32>, tensor<3x2xf32>) outs(%arg3 : tensor<2x2xf32>) -> tensor<2x2xf32>
    util.return %0, %1, %2 : tensor<3x2xf32>, tensor<3xf32>, tensor<2x2xf32>
  }
}
