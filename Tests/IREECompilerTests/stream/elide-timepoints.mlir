// RUN: iree-opt --iree-stream-elide-timepoints
// Timepoints that are covered by others.

// Joins omit timepoints that others cover.
util.func private @covered(%key: !util.buffer, %n: index) -> !stream.timepoint {
  %at = arith.constant 0 : i64
  %a, %ta = stream.async.parameter.load %key[%at] : !stream.resource<constant>{%n} => !stream.timepoint
  %b, %tb = stream.async.parameter.load await(%ta) %key[%at] : !stream.resource<constant>{%n} => !stream.timepoint
  %j = stream.timepoint.join max(%ta, %tb) => !stream.timepoint
  util.return %j : !stream.timepoint
}
// OUTPUT:
module {
  util.func private @covered(%arg0: !util.buffer, %arg1: index) -> !stream.timepoint {
    %c0_i64 = arith.constant 0 : i64
    %result, %result_timepoint = stream.async.parameter.load %arg0[%c0_i64] : !stream.resource<constant>{%arg1} => !stream.timepoint
    %result_0, %result_timepoint_1 = stream.async.parameter.load await(%result_timepoint) %arg0[%c0_i64] : !stream.resource<constant>{%arg1} => !stream.timepoint
    util.return %result_timepoint_1 : !stream.timepoint
  }
}
// -----
// A loop that carries only immediate timepoints carries nothing.
util.func private @loop(%n: index) -> !stream.timepoint {
  %zero = arith.constant 0 : index
  %one = arith.constant 1 : index
  %t = stream.timepoint.immediate => !stream.timepoint
  %r = scf.for %i = %zero to %n step %one iter_args(%x = %t) -> (!stream.timepoint) {
    scf.yield %x : !stream.timepoint
  }
  util.return %r : !stream.timepoint
}
// OUTPUT:
module {
  util.func private @loop(%arg0: index) -> !stream.timepoint {
    %0 = stream.timepoint.immediate => !stream.timepoint
    util.return %0 : !stream.timepoint
  }
}
