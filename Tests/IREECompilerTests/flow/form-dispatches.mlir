// RUN: iree-opt --iree-dispatch-creation-form-dispatch-regions --canonicalize
// Operations on tensors are divided into dispatches.

#id = affine_map<(d0, d1) -> (d0, d1)>
#column = affine_map<(d0, d1) -> (d1)>

// A contraction, what it starts from, and what is done to its elements.
util.func private @epilogue(%arg0: tensor<?x8xf32>, %arg1: tensor<8x4xf32>, %arg2: tensor<4xf32>, %arg3: index) -> tensor<?x4xf32> {
  %cst = arith.constant 0.0 : f32
  %arg4 = flow.tensor.tie_shape %arg0 : tensor<?x8xf32>{%arg3}
  %0 = tensor.empty(%arg3) : tensor<?x4xf32>
  %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<?x4xf32>) -> tensor<?x4xf32>
  %2 = linalg.matmul ins(%arg4, %arg1 : tensor<?x8xf32>, tensor<8x4xf32>) outs(%1 : tensor<?x4xf32>) -> tensor<?x4xf32>
  %3 = linalg.generic {indexing_maps = [#id, #column, #id], iterator_types = ["parallel", "parallel"]} ins(%2, %arg2 : tensor<?x4xf32>, tensor<4xf32>) outs(%0 : tensor<?x4xf32>) {
  ^bb0(%in: f32, %in_0: f32, %out: f32):
    %4 = arith.addf %in, %in_0 : f32
    linalg.yield %4 : f32
  } -> tensor<?x4xf32>
  util.return %3 : tensor<?x4xf32>
}
// OUTPUT:
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d1)>
module {
  util.func private @epilogue(%arg0: tensor<?x8xf32>, %arg1: tensor<8x4xf32>, %arg2: tensor<4xf32>, %arg3: index) -> tensor<?x4xf32> {
    %0 = flow.tensor.tie_shape %arg0 : tensor<?x8xf32>{%arg3}
    %1 = flow.dispatch.workgroups(%0, %arg1, %arg2, %arg3) : (tensor<?x8xf32>{%arg3}, tensor<8x4xf32>, tensor<4xf32>, index) -> tensor<?x4xf32>{%arg3} =
        (%arg4: !iree_tensor_ext.dispatch.tensor<readonly:tensor<?x8xf32>>, %arg5: !iree_tensor_ext.dispatch.tensor<readonly:tensor<8x4xf32>>, %arg6: !iree_tensor_ext.dispatch.tensor<readonly:tensor<4xf32>>, %arg7: index, %arg8: !iree_tensor_ext.dispatch.tensor<writeonly:tensor<?x4xf32>>) {
      %cst = arith.constant 0.000000e+00 : f32
      %2 = flow.dispatch.tie_shape %arg4 : !iree_tensor_ext.dispatch.tensor<readonly:tensor<?x8xf32>>{%arg7}
      %3 = flow.dispatch.tie_shape %arg8 : !iree_tensor_ext.dispatch.tensor<writeonly:tensor<?x4xf32>>{%arg7}
      %4 = tensor.empty(%arg7) : tensor<?x4xf32>
      %5 = linalg.fill ins(%cst : f32) outs(%4 : tensor<?x4xf32>) -> tensor<?x4xf32>
      %6 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0, 0], sizes = [%arg7, 8], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<?x8xf32>>{%arg7} -> tensor<?x8xf32>
      %7 = iree_tensor_ext.dispatch.tensor.load %arg5, offsets = [0, 0], sizes = [8, 4], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<8x4xf32>> -> tensor<8x4xf32>
      %8 = linalg.matmul ins(%6, %7 : tensor<?x8xf32>, tensor<8x4xf32>) outs(%5 : tensor<?x4xf32>) -> tensor<?x4xf32>
      %9 = iree_tensor_ext.dispatch.tensor.load %arg6, offsets = [0], sizes = [4], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<4xf32>> -> tensor<4xf32>
      %10 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%8, %9 : tensor<?x4xf32>, tensor<4xf32>) outs(%4 : tensor<?x4xf32>) {
      ^bb0(%in: f32, %in_0: f32, %out: f32):
        %11 = arith.addf %in, %in_0 : f32
        linalg.yield %11 : f32
      } -> tensor<?x4xf32>
      iree_tensor_ext.dispatch.tensor.store %10, %3, offsets = [0, 0], sizes = [%arg7, 4], strides = [1, 1] : tensor<?x4xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<?x4xf32>>{%arg7}
      flow.return
    }
    util.return %1 : tensor<?x4xf32>
  }
}
// -----
#id = affine_map<(d0, d1) -> (d0, d1)>
#row = affine_map<(d0, d1) -> (d0)>

