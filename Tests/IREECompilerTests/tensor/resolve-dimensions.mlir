// RUN: iree-opt --resolve-shaped-type-result-dims --canonicalize
// Dimensions are computed from what a tensor is made of.

util.func private @f(%arg0: tensor<?x4xf32>, %arg1: index, %arg2: index) -> (index, index, index, index, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0 = tensor.collapse_shape %arg0 [[0, 1]] : tensor<?x4xf32> into tensor<?xf32>
  %1 = tensor.dim %0, %c0 : tensor<?xf32>
  %2 = tensor.extract_slice %arg0[0, 0] [%arg1, 1] [1, 1] : tensor<?x4xf32> to tensor<?xf32>
  %3 = tensor.dim %2, %c0 : tensor<?xf32>
  %4 = tensor.expand_shape %0 [[0, 1]] output_shape [%arg1, %arg2] : tensor<?xf32> into tensor<?x?xf32>
  %5 = tensor.dim %4, %c1 : tensor<?x?xf32>
  %6 = tensor.concat dim(0) %2, %0 : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xf32>
  %7 = tensor.dim %6, %c0 : tensor<?xf32>
  %8 = math.exp %0 : tensor<?xf32>
  %9 = tensor.dim %8, %c0 : tensor<?xf32>
  util.return %1, %3, %5, %7, %9 : index, index, index, index, index
}
// OUTPUT:
module {
  util.func private @f(%arg0: tensor<?x4xf32>, %arg1: index, %arg2: index) -> (index, index, index, index, index) {
    %c4 = arith.constant 4 : index
    %c0 = arith.constant 0 : index
    %dim = tensor.dim %arg0, %c0 : tensor<?x4xf32>
    %0 = arith.muli %dim, %c4 : index
    %dim_0 = tensor.dim %arg0, %c0 : tensor<?x4xf32>
    %1 = arith.muli %dim_0, %c4 : index
    %2 = arith.addi %arg1, %1 : index
    %dim_1 = tensor.dim %arg0, %c0 : tensor<?x4xf32>
    %3 = arith.muli %dim_1, %c4 : index
    util.return %0, %arg1, %arg2, %2, %3 : index, index, index, index, index
  }
}
