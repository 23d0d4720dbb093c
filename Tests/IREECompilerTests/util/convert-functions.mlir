// RUN: iree-opt --pass-pipeline=builtin.module(iree-util-test-conversion{structural-conversion=false})
// Functions of the program become those of the dialect of host code; those of other modules stay.
func.func @f(%a: memref<?xi8>) -> memref<?xi8> attributes {noinline} {
  %0 = call @f(%a) : (memref<?xi8>) -> memref<?xi8>
  return %0 : memref<?xi8>
}
module @inner {
  func.func @g(%a: i8) -> i8 {
    return %a : i8
  }
}
// OUTPUT:
module {
  util.func public @f(%arg0: !util.buffer) -> !util.buffer attributes {inlining_policy = #util.inline.never} {
    %0 = util.call @f(%arg0) : (!util.buffer) -> !util.buffer
    util.return %0 : !util.buffer
  }
  module @inner {
    func.func @g(%arg0: i8) -> i8 {
      return %arg0 : i8
    }
  }
}
