// RUN: iree-opt --pass-pipeline='builtin.module(util.func(iree-preprocessing-make-single-dispatch-for-function))' --verify-diagnostics
// Functions that do not become one dispatch region.

util.func private @dynamic(%arg0: tensor<?xf32>) -> tensor<?xf32> {
  // expected-error@below {{expects results of one dispatch to be tensors of static shapes, but got 'tensor<?xf32>'}}
  %0 = arith.addf %arg0, %arg0 : tensor<?xf32>
  util.return %0 : tensor<?xf32>
}
// -----
util.func private @scalar(%arg0: i32) -> i32 {
  // expected-error@below {{expects results of one dispatch to be tensors of static shapes, but got 'i32'}}
  %0 = arith.addi %arg0, %arg0 : i32
  util.return %0 : i32
}
