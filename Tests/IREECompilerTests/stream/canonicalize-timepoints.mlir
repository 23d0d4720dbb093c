// RUN: iree-opt --canonicalize
// Joins, awaits and barriers of timepoints.

// A load does not await an immediate timepoint.
util.func public @f(%s: !util.buffer, %k: !util.buffer, %n: index) -> (!stream.resource<constant>, !stream.timepoint) {
  %i = stream.timepoint.immediate => !stream.timepoint
  %p = arith.constant 8 : i64
  %r, %q = stream.async.parameter.load await(%i) %s::%k[%p] : !stream.resource<constant>{%n} => !stream.timepoint
  util.return %r, %q : !stream.resource<constant>, !stream.timepoint
}
// OUTPUT:
module {
  util.func public @f(%arg0: !util.buffer, %arg1: !util.buffer, %arg2: index) -> (!stream.resource<constant>, !stream.timepoint) {
    %c8_i64 = arith.constant 8 : i64
    %result, %result_timepoint = stream.async.parameter.load %arg0::%arg1[%c8_i64] : !stream.resource<constant>{%arg2} => !stream.timepoint
    util.return %result, %result_timepoint : !stream.resource<constant>, !stream.timepoint
  }
}
// -----
// A join of joins is one join; duplicates and immediate timepoints are dropped.
util.func public @f(%a: !stream.timepoint, %b: !stream.timepoint, %c: !stream.timepoint) -> (!stream.timepoint) {
  %i = stream.timepoint.immediate => !stream.timepoint
  %x = stream.timepoint.join max(%a, %i, %b) => !stream.timepoint
  %y = stream.timepoint.join max(%x, %b, %c) => !stream.timepoint
  util.return %y : !stream.timepoint
}
// OUTPUT:
module {
  util.func public @f(%arg0: !stream.timepoint, %arg1: !stream.timepoint, %arg2: !stream.timepoint) -> !stream.timepoint {
    %0 = stream.timepoint.join max(%arg0, %arg1, %arg2) => !stream.timepoint
    util.return %0 : !stream.timepoint
  }
}
// -----
// A join of immediate timepoints is an immediate timepoint.
util.func public @f() -> (!stream.timepoint) {
  %i = stream.timepoint.immediate => !stream.timepoint
  %x = stream.timepoint.join max(%i, %i) => !stream.timepoint
  util.return %x : !stream.timepoint
}
// OUTPUT:
module {
  util.func public @f() -> !stream.timepoint {
    %0 = stream.timepoint.immediate => !stream.timepoint
    util.return %0 : !stream.timepoint
  }
}
// -----
// Awaits of one timepoint become one await at the first use.
util.func public @f(%t: !stream.timepoint, %a: !stream.resource<transient>, %b: !stream.resource<transient>, %n: index) -> (!stream.resource<transient>, !stream.resource<transient>) {
  %x = stream.timepoint.await %t => %a : !stream.resource<transient>{%n}
  %y = stream.timepoint.await %t => %b : !stream.resource<transient>{%n}
  %z:2 = util.optimization_barrier %x, %y : !stream.resource<transient>, !stream.resource<transient>
  util.return %z#0, %z#1 : !stream.resource<transient>, !stream.resource<transient>
}
// OUTPUT:
module {
  util.func public @f(%arg0: !stream.timepoint, %arg1: !stream.resource<transient>, %arg2: !stream.resource<transient>, %arg3: index) -> (!stream.resource<transient>, !stream.resource<transient>) {
    %0:2 = stream.timepoint.await %arg0 => %arg1, %arg2 : !stream.resource<transient>{%arg3}, !stream.resource<transient>{%arg3}
    %1:2 = util.optimization_barrier %0#0, %0#1 : !stream.resource<transient>, !stream.resource<transient>
    util.return %1#0, %1#1 : !stream.resource<transient>, !stream.resource<transient>
  }
}
// -----
// An await of a timepoint that its operand has awaited already is erased.
util.func public @f(%t: !stream.timepoint, %a: !stream.resource<transient>, %n: index) -> (!stream.resource<transient>) {
  %x = stream.timepoint.await %t => %a : !stream.resource<transient>{%n}
  %y = stream.timepoint.await %t => %x : !stream.resource<transient>{%n}
  util.return %y : !stream.resource<transient>
}
// OUTPUT:
module {
  util.func public @f(%arg0: !stream.timepoint, %arg1: !stream.resource<transient>, %arg2: index) -> !stream.resource<transient> {
    %0 = stream.timepoint.await %arg0 => %arg1 : !stream.resource<transient>{%arg2}
    util.return %0 : !stream.resource<transient>
  }
}
// -----
// A barrier on an awaited resource gives the timepoint that was awaited.
util.func public @f(%t: !stream.timepoint, %a: !stream.resource<transient>, %n: index) -> (!stream.resource<transient>, !stream.timepoint) {
  %x = stream.timepoint.await %t => %a : !stream.resource<transient>{%n}
  %y, %z = stream.timepoint.barrier %x : !stream.resource<transient>{%n} => !stream.timepoint
  util.return %y, %z : !stream.resource<transient>, !stream.timepoint
}
// OUTPUT:
module {
  util.func public @f(%arg0: !stream.timepoint, %arg1: !stream.resource<transient>, %arg2: index) -> (!stream.resource<transient>, !stream.timepoint) {
    util.return %arg1, %arg0 : !stream.resource<transient>, !stream.timepoint
  }
}
// -----
// An export of an imported fence is that fence.
util.func public @f(%f: !hal.fence) -> (!hal.fence) {
  %t = stream.timepoint.import %f : (!hal.fence) => !stream.timepoint
  %g = stream.timepoint.export %t => (!hal.fence)
  util.return %g : !hal.fence
}
// OUTPUT:
module {
  util.func public @f(%arg0: !hal.fence) -> !hal.fence {
    util.return %arg0 : !hal.fence
  }
}
