// RUN: iree-opt --verify-diagnostics --iree-hal-conversion
// Operations of the cmd phase without a device.

// Without an affinity there is no device to load to.
util.func private @nowhere(%key: !util.buffer, %n: index) -> (!stream.resource<constant>, !stream.timepoint) {
  %at = arith.constant 0 : i64
  // expected-error@below {{'stream.cmd.parameter.load' op requires an affinity, such as `on(#hal.device.affinity<@device>)`}}
  %r, %t = stream.cmd.parameter.load {
    %key[%at] : !stream.resource<constant>{%n}
  } => !stream.timepoint
  util.return %r, %t : !stream.resource<constant>, !stream.timepoint
}
