// RUN: iree-opt --pass-pipeline='builtin.module(util.func(iree-preprocessing-make-single-dispatch-for-function))'
// All that a function computes is in one dispatch region.

// Between what takes the arguments and what returns the results.
util.func public @whole(%arg0: !hal.buffer_view, %arg1: !hal.buffer_view) -> (!hal.buffer_view, !hal.buffer_view) {
  %0 = hal.tensor.import %arg0 : !hal.buffer_view -> tensor<4x8xf32>
  %1 = tensor.empty() : tensor<4xf32>
  %cst = arith.constant 0.0 : f32
  %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<4xf32>) -> tensor<4xf32>
  %3 = hal.tensor.import %arg1 : !hal.buffer_view -> tensor<8xf32>
  %4 = linalg.matvec ins(%0, %3 : tensor<4x8xf32>, tensor<8xf32>) outs(%2 : tensor<4xf32>) -> tensor<4xf32>
  %5 = math.exp %4 : tensor<4xf32>
  %6 = arith.addf %4, %4 : tensor<4xf32>
  %7 = hal.tensor.export %6 : tensor<4xf32> -> !hal.buffer_view
  %8 = hal.tensor.export %4 : tensor<4xf32> -> !hal.buffer_view
  util.return %7, %8 : !hal.buffer_view, !hal.buffer_view
}
// OUTPUT:
module {
  util.func public @whole(%arg0: !hal.buffer_view, %arg1: !hal.buffer_view) -> (!hal.buffer_view, !hal.buffer_view) {
    %0 = hal.tensor.import %arg0 : !hal.buffer_view -> tensor<4x8xf32>
    %cst = arith.constant 0.000000e+00 : f32
    %1 = hal.tensor.import %arg1 : !hal.buffer_view -> tensor<8xf32>
    %2:2 = flow.dispatch.region -> (tensor<4xf32>, tensor<4xf32>) {
      %6 = tensor.empty() : tensor<4xf32>
      %7 = linalg.fill ins(%cst : f32) outs(%6 : tensor<4xf32>) -> tensor<4xf32>
      %8 = linalg.matvec ins(%0, %1 : tensor<4x8xf32>, tensor<8xf32>) outs(%7 : tensor<4xf32>) -> tensor<4xf32>
      %9 = arith.addf %8, %8 : tensor<4xf32>
      flow.return %8, %9 : tensor<4xf32>, tensor<4xf32>
    }
    %3 = math.exp %2#0 : tensor<4xf32>
    %4 = hal.tensor.export %2#1 : tensor<4xf32> -> !hal.buffer_view
    %5 = hal.tensor.export %2#0 : tensor<4xf32> -> !hal.buffer_view
    util.return %4, %5 : !hal.buffer_view, !hal.buffer_view
  }
}
// -----
// A function of several blocks stays as it is.
util.func private @blocks(%arg0: i1) -> tensor<4xf32> {
  cf.cond_br %arg0, ^bb1, ^bb2
^bb1:
  %0 = tensor.empty() : tensor<4xf32>
  util.return %0 : tensor<4xf32>
^bb2:
  %cst = arith.constant dense<1.000000e+00> : tensor<4xf32>
  util.return %cst : tensor<4xf32>
}
// OUTPUT:
module {
  util.func private @blocks(%arg0: i1) -> tensor<4xf32> {
    cf.cond_br %arg0, ^bb1, ^bb2
  ^bb1:  // pred: ^bb0
    %0 = tensor.empty() : tensor<4xf32>
    util.return %0 : tensor<4xf32>
  ^bb2:  // pred: ^bb0
    %cst = arith.constant dense<1.000000e+00> : tensor<4xf32>
    util.return %cst : tensor<4xf32>
  }
}
// -----
// And one that computes nothing.
util.func private @nothing(%arg0: tensor<4xf32>) -> tensor<4xf32> {
  util.return %arg0 : tensor<4xf32>
}
// OUTPUT:
module {
  util.func private @nothing(%arg0: tensor<4xf32>) -> tensor<4xf32> {
    util.return %arg0 : tensor<4xf32>
  }
}
