// RUN: iree-opt --iree-abi-wrap-entry-points
// Public functions get the types of their callers.

// Tensors are buffer views; numbers and buffers pass.
util.func public @types(%arg0: tensor<?x4xf32>, %arg1: f32, %arg2: !util.buffer) -> (tensor<?x4xf32>, index) {
  %c0 = arith.constant 0 : index
  util.return %arg0, %c0 : tensor<?x4xf32>, index
}
// OUTPUT:
module {
  util.func public @types(%arg0: !hal.buffer_view, %arg1: f32, %arg2: !util.buffer) -> (!hal.buffer_view, index) attributes {iree.abi.stub, iree.reflection = {iree.abi.declaration = "sync func @types(%input0: tensor<?x4xf32>, %input1: f32, %input2: !util.buffer) -> (%output0: tensor<?x4xf32>, %output1: index)"}} {
    %0 = hal.buffer_view.dim<%arg0 : !hal.buffer_view>[0] : index
    %1 = hal.tensor.import %arg0 "input0" : !hal.buffer_view -> tensor<?x4xf32>{%0}
    %2:2 = util.call @_types(%1, %arg1, %arg2) : (tensor<?x4xf32>, f32, !util.buffer) -> (tensor<?x4xf32>, index)
    %c0 = arith.constant 0 : index
    %dim = tensor.dim %2#0, %c0 : tensor<?x4xf32>
    %3 = hal.tensor.export %2#0 "output0" : tensor<?x4xf32>{%dim} -> !hal.buffer_view
    util.return %3, %2#1 : !hal.buffer_view, index
  }
  util.func private @_types(%arg0: tensor<?x4xf32>, %arg1: f32, %arg2: !util.buffer) -> (tensor<?x4xf32>, index) attributes {hal.abi.convention = #hal.abi.convention<synchronous>} {
    %c0 = arith.constant 0 : index
    util.return %arg0, %c0 : tensor<?x4xf32>, index
  }
}
// -----
// Names, storage of results, encodings.
util.func public @attributes(%arg0: tensor<4xf32> {iree.abi.name = "x", iree.abi.output = 0 : index}, %arg1: tensor<4xi8> {iree.abi.encoding = tensor<1xi32>}) -> (tensor<4xf32> {iree.abi.name = "y"}) {
  util.return %arg0 : tensor<4xf32>
}
// OUTPUT:
module {
  util.func public @attributes(%arg0: !hal.buffer_view {iree.abi.name = "x"}, %arg1: !hal.buffer_view) -> (!hal.buffer_view {iree.abi.name = "y"}) attributes {iree.abi.stub, iree.reflection = {iree.abi.declaration = "sync func @attributes(%x: tensor<4xf32> {iree.abi.output = 0 : index}, %input1: tensor<4xi8> {iree.abi.encoding = tensor<1xi32>}) -> (%y: tensor<4xf32>)"}} {
    %0 = hal.tensor.import consume %arg0 "x" : !hal.buffer_view -> tensor<4xf32>
    %1 = hal.tensor.import %arg1 "input1" : !hal.buffer_view -> tensor<1xi32> as tensor<4xi8>
    %2 = util.call @_attributes(%0, %1) : (tensor<4xf32>, tensor<4xi8>) -> tensor<4xf32>
    %3 = hal.tensor.alias %2 : tensor<4xf32> to %arg0 : !hal.buffer_view
    %4 = hal.tensor.export %3 "y" : tensor<4xf32> -> !hal.buffer_view
    util.return %4 : !hal.buffer_view
  }
  util.func private @_attributes(%arg0: tensor<4xf32> {iree.abi.name = "x"}, %arg1: tensor<4xi8>) -> (tensor<4xf32> {iree.abi.name = "y"}) attributes {hal.abi.convention = #hal.abi.convention<synchronous>} {
    util.return %arg0 : tensor<4xf32>
  }
}
// -----
// Calls within the module, recursive ones too, are of the function.
util.func public @recursive(%arg0: tensor<4xf32>) -> tensor<4xf32> {
  %0 = util.call @recursive(%arg0) : (tensor<4xf32>) -> tensor<4xf32>
  util.return %0 : tensor<4xf32>
}
// OUTPUT:
module {
  util.func public @recursive(%arg0: !hal.buffer_view) -> !hal.buffer_view attributes {iree.abi.stub, iree.reflection = {iree.abi.declaration = "sync func @recursive(%input0: tensor<4xf32>) -> (%output0: tensor<4xf32>)"}} {
    %0 = hal.tensor.import %arg0 "input0" : !hal.buffer_view -> tensor<4xf32>
    %1 = util.call @_recursive(%0) : (tensor<4xf32>) -> tensor<4xf32>
    %2 = hal.tensor.export %1 "output0" : tensor<4xf32> -> !hal.buffer_view
    util.return %2 : !hal.buffer_view
  }
  util.func private @_recursive(%arg0: tensor<4xf32>) -> tensor<4xf32> attributes {hal.abi.convention = #hal.abi.convention<synchronous>} {
    %0 = util.call @_recursive(%arg0) : (tensor<4xf32>) -> tensor<4xf32>
    util.return %0 : tensor<4xf32>
  }
}
// -----
// Tied results, and a function that says how it is called.
util.func public @tied(%arg0: tensor<4xf32>) -> %arg0 attributes {iree.abi.model = "coarse-fences"} {
  util.return %arg0 : tensor<4xf32>
}
// OUTPUT:
module {
  util.func public @tied(%arg0: !hal.buffer_view, %arg1: !hal.fence, %arg2: !hal.fence) -> !hal.buffer_view attributes {iree.abi.stub, iree.reflection = {iree.abi.declaration = "async func @tied(%input0: tensor<4xf32>) -> (%output0: tensor<4xf32>)", iree.abi.model = "coarse-fences"}} {
    %0 = hal.tensor.import wait(%arg1) => %arg0 "input0" : !hal.buffer_view -> tensor<4xf32>
    %1 = util.call @_tied(%0) : (tensor<4xf32>) -> %0
    %2 = hal.tensor.barrier join(%1 : tensor<4xf32>) => %arg2 : !hal.fence
    %3 = hal.tensor.export %2 "output0" : tensor<4xf32> -> !hal.buffer_view
    util.return %3 : !hal.buffer_view
  }
  util.func private @_tied(%arg0: tensor<4xf32>) -> %arg0 attributes {hal.abi.convention = #hal.abi.convention<coarse_fences>} {
    util.return %arg0 : tensor<4xf32>
  }
}
// -----
// Declarations are of callers too.
util.func private @external(tensor<?xf32>) -> tensor<?xf32>
util.func private @f(%arg0: tensor<?xf32>) -> tensor<?xf32> {
  %0 = util.call @external(%arg0) : (tensor<?xf32>) -> tensor<?xf32>
  util.return %0 : tensor<?xf32>
}
// OUTPUT:
module {
  util.func private @external(%arg0: !hal.buffer_view) -> !hal.buffer_view attributes {iree.abi.stub}
  util.func private @_external(%arg0: tensor<?xf32>) -> tensor<?xf32> attributes {hal.abi.convention = #hal.abi.convention<synchronous>} {
    %c0 = arith.constant 0 : index
    %dim = tensor.dim %arg0, %c0 : tensor<?xf32>
    %0 = hal.tensor.export %arg0 : tensor<?xf32>{%dim} -> !hal.buffer_view
    %1 = util.call @external(%0) : (!hal.buffer_view) -> !hal.buffer_view
    %2 = hal.buffer_view.dim<%1 : !hal.buffer_view>[0] : index
    %3 = hal.tensor.import %1 : !hal.buffer_view -> tensor<?xf32>{%2}
    util.return %3 : tensor<?xf32>
  }
  util.func private @f(%arg0: tensor<?xf32>) -> tensor<?xf32> {
    %0 = util.call @_external(%arg0) : (tensor<?xf32>) -> tensor<?xf32>
    util.return %0 : tensor<?xf32>
  }
}
