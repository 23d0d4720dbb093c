// RUN: iree-opt --iree-global-opt-expand-tensor-shapes
// Dynamic dimensions cross boundaries along with tensors.

util.func private @callee(%arg0: tensor<?xf32>) -> tensor<?xf32> {
  util.return %arg0 : tensor<?xf32>
}
util.func private @caller(%arg0: tensor<2x?xf32>) -> tensor<?xf32> {
  %0 = tensor.collapse_shape %arg0 [[0, 1]] : tensor<2x?xf32> into tensor<?xf32>
  %1 = util.call @callee(%0) : (tensor<?xf32>) -> tensor<?xf32>
  util.return %1 : tensor<?xf32>
}
// OUTPUT:
module {
  util.func private @callee(%arg0: tensor<?xf32>, %arg1: index) -> (tensor<?xf32>, index) {
    %0 = flow.tensor.tie_shape %arg0 : tensor<?xf32>{%arg1}
    util.return %0, %arg1 : tensor<?xf32>, index
  }
  util.func private @caller(%arg0: tensor<2x?xf32>, %arg1: index) -> (tensor<?xf32>, index) {
    %0 = flow.tensor.tie_shape %arg0 : tensor<2x?xf32>{%arg1}
    %collapsed = tensor.collapse_shape %0 [[0, 1]] : tensor<2x?xf32> into tensor<?xf32>
    %c2 = arith.constant 2 : index
    %c1 = arith.constant 1 : index
    %dim = tensor.dim %0, %c1 : tensor<2x?xf32>
    %1 = arith.muli %c2, %dim : index
    %2:2 = util.call @callee(%collapsed, %1) : (tensor<?xf32>, index) -> (tensor<?xf32>, index)
    %3 = flow.tensor.tie_shape %2#0 : tensor<?xf32>{%2#1}
    util.return %3, %2#1 : tensor<?xf32>, index
  }
}
// -----
util.func private @loop(%arg0: tensor<?xf32>, %arg1: index) -> tensor<?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0 = scf.for %arg2 = %c0 to %arg1 step %c1 iter_args(%arg3 = %arg0) -> (tensor<?xf32>) {
    %1 = math.exp %arg3 : tensor<?xf32>
    scf.yield %1 : tensor<?xf32>
  }
  util.return %0 : tensor<?xf32>
}
// OUTPUT:
module {
  util.func private @loop(%arg0: tensor<?xf32>, %arg1: index, %arg2: index) -> (tensor<?xf32>, index) {
    %0 = flow.tensor.tie_shape %arg0 : tensor<?xf32>{%arg1}
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %1:2 = scf.for %arg3 = %c0 to %arg2 step %c1 iter_args(%arg4 = %0, %arg5 = %arg1) -> (tensor<?xf32>, index) {
      %3 = flow.tensor.tie_shape %arg4 : tensor<?xf32>{%arg5}
      %4 = math.exp %3 : tensor<?xf32>
      %c0_0 = arith.constant 0 : index
      %dim = tensor.dim %3, %c0_0 : tensor<?xf32>
      scf.yield %4, %dim : tensor<?xf32>, index
    }
    %2 = flow.tensor.tie_shape %1#0 : tensor<?xf32>{%1#1}
    util.return %2, %1#1 : tensor<?xf32>, index
  }
}
// -----
util.global private mutable @global : tensor<?x2xf32>
util.func private @globals(%arg0: tensor<?x2xf32>) -> tensor<?x2xf32> {
  %0 = util.global.load @global : tensor<?x2xf32>
  util.global.store %arg0, @global : tensor<?x2xf32>
  util.return %0 : tensor<?x2xf32>
}
// OUTPUT:
module {
  util.global private mutable @global : tensor<?x2xf32>
  util.global private mutable @global__d0 : index
  util.func private @globals(%arg0: tensor<?x2xf32>, %arg1: index) -> (tensor<?x2xf32>, index) {
    %0 = flow.tensor.tie_shape %arg0 : tensor<?x2xf32>{%arg1}
    %global = util.global.load @global : tensor<?x2xf32>
    %global__d0 = util.global.load @global__d0 : index
    %1 = flow.tensor.tie_shape %global : tensor<?x2xf32>{%global__d0}
    util.global.store %arg1, @global__d0 : index
    util.global.store %0, @global : tensor<?x2xf32>
    util.return %1, %global__d0 : tensor<?x2xf32>, index
  }
}
// -----
// A dispatch region states the dimensions of its results; they do not leave it.
util.func private @region(%arg0: tensor<?xf32>) -> tensor<?xf32> {
  %c0 = arith.constant 0 : index
  %dim = tensor.dim %arg0, %c0 : tensor<?xf32>
  %0 = flow.dispatch.region -> (tensor<?xf32>{%dim}) {
    %1 = arith.addf %arg0, %arg0 : tensor<?xf32>
    flow.return %1 : tensor<?xf32>
  }
  util.return %0 : tensor<?xf32>
}
// OUTPUT:
module {
  util.func private @region(%arg0: tensor<?xf32>, %arg1: index) -> (tensor<?xf32>, index) {
    %0 = flow.tensor.tie_shape %arg0 : tensor<?xf32>{%arg1}
    %c0 = arith.constant 0 : index
    %dim = tensor.dim %0, %c0 : tensor<?xf32>
    %1 = flow.dispatch.region -> (tensor<?xf32>{%dim}) {
      %2 = arith.addf %0, %0 : tensor<?xf32>
      %c0_0 = arith.constant 0 : index
      %dim_1 = tensor.dim %0, %c0_0 : tensor<?xf32>
      flow.return %2 : tensor<?xf32>
    }
    util.return %1, %dim : tensor<?xf32>, index
  }
}
