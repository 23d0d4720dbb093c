// RUN: iree-opt --iree-flow-cleanup-tensor-shapes
// Dimensions are not stated any more, once they are known everywhere.

util.func private @f(%arg0: tensor<?xf32>, %arg1: index) -> (tensor<?xf32>, index) {
  %0 = flow.tensor.tie_shape %arg0 : tensor<?xf32>{%arg1}
  %c0 = arith.constant 0 : index
  %dim = tensor.dim %0, %c0 : tensor<?xf32>
  util.return %0, %dim : tensor<?xf32>, index
}
// OUTPUT:
module {
  util.func private @f(%arg0: tensor<?xf32>, %arg1: index) -> (tensor<?xf32>, index) {
    %c0 = arith.constant 0 : index
    util.return %arg0, %arg1 : tensor<?xf32>, index
  }
}
