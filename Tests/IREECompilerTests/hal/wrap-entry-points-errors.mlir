// RUN: iree-opt --iree-abi-wrap-entry-points --verify-diagnostics
// Storage of results that cannot be.

// expected-error@below {{'util.func' op expects a tensor or buffer for storage argument #0, but got 'i32'}}
util.func public @number(%arg0: i32 {iree.abi.output = 0 : index}) -> tensor<4xf32> {
  %0 = arith.constant dense<0.0> : tensor<4xf32>
  util.return %0 : tensor<4xf32>
}
// -----
// expected-error@below {{'util.func' op expects 'iree.abi.output' of argument #0 to be the number of a tensor result}}
util.func public @position(%arg0: tensor<4xf32> {iree.abi.output = 1 : index}) -> tensor<4xf32> {
  util.return %arg0 : tensor<4xf32>
}
