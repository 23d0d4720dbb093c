// RUN: iree-opt --verify-diagnostics
// Verification of operations: programs that violate one rule each.

util.func private @f(%d: !hal.device, %q: i64, %w: !hal.fence, %s: !hal.fence, %k: !util.buffer, %b: !hal.buffer, %i: index) {
  // expected-error@below {{'io_parameters.gather' op expects 2 offsets and lengths, one per key, but got [1, 1, 1]}}
  "io_parameters.gather"(%d, %q, %w, %s, %k, %k, %q, %b, %i, %i) <{operandSegmentSizes = array<i32: 1, 1, 1, 1, 0, 2, 1, 1, 1, 1>}> : (!hal.device, i64, !hal.fence, !hal.fence, !util.buffer, !util.buffer, i64, !hal.buffer, index, index) -> ()
  util.return
}
