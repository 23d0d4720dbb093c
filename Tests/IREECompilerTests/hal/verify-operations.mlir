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
