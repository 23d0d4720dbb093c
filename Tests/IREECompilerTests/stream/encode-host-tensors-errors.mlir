// RUN: iree-opt --verify-diagnostics --iree-stream-encode-host-tensors
// Tensors without a size in bytes.

// Packed elements must fill the last byte.
util.func public @odd() -> index {
  // expected-error@below {{'stream.tensor.sizeof' op failed to calculate total byte count: 'tensor<3xi4>' does not have integral number of total bytes}}
  %0 = stream.tensor.sizeof tensor<3xi4> : index
  util.return %0 : index
}
