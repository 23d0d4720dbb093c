// RUN: iree-opt --verify-diagnostics --iree-stream-verify-lowering-to-async
// Operations and types that are illegal after a phase.

// Device work is in execution regions.
util.func private @outside(%n: index, %v: i32) -> !stream.resource<transient> {
  // expected-error@below {{'stream.async.splat' op : streamable op expected to be in an execution region}}
  %s = stream.async.splat %v : i32 -> !stream.resource<transient>{%n}
  util.return %s : !stream.resource<transient>
}
// -----
// Every resource has a lifetime.
// expected-error@below {{illegal type for this phase of lowering in op 'util.func'}}
util.func private @unknown(%a: !stream.resource<*>) -> !stream.resource<*> {
  util.return %a : !stream.resource<*>
}
// -----
// Tensors are lowered to bytes.
util.func private @tensors(%n: index) -> !stream.resource<transient> {
  // expected-error@below {{'stream.tensor.empty' op illegal for this phase of lowering in the stream dialect; expected to have been converted or removed}}
  %s = stream.tensor.empty : tensor<4xi8> in !stream.resource<transient>{%n}
  util.return %s : !stream.resource<transient>
}
