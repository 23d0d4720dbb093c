// RUN: iree-opt --iree-dispatch-creation-convert-tensor-to-flow --canonicalize
// Operations on tensors between dispatches.

// Views of the same elements.
util.func private @views(%arg0: tensor<2x?xf32>, %arg1: index) -> (tensor<?xf32>, tensor<2x4xf32>) {
  %0 = flow.tensor.tie_shape %arg0 : tensor<2x?xf32>{%arg1}
  %1 = tensor.collapse_shape %0 [[0, 1]] : tensor<2x?xf32> into tensor<?xf32>
  %2 = tensor.cast %0 : tensor<2x?xf32> to tensor<2x4xf32>
  util.return %1, %2 : tensor<?xf32>, tensor<2x4xf32>
}
// OUTPUT:
module {
  util.func private @views(%arg0: tensor<2x?xf32>, %arg1: index) -> (tensor<?xf32>, tensor<2x4xf32>) {
    %c2 = arith.constant 2 : index
    %0 = flow.tensor.tie_shape %arg0 : tensor<2x?xf32>{%arg1}
    %1 = arith.muli %arg1, %c2 : index
    %2 = flow.tensor.reshape %0 : tensor<2x?xf32>{%arg1} -> tensor<?xf32>{%1}
    %3 = flow.tensor.reshape %0 : tensor<2x?xf32>{%arg1} -> tensor<2x4xf32>
    util.return %2, %3 : tensor<?xf32>, tensor<2x4xf32>
  }
}
// -----
// Contiguous slices are ranges.
util.func private @slices(%arg0: tensor<4x8xf32>, %arg1: tensor<3xf32>, %arg2: index) -> (tensor<?x8xf32>, tensor<3xf32>, tensor<4x8xf32>) {
  %0 = tensor.extract_slice %arg0[1, 0] [%arg2, 8] [1, 1] : tensor<4x8xf32> to tensor<?x8xf32>
  %1 = tensor.extract_slice %arg0[2, 5] [1, 3] [1, 1] : tensor<4x8xf32> to tensor<3xf32>
  %2 = tensor.insert_slice %arg1 into %arg0[%arg2, 4] [1, 3] [1, 1] : tensor<3xf32> into tensor<4x8xf32>
  util.return %0, %1, %2 : tensor<?x8xf32>, tensor<3xf32>, tensor<4x8xf32>
}
// OUTPUT:
module {
  util.func private @slices(%arg0: tensor<4x8xf32>, %arg1: tensor<3xf32>, %arg2: index) -> (tensor<?x8xf32>, tensor<3xf32>, tensor<4x8xf32>) {
    %c4 = arith.constant 4 : index
    %c5 = arith.constant 5 : index
    %c2 = arith.constant 2 : index
    %c3 = arith.constant 3 : index
    %c8 = arith.constant 8 : index
    %c1 = arith.constant 1 : index
    %c0 = arith.constant 0 : index
    %0 = flow.tensor.slice %arg0[%c1, %c0 for %arg2, %c8] : tensor<4x8xf32> -> tensor<?x8xf32>{%arg2}
    %1 = flow.tensor.slice %arg0[%c2, %c5 for %c1, %c3] : tensor<4x8xf32> -> tensor<1x3xf32>
    %2 = flow.tensor.reshape %1 : tensor<1x3xf32> -> tensor<3xf32>
    %3 = flow.tensor.reshape %arg1 : tensor<3xf32> -> tensor<1x3xf32>
    %4 = flow.tensor.update %3, %arg0[%arg2, %c4] : tensor<1x3xf32> -> %arg0 as tensor<4x8xf32>
    util.return %0, %2, %4 : tensor<?x8xf32>, tensor<3xf32>, tensor<4x8xf32>
  }
}
// -----
// Others are copied by dispatches.
util.func private @copies(%arg0: tensor<4x8xf32>, %arg1: tensor<2x2xf32>, %arg2: index) -> (tensor<2x?xf32>, tensor<4x8xf32>) {
  %0 = tensor.extract_slice %arg0[1, 0] [2, %arg2] [1, 2] : tensor<4x8xf32> to tensor<2x?xf32>
  %1 = tensor.insert_slice %arg1 into %arg0[%arg2, 4] [2, 2] [1, 1] : tensor<2x2xf32> into tensor<4x8xf32>
  util.return %0, %1 : tensor<2x?xf32>, tensor<4x8xf32>
}
// OUTPUT:
module {
  util.func private @copies(%arg0: tensor<4x8xf32>, %arg1: tensor<2x2xf32>, %arg2: index) -> (tensor<2x?xf32>, tensor<4x8xf32>) {
    %0 = flow.dispatch.workgroups(%arg0, %arg2) : (tensor<4x8xf32>, index) -> tensor<2x?xf32>{%arg2} =
        (%arg3: !iree_tensor_ext.dispatch.tensor<readonly:tensor<4x8xf32>>, %arg4: index, %arg5: !iree_tensor_ext.dispatch.tensor<writeonly:tensor<2x?xf32>>) {
      %2 = flow.dispatch.tie_shape %arg5 : !iree_tensor_ext.dispatch.tensor<writeonly:tensor<2x?xf32>>{%arg4}
      %3 = iree_tensor_ext.dispatch.tensor.load %arg3, offsets = [1, 0], sizes = [2, %arg4], strides = [1, 2] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<4x8xf32>> -> tensor<2x?xf32>
      iree_tensor_ext.dispatch.tensor.store %3, %2, offsets = [0, 0], sizes = [2, %arg4], strides = [1, 1] : tensor<2x?xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<2x?xf32>>{%arg4}
      flow.return
    }
    %1 = flow.dispatch.workgroups(%arg1, %arg0, %arg2) : (tensor<2x2xf32>, tensor<4x8xf32>, index) -> %arg0 =
        (%arg3: !iree_tensor_ext.dispatch.tensor<readonly:tensor<2x2xf32>>, %arg4: !iree_tensor_ext.dispatch.tensor<readwrite:tensor<4x8xf32>>, %arg5: index) {
      %2 = iree_tensor_ext.dispatch.tensor.load %arg3, offsets = [0, 0], sizes = [2, 2], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<2x2xf32>> -> tensor<2x2xf32>
      iree_tensor_ext.dispatch.tensor.store %2, %arg4, offsets = [%arg5, 4], sizes = [2, 2], strides = [1, 1] : tensor<2x2xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<4x8xf32>>
      flow.return
    }
    util.return %0, %1 : tensor<2x?xf32>, tensor<4x8xf32>
  }
}
// -----
// Elements, and tensors made of them.
util.func private @elements(%arg0: tensor<?xf32>, %arg1: index, %arg2: f32) -> (f32, tensor<?xf32>, tensor<2xf32>, tensor<f32>, tensor<3xf32>) {
  %0 = flow.tensor.tie_shape %arg0 : tensor<?xf32>{%arg1}
  %c0 = arith.constant 0 : index
  %1 = tensor.extract %0[%c0] : tensor<?xf32>
  %2 = tensor.insert %arg2 into %0[%c0] : tensor<?xf32>
  %3 = tensor.from_elements %1, %arg2 : tensor<2xf32>
  %4 = tensor.from_elements %arg2 : tensor<f32>
  %5 = tensor.empty() : tensor<3xf32>
  %6 = linalg.fill ins(%arg2 : f32) outs(%5 : tensor<3xf32>) -> tensor<3xf32>
  util.return %1, %2, %3, %4, %6 : f32, tensor<?xf32>, tensor<2xf32>, tensor<f32>, tensor<3xf32>
}
// OUTPUT:
module {
  util.func private @elements(%arg0: tensor<?xf32>, %arg1: index, %arg2: f32) -> (f32, tensor<?xf32>, tensor<2xf32>, tensor<f32>, tensor<3xf32>) {
    %c1 = arith.constant 1 : index
    %c0 = arith.constant 0 : index
    %0 = flow.tensor.tie_shape %arg0 : tensor<?xf32>{%arg1}
    %1 = flow.tensor.load %0[%c0] : tensor<?xf32>{%arg1}
    %2 = flow.tensor.store %arg2, %0[%c0] : tensor<?xf32>{%arg1}
    %3 = flow.tensor.empty : tensor<2xf32>
    %4 = flow.tensor.store %1, %3[%c0] : tensor<2xf32>
    %5 = flow.tensor.store %arg2, %4[%c1] : tensor<2xf32>
    %6 = flow.tensor.splat %arg2 : tensor<f32>
    %7 = flow.tensor.splat %arg2 : tensor<3xf32>
    util.return %1, %2, %5, %6, %7 : f32, tensor<?xf32>, tensor<2xf32>, tensor<f32>, tensor<3xf32>
  }
}
