// RUN: iree-opt --iree-abi-wrap-entry-points=invocation-model=coarse-fences
// Public functions that wait for a fence and signal another one.

util.func public @f(%arg0: tensor<?xf32>, %arg1: i32) -> (i32, tensor<?xf32>) {
  util.return %arg1, %arg0 : i32, tensor<?xf32>
}
// OUTPUT:
module {
  util.func public @f(%arg0: !hal.buffer_view, %arg1: i32, %arg2: !hal.fence, %arg3: !hal.fence) -> (i32, !hal.buffer_view) attributes {iree.abi.stub, iree.reflection = {iree.abi.declaration = "async func @f(%input0: tensor<?xf32>, %input1: i32) -> (%output0: i32, %output1: tensor<?xf32>)", iree.abi.model = "coarse-fences"}} {
    %0 = hal.buffer_view.dim<%arg0 : !hal.buffer_view>[0] : index
    %1 = hal.tensor.import wait(%arg2) => %arg0 "input0" : !hal.buffer_view -> tensor<?xf32>{%0}
    %2:2 = util.call @_f(%1, %arg1) : (tensor<?xf32>, i32) -> (i32, tensor<?xf32>)
    %3 = hal.tensor.barrier join(%2#1 : tensor<?xf32>) => %arg3 : !hal.fence
    %c0 = arith.constant 0 : index
    %dim = tensor.dim %3, %c0 : tensor<?xf32>
    %4 = hal.tensor.export %3 "output1" : tensor<?xf32>{%dim} -> !hal.buffer_view
    util.return %2#0, %4 : i32, !hal.buffer_view
  }
  util.func private @_f(%arg0: tensor<?xf32>, %arg1: i32) -> (i32, tensor<?xf32>) attributes {hal.abi.convention = #hal.abi.convention<coarse_fences>} {
    util.return %arg1, %arg0 : i32, tensor<?xf32>
  }
}
// -----
util.func public @number(%arg0: i32) -> i32 {
  util.return %arg0 : i32
}
// OUTPUT:
module {
  util.func public @number(%arg0: i32, %arg1: !hal.fence, %arg2: !hal.fence) -> i32 attributes {iree.abi.stub, iree.reflection = {iree.abi.declaration = "async func @number(%input0: i32) -> (%output0: i32)", iree.abi.model = "coarse-fences"}} {
    %0 = util.call @_number(%arg0) : (i32) -> i32
    hal.fence.signal<%arg2 : !hal.fence>
    util.return %0 : i32
  }
  util.func private @_number(%arg0: i32) -> i32 attributes {hal.abi.convention = #hal.abi.convention<coarse_fences>} {
    util.return %arg0 : i32
  }
}
// -----
// A call without tensors among its results is waited for.
util.func private @external(tensor<4xf32>)
util.func private @result(tensor<4xf32>) -> tensor<4xf32>
util.func private @pure(i32) attributes {nosideeffects}
// OUTPUT:
module {
  util.func private @external(%arg0: !hal.buffer_view, %arg1: !hal.fence, %arg2: !hal.fence) attributes {iree.abi.stub}
  util.func private @_external(%arg0: tensor<4xf32>) attributes {hal.abi.convention = #hal.abi.convention<synchronous>} {
    %c0 = arith.constant 0 : index
    %device_0 = hal.devices.get %c0 : !hal.device
    %fence = hal.fence.create device(%device_0 : !hal.device) flags("None") : !hal.fence
    %0 = hal.tensor.barrier join(%arg0 : tensor<4xf32>) => %fence : !hal.fence
    %fence_0 = hal.fence.create device(%device_0 : !hal.device) flags("None") : !hal.fence
    %1 = hal.tensor.export %0 : tensor<4xf32> -> !hal.buffer_view
    util.call @external(%1, %fence, %fence_0) : (!hal.buffer_view, !hal.fence, !hal.fence) -> ()
    %c-1_i32 = arith.constant -1 : i32
    %status = hal.fence.await until([%fence_0]) timeout_millis(%c-1_i32) flags("None") : i32
    util.return
  }
  util.func private @result(%arg0: !hal.buffer_view, %arg1: !hal.fence, %arg2: !hal.fence) -> !hal.buffer_view attributes {iree.abi.stub}
  util.func private @_result(%arg0: tensor<4xf32>) -> tensor<4xf32> attributes {hal.abi.convention = #hal.abi.convention<coarse_fences>} {
    %c0 = arith.constant 0 : index
    %device_0 = hal.devices.get %c0 : !hal.device
    %fence = hal.fence.create device(%device_0 : !hal.device) flags("None") : !hal.fence
    %0 = hal.tensor.barrier join(%arg0 : tensor<4xf32>) => %fence : !hal.fence
    %fence_0 = hal.fence.create device(%device_0 : !hal.device) flags("None") : !hal.fence
    %1 = hal.tensor.export %0 : tensor<4xf32> -> !hal.buffer_view
    %2 = util.call @result(%1, %fence, %fence_0) : (!hal.buffer_view, !hal.fence, !hal.fence) -> !hal.buffer_view
    %3 = hal.tensor.import wait(%fence_0) => %2 : !hal.buffer_view -> tensor<4xf32>
    util.return %3 : tensor<4xf32>
  }
  util.func private @pure(%arg0: i32, %arg1: !hal.fence, %arg2: !hal.fence) attributes {iree.abi.stub, nosideeffects}
  util.func private @_pure(%arg0: i32) attributes {hal.abi.convention = #hal.abi.convention<coarse_fences>} {
    %c0 = arith.constant 0 : index
    %device_0 = hal.devices.get %c0 : !hal.device
    %0 = util.null : !hal.fence
    %1 = util.null : !hal.fence
    util.call @pure(%arg0, %0, %1) : (i32, !hal.fence, !hal.fence) -> ()
    util.return
  }
}
