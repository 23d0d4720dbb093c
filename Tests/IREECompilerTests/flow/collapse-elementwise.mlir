// RUN: iree-opt --iree-dispatch-creation-form-dispatch-regions
// Elementwise operations go through tensors in the order of memory, if the place of an element does not matter.

#id = affine_map<(d0, d1) -> (d0, d1)>
#none = affine_map<(d0, d1) -> ()>
util.func private @collapsed(%arg0: tensor<2x?xf32>, %arg1: f32, %arg2: index) -> tensor<2x?xf32> {
  %0 = flow.tensor.tie_shape %arg0 : tensor<2x?xf32>{%arg2}
  %1 = tensor.empty(%arg2) : tensor<2x?xf32>
  %2 = linalg.generic {indexing_maps = [#id, #none, #id], iterator_types = ["parallel", "parallel"]} ins(%0, %arg1 : tensor<2x?xf32>, f32) outs(%1 : tensor<2x?xf32>) {
  ^bb0(%in: f32, %in_0: f32, %out: f32):
    %3 = arith.addf %in, %in_0 : f32
    linalg.yield %3 : f32
  } -> tensor<2x?xf32>
  util.return %2 : tensor<2x?xf32>
}
// -----
#id = affine_map<(d0, d1) -> (d0, d1)>
util.func private @kept() -> tensor<2x3xi32> {
  %0 = tensor.empty() : tensor<2x3xi32>
  %1 = linalg.generic {indexing_maps = [#id], iterator_types = ["parallel", "parallel"]} outs(%0 : tensor<2x3xi32>) {
  ^bb0(%out: i32):
    %2 = linalg.index 1 : index
    %3 = arith.index_cast %2 : index to i32
    linalg.yield %3 : i32
  } -> tensor<2x3xi32>
  util.return %1 : tensor<2x3xi32>
}
