// RUN: iree-opt --canonicalize --iree-global-opt-infer-static-shapes --canonicalize
// Dimensions that are static in one operand are in all.

#id = affine_map<(d0, d1) -> (d0, d1)>
#row = affine_map<(d0, d1) -> (d0)>
util.func private @f(%arg0: tensor<?x?xf32>, %arg1: tensor<2xf32>) -> tensor<?x?xf32> {
  %c2 = arith.constant 2 : index
  %c3 = arith.constant 3 : index
  %0 = tensor.empty(%c2, %c3) : tensor<?x?xf32>
  %1 = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]} ins(%arg0, %arg1 : tensor<?x?xf32>, tensor<2xf32>) outs(%0 : tensor<?x?xf32>) {
  ^bb0(%in: f32, %in_0: f32, %out: f32):
    %3 = arith.addf %in, %in_0 : f32
    linalg.yield %3 : f32
  } -> tensor<?x?xf32>
  %2 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]} ins(%1 : tensor<?x?xf32>) outs(%0 : tensor<?x?xf32>) {
  ^bb0(%in: f32, %out: f32):
    %3 = math.exp %in : f32
    linalg.yield %3 : f32
  } -> tensor<?x?xf32>
  util.return %2 : tensor<?x?xf32>
}
// OUTPUT:
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d0)>
module {
  util.func private @f(%arg0: tensor<?x?xf32>, %arg1: tensor<2xf32>) -> tensor<?x?xf32> {
    %0 = tensor.empty() : tensor<2x3xf32>
    %cast = tensor.cast %arg0 : tensor<?x?xf32> to tensor<2x3xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%cast, %arg1 : tensor<2x3xf32>, tensor<2xf32>) outs(%0 : tensor<2x3xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %3 = arith.addf %in, %in_1 : f32
      linalg.yield %3 : f32
    } -> tensor<2x3xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%1 : tensor<2x3xf32>) outs(%0 : tensor<2x3xf32>) {
    ^bb0(%in: f32, %out: f32):
      %3 = math.exp %in : f32
      linalg.yield %3 : f32
    } -> tensor<2x3xf32>
    %cast_0 = tensor.cast %2 : tensor<2x3xf32> to tensor<?x?xf32>
    util.return %cast_0 : tensor<?x?xf32>
  }
}
