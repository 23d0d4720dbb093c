// pipeline: builtin.module(iree-stream-verify-lowering-to-async)
// Work on devices is in execution regions.
util.func private @outside(%n: index, %v: i32) -> !stream.resource<transient> {
  %s = stream.async.splat %v : i32 -> !stream.resource<transient>{%n}
  util.return %s : !stream.resource<transient>
}
// fails: streamable op expected to be in an execution region
// -----
// Every resource has a lifetime.
util.func private @unknown(%a: !stream.resource<*>) -> !stream.resource<*> {
  util.return %a : !stream.resource<*>
}
// fails: illegal type for this phase of lowering
// -----
// Tensors are bytes.
util.func private @tensors(%n: index) -> !stream.resource<transient> {
  %s = stream.tensor.empty : tensor<4xi8> in !stream.resource<transient>{%n}
  util.return %s : !stream.resource<transient>
}
// fails: illegal for this phase of lowering
