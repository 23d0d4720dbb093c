// RUN: iree-opt --verify-diagnostics
// Verifier errors of operations.

util.func private @f(%d: !hal.device, %q: i64, %f: !hal.fence) {
  // expected-error@below {{'hal.device.queue.barrier' op expects different wait and signal fences}}
  hal.device.queue.barrier<%d : !hal.device> affinity(%q) wait(%f) signal(%f) flags("None")
  util.return
}
// -----
util.func private @f(%v: !hal.buffer_view, %i: index) {
  // expected-error@below {{'hal.tensor.import' op expects an encoding with as many dynamic dimensions as 'tensor<4x4xf32>'}}
  %0 = hal.tensor.import %v : !hal.buffer_view -> tensor<?x4xf32> as tensor<4x4xf32>
  util.return
}
// -----
// Memrefs determine the number of dimensions, but dispatch tensors do not.
#layout = #hal.pipeline.layout<bindings = [#hal.pipeline.binding<storage_buffer>]>
util.func private @f(%i: index) {
  %0 = hal.interface.binding.subspan layout(#layout) binding(0) : !iree_tensor_ext.dispatch.tensor<readonly:tensor<4xf32>>{%i}
  // expected-error@below {{'hal.interface.binding.subspan' op expects 1 values as 'dynamic_dims', but got 0}}
  %1 = hal.interface.binding.subspan layout(#layout) binding(0) : memref<?xf32>
  util.return
}
// -----
util.func private @f(%b: !stream.binding, %i: index) {
  %0 = stream.binding.subspan %b[%i] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<?xf32>>
  // expected-error@below {{'stream.binding.subspan' op expects 0 values as 'dynamic_dims', but got 1}}
  %1 = stream.binding.subspan %b[%i] : !stream.binding -> memref<4xf32>{%i}
  util.return
}
