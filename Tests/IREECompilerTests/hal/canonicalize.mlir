// RUN: iree-opt --canonicalize
// Canonicalization of fences and of tensor import and export.

// A fence that is signaled at once is a null fence; a join drops null fences and duplicates.
util.func public @f(%d: !hal.device, %f: !hal.fence) -> (!hal.fence, !hal.fence) {
  %a = hal.fence.create device(%d : !hal.device) flags("None") : !hal.fence
  hal.fence.signal<%a : !hal.fence>
  %j = hal.fence.join at([%f, %a, %f]) flags("None") -> !hal.fence
  %k = hal.fence.join at([%a]) flags("None") -> !hal.fence
  util.return %j, %k : !hal.fence, !hal.fence
}
// OUTPUT:
module {
  util.func public @f(%arg0: !hal.device, %arg1: !hal.fence) -> (!hal.fence, !hal.fence) {
    %0 = util.null : !hal.fence
    util.return %arg1, %0 : !hal.fence, !hal.fence
  }
}
// -----
// An import of an exported tensor is that tensor.
util.func public @f(%a: tensor<4xf32>) -> (tensor<4xf32>) {
  %b = hal.tensor.export %a : tensor<4xf32> -> !hal.buffer_view
  %c = hal.tensor.import %b : !hal.buffer_view -> tensor<4xf32>
  util.return %c : tensor<4xf32>
}
// OUTPUT:
module {
  util.func public @f(%arg0: tensor<4xf32>) -> tensor<4xf32> {
    util.return %arg0 : tensor<4xf32>
  }
}
