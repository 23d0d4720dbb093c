// RUN: iree-opt --pass-pipeline='builtin.module(util.func(iree-flow-inject-dispatch-tracing,iree-flow-inject-tensor-tracing))'
// Tensors that dispatches and marked operations read and write are traced.

// Dispatches say the dimensions of their operands.
util.func private @dispatch(%arg0: tensor<?xf32>, %arg1: tensor<4xi32>, %arg2: index) -> tensor<?xf32> {
  %0:2 = flow.dispatch @ex::@entry[%arg2](%arg0, %arg1, %arg2) : (tensor<?xf32>{%arg2}, tensor<4xi32>, index) -> (tensor<?xf32>{%arg2}, tensor<4xi32>)
  util.return %0#0 : tensor<?xf32>
}
// OUTPUT:
module {
  util.func private @dispatch(%arg0: tensor<?xf32>, %arg1: tensor<4xi32>, %arg2: index) -> tensor<?xf32> {
    flow.tensor.trace "ex::entry inputs" = [%arg0 : tensor<?xf32>{%arg2}, %arg1 : tensor<4xi32>]
    %0:2 = flow.dispatch @ex::@entry[%arg2](%arg0, %arg1, %arg2) : (tensor<?xf32>{%arg2}, tensor<4xi32>, index) -> (tensor<?xf32>{%arg2}, tensor<4xi32>)
    flow.tensor.trace "ex::entry outputs" = [%0#0 : tensor<?xf32>{%arg2}, %0#1 : tensor<4xi32>]
    util.return %0#0 : tensor<?xf32>
  }
}
// -----
// A dispatch that reads no tensor: only its result is traced.
util.func private @source() -> tensor<4xf32> {
  %0 = flow.dispatch @ex::@entry() : () -> tensor<4xf32>
  util.return %0 : tensor<4xf32>
}
// OUTPUT:
module {
  util.func private @source() -> tensor<4xf32> {
    %0 = flow.dispatch @ex::@entry() : () -> tensor<4xf32>
    flow.tensor.trace "ex::entry outputs" = [%0 : tensor<4xf32>]
    util.return %0 : tensor<4xf32>
  }
}
// -----
// Encoded tensors are decoded first.
#testing = #iree_encoding.testing<>
util.func private @encoded(%arg0: tensor<4xf32, #testing>, %arg1: tensor<4xf32>) -> tensor<4xf32> {
  %0 = flow.dispatch @ex::@entry(%arg0, %arg1) : (tensor<4xf32, #testing>, tensor<4xf32>) -> tensor<4xf32>
  util.return %0 : tensor<4xf32>
}
// OUTPUT:
#encoding = #iree_encoding.testing<>
module {
  util.func private @encoded(%arg0: tensor<4xf32, #encoding>, %arg1: tensor<4xf32>) -> tensor<4xf32> {
    %0 = flow.tensor.encode %arg0 : tensor<4xf32, #encoding> -> tensor<4xf32>
    flow.tensor.trace "ex::entry inputs with {0} decoded to row major layout" = [%0 : tensor<4xf32>, %arg1 : tensor<4xf32>]
    %1 = flow.dispatch @ex::@entry(%arg0, %arg1) : (tensor<4xf32, #encoding>, tensor<4xf32>) -> tensor<4xf32>
    flow.tensor.trace "ex::entry outputs" = [%1 : tensor<4xf32>]
    util.return %1 : tensor<4xf32>
  }
}
// -----
// Marked operations, by their own names or the given one.
util.func private @callee(tensor<4xf32>) -> tensor<4xf32>
util.func private @marked(%arg0: tensor<4xf32>, %arg1: index) -> tensor<4xf32> {
  %0 = arith.addf %arg0, %arg0 {iree.tensor.trace} : tensor<4xf32>
  %1 = util.call @callee(%0) {iree.tensor.trace} : (tensor<4xf32>) -> tensor<4xf32>
  %2 = arith.mulf %1, %1 {iree.tensor.trace = "product"} : tensor<4xf32>
  util.return %2 : tensor<4xf32>
}
// OUTPUT:
module {
  util.func private @callee(%arg0: tensor<4xf32>) -> tensor<4xf32>
  util.func private @marked(%arg0: tensor<4xf32>, %arg1: index) -> tensor<4xf32> {
    flow.tensor.trace "arith.addf inputs" = [%arg0 : tensor<4xf32>, %arg0 : tensor<4xf32>]
    %0 = arith.addf %arg0, %arg0 : tensor<4xf32>
    flow.tensor.trace "arith.addf outputs" = [%0 : tensor<4xf32>]
    flow.tensor.trace "callee inputs" = [%0 : tensor<4xf32>]
    %1 = util.call @callee(%0) : (tensor<4xf32>) -> tensor<4xf32>
    flow.tensor.trace "callee outputs" = [%1 : tensor<4xf32>]
    flow.tensor.trace "product inputs" = [%1 : tensor<4xf32>, %1 : tensor<4xf32>]
    %2 = arith.mulf %1, %1 : tensor<4xf32>
    flow.tensor.trace "product outputs" = [%2 : tensor<4xf32>]
    util.return %2 : tensor<4xf32>
  }
}
// -----
// A region traces what it uses from outside.
util.func private @region(%arg0: tensor<4xf32>, %arg1: tensor<4xf32>) -> tensor<4xf32> {
  %0 = flow.dispatch.region -> (tensor<4xf32>) attributes {iree.tensor.trace} {
    %1 = arith.addf %arg0, %arg1 : tensor<4xf32>
    %2 = arith.addf %1, %arg0 : tensor<4xf32>
    flow.return %2 : tensor<4xf32>
  }
  util.return %0 : tensor<4xf32>
}
// OUTPUT:
module {
  util.func private @region(%arg0: tensor<4xf32>, %arg1: tensor<4xf32>) -> tensor<4xf32> {
    flow.tensor.trace "flow.dispatch.region inputs" = [%arg0 : tensor<4xf32>, %arg1 : tensor<4xf32>]
    %0 = flow.dispatch.region -> (tensor<4xf32>) {
      %1 = arith.addf %arg0, %arg1 : tensor<4xf32>
      %2 = arith.addf %1, %arg0 : tensor<4xf32>
      flow.return %2 : tensor<4xf32>
    }
    flow.tensor.trace "flow.dispatch.region outputs" = [%0 : tensor<4xf32>]
    util.return %0 : tensor<4xf32>
  }
}
