// RUN: iree-opt --canonicalize
// Operands and results of `flow.dispatch.workgroups`.

// Duplicate workload values and operands, unused operands and unused results are dropped.
util.func public @f(%a: tensor<4xf32>, %n: index) -> (tensor<4xf32>) {
  %r:2 = flow.dispatch.workgroups[%n, %n](%a, %n, %a) : (tensor<4xf32>, index, tensor<4xf32>) -> (tensor<4xf32>, tensor<2xf32>) =
      (%x: !iree_tensor_ext.dispatch.tensor<readonly:tensor<4xf32>>, %i: index, %y: !iree_tensor_ext.dispatch.tensor<readonly:tensor<4xf32>>, %o: !iree_tensor_ext.dispatch.tensor<writeonly:tensor<4xf32>>, %p: !iree_tensor_ext.dispatch.tensor<writeonly:tensor<2xf32>>) {
    %u = iree_tensor_ext.dispatch.tensor.load %y, offsets = [0], sizes = [4], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<4xf32>> -> tensor<4xf32>
    %e = tensor.empty() : tensor<2xf32>
    iree_tensor_ext.dispatch.tensor.store %u, %o, offsets = [0], sizes = [4], strides = [1] : tensor<4xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<4xf32>>
    iree_tensor_ext.dispatch.tensor.store %e, %p, offsets = [0], sizes = [2], strides = [1] : tensor<2xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<2xf32>>
    flow.return
  }
  util.return %r#0 : tensor<4xf32>
}
// OUTPUT:
module {
  util.func public @f(%arg0: tensor<4xf32>, %arg1: index) -> tensor<4xf32> {
    %0 = flow.dispatch.workgroups[%arg1](%arg0) : (tensor<4xf32>) -> tensor<4xf32> =
        (%arg2: !iree_tensor_ext.dispatch.tensor<readonly:tensor<4xf32>>, %arg3: !iree_tensor_ext.dispatch.tensor<writeonly:tensor<4xf32>>) {
      %1 = iree_tensor_ext.dispatch.tensor.load %arg2, offsets = [0], sizes = [4], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<4xf32>> -> tensor<4xf32>
      iree_tensor_ext.dispatch.tensor.store %1, %arg3, offsets = [0], sizes = [4], strides = [1] : tensor<4xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<4xf32>>
      flow.return
    }
    util.return %0 : tensor<4xf32>
  }
}
