// RUN: iree-opt --verify-diagnostics --iree-hal-conversion
// Operations of the cmd phase whose device is unknown.

// Promises are resolved to the symbols of devices before.
util.func private @promised(%key: !util.buffer, %n: index) -> (!stream.resource<constant>, !stream.timepoint) {
  %at = arith.constant 0 : i64
  // expected-error@below {{'stream.cmd.parameter.load' op has an affinity that names no device: #hal.device.promise<@device>}}
  %r, %t = stream.cmd.parameter.load on(#hal.device.promise<@device>) {
    %key[%at] : !stream.resource<constant>{%n}
  } => !stream.timepoint
  util.return %r, %t : !stream.resource<constant>, !stream.timepoint
}