// Reductions of rows, with what is done to the rows.
util.func private @rows(%arg0: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %cst = arith.constant 0.0 : f32
  %0 = tensor.empty() : tensor<4xf32>
  %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<4xf32>) -> tensor<4xf32>
  %2 = linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]} ins(%arg0 : tensor<4x8xf32>) outs(%1 : tensor<4xf32>) {
  ^bb0(%in: f32, %out: f32):
    %5 = arith.addf %in, %out : f32
    linalg.yield %5 : f32
  } -> tensor<4xf32>
  %3 = tensor.empty() : tensor<4x8xf32>
  %4 = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]} ins(%arg0, %2 : tensor<4x8xf32>, tensor<4xf32>) outs(%3 : tensor<4x8xf32>) {
  ^bb0(%in: f32, %in_0: f32, %out: f32):
    %5 = arith.divf %in, %in_0 : f32
    linalg.yield %5 : f32
  } -> tensor<4x8xf32>
  util.return %4 : tensor<4x8xf32>
}
// OUTPUT:
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d0)>
module {
  util.func private @rows(%arg0: tensor<4x8xf32>) -> tensor<4x8xf32> {
    %0 = flow.dispatch.workgroups(%arg0) : (tensor<4x8xf32>) -> tensor<4x8xf32> =
        (%arg1: !iree_tensor_ext.dispatch.tensor<readonly:tensor<4x8xf32>>, %arg2: !iree_tensor_ext.dispatch.tensor<writeonly:tensor<4x8xf32>>) {
      %cst = arith.constant 0.000000e+00 : f32
      %1 = tensor.empty() : tensor<4xf32>
      %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<4xf32>) -> tensor<4xf32>
      %3 = tensor.empty() : tensor<4x8xf32>
      %4 = iree_tensor_ext.dispatch.tensor.load %arg1, offsets = [0, 0], sizes = [4, 8], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<4x8xf32>> -> tensor<4x8xf32>
      %5 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%4 : tensor<4x8xf32>) outs(%2 : tensor<4xf32>) {
      ^bb0(%in: f32, %out: f32):
        %7 = arith.addf %in, %out : f32
        linalg.yield %7 : f32
      } -> tensor<4xf32>
      %6 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%4, %5 : tensor<4x8xf32>, tensor<4xf32>) outs(%3 : tensor<4x8xf32>) {
      ^bb0(%in: f32, %in_0: f32, %out: f32):
        %7 = arith.divf %in, %in_0 : f32
        linalg.yield %7 : f32
      } -> tensor<4x8xf32>
      iree_tensor_ext.dispatch.tensor.store %6, %arg2, offsets = [0, 0], sizes = [4, 8], strides = [1, 1] : tensor<4x8xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<4x8xf32>>
      flow.return
    }
    util.return %0 : tensor<4x8xf32>
  }
}
// -----
#id = affine_map<(d0) -> (d0)>

// Two users of a contraction's result: it is stored. What is updated in place is written to.
util.func private @several(%arg0: tensor<4xf32>, %arg1: tensor<4xf32>, %arg2: tensor<f32>, %arg3: i1) -> (tensor<f32>, tensor<4xf32>) {
  %0 = linalg.dot ins(%arg0, %arg1 : tensor<4xf32>, tensor<4xf32>) outs(%arg2 : tensor<f32>) -> tensor<f32>
  %1 = tensor.empty() : tensor<4xf32>
  %2 = scf.if %arg3 -> (tensor<4xf32>) {
    %3 = linalg.generic {indexing_maps = [affine_map<(d0) -> ()>, #id], iterator_types = ["parallel"]} ins(%0 : tensor<f32>) outs(%1 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4xf32>
    scf.yield %3 : tensor<4xf32>
  } else {
    scf.yield %arg0 : tensor<4xf32>
  }
  util.return %0, %2 : tensor<f32>, tensor<4xf32>
}
// OUTPUT:
#map = affine_map<(d0) -> ()>
#map1 = affine_map<(d0) -> (d0)>
module {
  util.func private @several(%arg0: tensor<4xf32>, %arg1: tensor<4xf32>, %arg2: tensor<f32>, %arg3: i1) -> (tensor<f32>, tensor<4xf32>) {
    %0 = flow.dispatch.workgroups(%arg0, %arg1, %arg2) : (tensor<4xf32>, tensor<4xf32>, tensor<f32>) -> %arg2 =
        (%arg4: !iree_tensor_ext.dispatch.tensor<readonly:tensor<4xf32>>, %arg5: !iree_tensor_ext.dispatch.tensor<readonly:tensor<4xf32>>, %arg6: !iree_tensor_ext.dispatch.tensor<readwrite:tensor<f32>>) {
      %2 = iree_tensor_ext.dispatch.tensor.load %arg4, offsets = [0], sizes = [4], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<4xf32>> -> tensor<4xf32>
      %3 = iree_tensor_ext.dispatch.tensor.load %arg5, offsets = [0], sizes = [4], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<4xf32>> -> tensor<4xf32>
      %4 = iree_tensor_ext.dispatch.tensor.load %arg6, offsets = [], sizes = [], strides = [] : !iree_tensor_ext.dispatch.tensor<readwrite:tensor<f32>> -> tensor<f32>
      %5 = linalg.dot ins(%2, %3 : tensor<4xf32>, tensor<4xf32>) outs(%4 : tensor<f32>) -> tensor<f32>
      iree_tensor_ext.dispatch.tensor.store %5, %arg6, offsets = [], sizes = [], strides = [] : tensor<f32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<f32>>
      flow.return
    }
    %1 = scf.if %arg3 -> (tensor<4xf32>) {
      %2 = flow.dispatch.workgroups(%0) : (tensor<f32>) -> tensor<4xf32> =
          (%arg4: !iree_tensor_ext.dispatch.tensor<readonly:tensor<f32>>, %arg5: !iree_tensor_ext.dispatch.tensor<writeonly:tensor<4xf32>>) {
        %3 = tensor.empty() : tensor<4xf32>
        %4 = iree_tensor_ext.dispatch.tensor.load %arg4, offsets = [], sizes = [], strides = [] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<f32>> -> tensor<f32>
        %5 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel"]} ins(%4 : tensor<f32>) outs(%3 : tensor<4xf32>) {
        ^bb0(%in: f32, %out: f32):
          linalg.yield %in : f32
        } -> tensor<4xf32>
        iree_tensor_ext.dispatch.tensor.store %5, %arg5, offsets = [0], sizes = [4], strides = [1] : tensor<4xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<4xf32>>
        flow.return
      }
      scf.yield %2 : tensor<4xf32>
    } else {
      scf.yield %arg0 : tensor<4xf32>
    }
    util.return %0, %1 : tensor<f32>, tensor<4xf32>
  }
}
