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
// OUTPUT:
#map = affine_map<(d0) -> (d0)>
#map1 = affine_map<(d0) -> ()>
module {
  util.func private @collapsed(%arg0: tensor<2x?xf32>, %arg1: f32, %arg2: index) -> tensor<2x?xf32> {
    %0 = flow.tensor.tie_shape %arg0 : tensor<2x?xf32>{%arg2}
    %1 = tensor.empty(%arg2) : tensor<2x?xf32>
    %c2 = arith.constant 2 : index
    %2 = arith.muli %c2, %arg2 : index
    %collapsed = tensor.collapse_shape %0 [[0, 1]] : tensor<2x?xf32> into tensor<?xf32>
    %3 = tensor.empty(%2) : tensor<?xf32>
    %c2_0 = arith.constant 2 : index
    %4 = arith.muli %c2_0, %arg2 : index
    %5 = flow.dispatch.workgroups(%collapsed, %4, %arg1, %2) : (tensor<?xf32>{%4}, index, f32, index) -> tensor<?xf32>{%2} =
        (%arg3: !iree_tensor_ext.dispatch.tensor<readonly:tensor<?xf32>>, %arg4: index, %arg5: f32, %arg6: index, %arg7: !iree_tensor_ext.dispatch.tensor<writeonly:tensor<?xf32>>) {
      %6 = flow.dispatch.tie_shape %arg3 : !iree_tensor_ext.dispatch.tensor<readonly:tensor<?xf32>>{%arg4}
      %7 = flow.dispatch.tie_shape %arg7 : !iree_tensor_ext.dispatch.tensor<writeonly:tensor<?xf32>>{%arg6}
      %8 = tensor.empty(%arg6) : tensor<?xf32>
      %9 = iree_tensor_ext.dispatch.tensor.load %6, offsets = [0], sizes = [%arg4], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<?xf32>>{%arg4} -> tensor<?xf32>
      %10 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel"]} ins(%9, %arg5 : tensor<?xf32>, f32) outs(%8 : tensor<?xf32>) {
      ^bb0(%in: f32, %in_1: f32, %out: f32):
        %11 = arith.addf %in, %in_1 : f32
        linalg.yield %11 : f32
      } -> tensor<?xf32>
      iree_tensor_ext.dispatch.tensor.store %10, %7, offsets = [0], sizes = [%arg6], strides = [1] : tensor<?xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<?xf32>>{%arg6}
      flow.return
    }
    %expanded = tensor.expand_shape %5 [[0, 1]] output_shape [2, %arg2] : tensor<?xf32> into tensor<2x?xf32>
    util.return %expanded : tensor<2x?xf32>
  }
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
// OUTPUT:
#map = affine_map<(d0, d1) -> (d0, d1)>
module {
  util.func private @kept() -> tensor<2x3xi32> {
    %0 = tensor.empty() : tensor<2x3xi32>
    %1 = flow.dispatch.workgroups() : () -> tensor<2x3xi32> =
        (%arg0: !iree_tensor_ext.dispatch.tensor<writeonly:tensor<2x3xi32>>) {
      %2 = tensor.empty() : tensor<2x3xi32>
      %3 = linalg.generic {indexing_maps = [#map], iterator_types = ["parallel", "parallel"]} outs(%2 : tensor<2x3xi32>) {
      ^bb0(%out: i32):
        %4 = linalg.index 1 : index
        %5 = arith.index_cast %4 : index to i32
        linalg.yield %5 : i32
      } -> tensor<2x3xi32>
      iree_tensor_ext.dispatch.tensor.store %3, %arg0, offsets = [0, 0], sizes = [2, 3], strides = [1, 1] : tensor<2x3xi32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<2x3xi32>>
      flow.return
    }
    util.return %1 : tensor<2x3xi32>
  }
}
