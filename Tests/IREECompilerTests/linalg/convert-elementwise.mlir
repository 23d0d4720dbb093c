// RUN: iree-opt --convert-elementwise-to-linalg
// Operations on the elements of tensors become structured operations.

// Dynamic dimensions are those of an operand.
util.func private @dynamic(%arg0: tensor<?x4xf32>, %arg1: tensor<?x4xf32>) -> tensor<?x4xf32> {
  %0 = arith.addf %arg0, %arg1 : tensor<?x4xf32>
  util.return %0 : tensor<?x4xf32>
}
// OUTPUT:
#map = affine_map<(d0, d1) -> (d0, d1)>
module {
  util.func private @dynamic(%arg0: tensor<?x4xf32>, %arg1: tensor<?x4xf32>) -> tensor<?x4xf32> {
    %c0 = arith.constant 0 : index
    %dim = tensor.dim %arg0, %c0 : tensor<?x4xf32>
    %0 = tensor.empty(%dim) : tensor<?x4xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0, %arg1 : tensor<?x4xf32>, tensor<?x4xf32>) outs(%0 : tensor<?x4xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %2 = arith.addf %in, %in_0 : f32
      linalg.yield %2 : f32
    } -> tensor<?x4xf32>
    util.return %1 : tensor<?x4xf32>
  }
}
// -----
// Scalars are the same for all elements; attributes are kept.
util.func private @select(%arg0: i1, %arg1: tensor<2xi32>) -> tensor<2xi32> {
  %0 = arith.shli %arg1, %arg1 overflow<nsw> : tensor<2xi32>
  %1 = arith.select %arg0, %0, %arg1 : tensor<2xi32>
  util.return %1 : tensor<2xi32>
}
// OUTPUT:
#map = affine_map<(d0) -> (d0)>
#map1 = affine_map<(d0) -> ()>
module {
  util.func private @select(%arg0: i1, %arg1: tensor<2xi32>) -> tensor<2xi32> {
    %0 = tensor.empty() : tensor<2xi32>
    %1 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel"]} ins(%arg1, %arg1 : tensor<2xi32>, tensor<2xi32>) outs(%0 : tensor<2xi32>) {
    ^bb0(%in: i32, %in_0: i32, %out: i32):
      %4 = arith.shli %in, %in_0 overflow<nsw> : i32
      linalg.yield %4 : i32
    } -> tensor<2xi32>
    %2 = tensor.empty() : tensor<2xi32>
    %3 = linalg.generic {indexing_maps = [#map1, #map, #map, #map], iterator_types = ["parallel"]} ins(%arg0, %1, %arg1 : i1, tensor<2xi32>, tensor<2xi32>) outs(%2 : tensor<2xi32>) {
    ^bb0(%in: i1, %in_0: i32, %in_1: i32, %out: i32):
      %4 = arith.select %in, %in_0, %in_1 : i32
      linalg.yield %4 : i32
    } -> tensor<2xi32>
    util.return %3 : tensor<2xi32>
  }
}
// -----
// One of two tensors, whose sizes may differ, is selected as a whole.
util.func private @whole(%arg0: i1, %arg1: tensor<?xi32>, %arg2: tensor<?xi32>) -> tensor<?xi32> {
  %0 = arith.select %arg0, %arg1, %arg2 : tensor<?xi32>
  %1 = arith.addi %0, %0 : tensor<?xi32>
  util.return %1 : tensor<?xi32>
}
// OUTPUT:
#map = affine_map<(d0) -> (d0)>
module {
  util.func private @whole(%arg0: i1, %arg1: tensor<?xi32>, %arg2: tensor<?xi32>) -> tensor<?xi32> {
    %0 = arith.select %arg0, %arg1, %arg2 : tensor<?xi32>
    %c0 = arith.constant 0 : index
    %dim = tensor.dim %arg1, %c0 : tensor<?xi32>
    %c0_0 = arith.constant 0 : index
    %dim_1 = tensor.dim %arg2, %c0_0 : tensor<?xi32>
    %1 = arith.select %arg0, %dim, %dim_1 : index
    %2 = tensor.empty(%1) : tensor<?xi32>
    %3 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel"]} ins(%0, %0 : tensor<?xi32>, tensor<?xi32>) outs(%2 : tensor<?xi32>) {
    ^bb0(%in: i32, %in_2: i32, %out: i32):
      %4 = arith.addi %in, %in_2 : i32
      linalg.yield %4 : i32
    } -> tensor<?xi32>
    util.return %3 : tensor<?xi32>
  }
}
