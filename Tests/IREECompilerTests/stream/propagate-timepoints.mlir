// RUN: iree-opt --iree-stream-propagate-timepoints
// Timepoints across globals, calls and branches.

// Private functions and their callers take and return resources with timepoints.
util.func private @inner(%r: !stream.resource<transient>, %n: index) -> !stream.resource<transient> {
  util.return %r : !stream.resource<transient>
}
util.func public @outer(%key: !util.buffer, %n: index) -> !stream.resource<transient> {
  %at = arith.constant 0 : i64
  %r, %t = stream.async.parameter.load %key[%at] : !stream.resource<transient>{%n} => !stream.timepoint
  %w = stream.timepoint.await %t => %r : !stream.resource<transient>{%n}
  %x = util.call @inner(%w, %n) : (!stream.resource<transient>, index) -> !stream.resource<transient>
  util.return %x : !stream.resource<transient>
}
// OUTPUT:
module {
  util.func private @inner(%arg0: !stream.resource<transient>, %arg1: !stream.timepoint, %arg2: index) -> (!stream.resource<transient>, !stream.timepoint) {
    %0 = stream.resource.size %arg0 : !stream.resource<transient>
    %1 = stream.timepoint.await %arg1 => %arg0 : !stream.resource<transient>{%0}
    util.return %arg0, %arg1 : !stream.resource<transient>, !stream.timepoint
  }
  util.func public @outer(%arg0: !util.buffer, %arg1: index) -> !stream.resource<transient> {
    %c0_i64 = arith.constant 0 : i64
    %result, %result_timepoint = stream.async.parameter.load %arg0[%c0_i64] : !stream.resource<transient>{%arg1} => !stream.timepoint
    %0 = stream.timepoint.await %result_timepoint => %result : !stream.resource<transient>{%arg1}
    %1:2 = util.call @inner(%result, %result_timepoint, %arg1) : (!stream.resource<transient>, !stream.timepoint, index) -> (!stream.resource<transient>, !stream.timepoint)
    %2 = stream.resource.size %1#0 : !stream.resource<transient>
    %3 = stream.timepoint.await %1#1 => %1#0 : !stream.resource<transient>{%2}
    util.return %3 : !stream.resource<transient>
  }
}
// -----
// A resource global has a timepoint global.
util.global private mutable @weights : !stream.resource<variable>
util.func private @keep(%key: !util.buffer, %n: index) {
  %at = arith.constant 0 : i64
  %r, %t = stream.async.parameter.load %key[%at] : !stream.resource<variable>{%n} => !stream.timepoint
  %w = stream.timepoint.await %t => %r : !stream.resource<variable>{%n}
  util.global.store %w, @weights : !stream.resource<variable>
  util.return
}
// OUTPUT:
module {
  util.global private mutable @weights__timepoint = #stream.timepoint<immediate> : !stream.timepoint
  util.global private mutable @weights : !stream.resource<variable>
  util.func private @keep(%arg0: !util.buffer, %arg1: index) {
    %c0_i64 = arith.constant 0 : i64
    %result, %result_timepoint = stream.async.parameter.load %arg0[%c0_i64] : !stream.resource<variable>{%arg1} => !stream.timepoint
    %0 = stream.timepoint.await %result_timepoint => %result : !stream.resource<variable>{%arg1}
    util.global.store %result_timepoint, @weights__timepoint : !stream.timepoint
    util.global.store %result, @weights : !stream.resource<variable>
    util.return
  }
}
