// RUN: iree-opt --iree-dispatch-creation-form-dispatch-regions --verify-diagnostics
// Dispatch regions that cannot be dispatches.

util.func private @blocks(%arg0: tensor<4xf32>, %arg1: i1) -> tensor<4xf32> {
  // expected-error@below {{'flow.dispatch.region' op expects a body of one block to form a dispatch, but got 2}}
  %0 = flow.dispatch.region -> (tensor<4xf32>) {
    cf.br ^bb1
  ^bb1:
    flow.return %arg0 : tensor<4xf32>
  }
  util.return %0 : tensor<4xf32>
}
// -----
util.func private @count(%arg0: tensor<4xf32>, %arg1: index) -> tensor<4xf32> {
  %0 = flow.dispatch.region -> (tensor<4xf32>) {
    flow.return %arg0 : tensor<4xf32>
  } count() -> (index, index, index) {
    %c1 = arith.constant 1 : index
    // expected-error@below {{'flow.return' op expects the workgroup count to depend on the workload only, but operand #1 is from outside}}
    flow.return %c1, %arg1, %c1 : index, index, index
  }
  util.return %0 : tensor<4xf32>
}
