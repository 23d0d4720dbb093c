// RUN: iree-opt --canonicalize
// Execution regions.

// An execution region awaits the timepoint of its operand and captures the resource of the subview.
util.func public @f(%t: !stream.timepoint, %a: !stream.resource<transient>, %n: index, %o: index, %m: index) -> (!stream.timepoint) {
  %v = stream.resource.subview %a[%o] : !stream.resource<transient>{%n} -> !stream.resource<transient>{%m}
  %w = stream.timepoint.await %t => %v : !stream.resource<transient>{%m}
  %c0 = arith.constant 0 : index
  %c7 = arith.constant 7 : i32
  %x = stream.cmd.execute with(%w as %b: !stream.resource<transient>{%m}) {
    stream.cmd.fill %c7, %b[%c0 for %m] : i32 -> !stream.resource<transient>{%m}
  } => !stream.timepoint
  util.return %x : !stream.timepoint
}
// OUTPUT:
module {
  util.func public @f(%arg0: !stream.timepoint, %arg1: !stream.resource<transient>, %arg2: index, %arg3: index, %arg4: index) -> !stream.timepoint {
    %c7_i32 = arith.constant 7 : i32
    %0 = stream.cmd.execute await(%arg0) => with(%arg1 as %arg5: !stream.resource<transient>{%arg2}) {
      stream.cmd.fill %c7_i32, %arg5[%arg3 for %arg4] : i32 -> !stream.resource<transient>{%arg2}
    } => !stream.timepoint
    util.return %0 : !stream.timepoint
  }
}
// -----
// An execution region without operations is an immediate timepoint.
util.func public @f(%t: !stream.timepoint, %a: !stream.resource<transient>, %n: index) -> (!stream.timepoint) {
  %x = stream.cmd.execute await(%t) => with(%a as %b: !stream.resource<transient>{%n}) {
  } => !stream.timepoint
  util.return %x : !stream.timepoint
}
// OUTPUT:
module {
  util.func public @f(%arg0: !stream.timepoint, %arg1: !stream.resource<transient>, %arg2: index) -> !stream.timepoint {
    %0 = stream.timepoint.immediate => !stream.timepoint
    util.return %0 : !stream.timepoint
  }
}
// -----
// Results of an execution region that are unused or duplicates are dropped.
util.func public @f(%n: index) -> (!stream.resource<*>, !stream.resource<*>, !stream.timepoint) {
  %c1 = arith.constant 1 : i8
  %r:3, %t = stream.async.execute with() -> (!stream.resource<*>{%n}, !stream.resource<*>{%n}, !stream.resource<*>{%n}) {
    %a = stream.async.splat %c1 : i8 -> !stream.resource<*>{%n}
    %b = stream.async.splat %c1 : i8 -> !stream.resource<*>{%n}
    stream.yield %a, %b, %a : !stream.resource<*>{%n}, !stream.resource<*>{%n}, !stream.resource<*>{%n}
  } => !stream.timepoint
  util.return %r#0, %r#2, %t : !stream.resource<*>, !stream.resource<*>, !stream.timepoint
}
// OUTPUT:
module {
  util.func public @f(%arg0: index) -> (!stream.resource<*>, !stream.resource<*>, !stream.timepoint) {
    %c1_i8 = arith.constant 1 : i8
    %results, %result_timepoint = stream.async.execute with() -> !stream.resource<*>{%arg0} {
      %0 = stream.async.splat %c1_i8 : i8 -> !stream.resource<*>{%arg0}
      stream.yield %0 : !stream.resource<*>{%arg0}
    } => !stream.timepoint
    util.return %results, %results, %result_timepoint : !stream.resource<*>, !stream.resource<*>, !stream.timepoint
  }
}
