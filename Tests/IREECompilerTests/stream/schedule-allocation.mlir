// RUN: iree-opt --iree-stream-schedule-allocation
// Storage for the resources of execution regions.

// Parameter reads write to their target; loads allocate their own storage.
util.func private @parameters(%to: !stream.resource<transient>, %key: !util.buffer, %at: i64, %n: index) -> (!stream.resource<constant>, !stream.resource<transient>, !stream.timepoint) {
  %c0 = arith.constant 0 : index
  %a, %ta = stream.async.parameter.load %key[%at] : !stream.resource<constant>{%n} => !stream.timepoint
  %b, %tb = stream.async.parameter.read await(%ta) %key[%at] -> %to[%c0 to %n for %n] : !stream.resource<transient>{%n} => !stream.timepoint
  %c, %tc = stream.async.parameter.write await(%tb) %b[%c0 to %n for %n] -> %key[%at] : !stream.resource<transient>{%n} => !stream.timepoint
  util.return %a, %c, %tc : !stream.resource<constant>, !stream.resource<transient>, !stream.timepoint
}
// OUTPUT:
module {
  util.func private @parameters(%arg0: !stream.resource<transient>, %arg1: !util.buffer, %arg2: i64, %arg3: index) -> (!stream.resource<constant>, !stream.resource<transient>, !stream.timepoint) {
    %c0 = arith.constant 0 : index
    %results, %result_timepoint = stream.cmd.parameter.load {
      %arg1[%arg2] : !stream.resource<constant>{%arg3}
    } => !stream.timepoint
    %0 = stream.cmd.parameter.read await(%result_timepoint) => %arg1[%arg2] -> %arg0[%c0 for %arg3] : !stream.resource<transient>{%arg3} => !stream.timepoint
    %1 = stream.cmd.parameter.write await(%0) => %arg0[%c0 for %arg3] : !stream.resource<transient>{%arg3} -> %arg1[%arg2] => !stream.timepoint
    util.return %results, %arg0, %1 : !stream.resource<constant>, !stream.resource<transient>, !stream.timepoint
  }
}
// -----
// Escaping values are allocated separately from transient ones; dead transient bytes are reused.
util.func private @chain(%in: !stream.resource<external>, %n: index) -> (!stream.resource<external>, !stream.timepoint) {
  %c0 = arith.constant 0 : index
  %r, %t = stream.async.execute with(%in as %x: !stream.resource<external>{%n}) -> !stream.resource<external>{%n} {
    %a = stream.async.dispatch @e::@one(%x[%c0 to %n for %n]) : (!stream.resource<external>{%n}) -> !stream.resource<transient>{%n}
    %b = stream.async.dispatch @e::@two(%a[%c0 to %n for %n]) : (!stream.resource<transient>{%n}) -> !stream.resource<transient>{%n}
    %c = stream.async.dispatch @e::@three(%b[%c0 to %n for %n]) : (!stream.resource<transient>{%n}) -> !stream.resource<external>{%n}
    stream.yield %c : !stream.resource<external>{%n}
  } => !stream.timepoint
  util.return %r, %t : !stream.resource<external>, !stream.timepoint
}
// OUTPUT:
module {
  util.func private @chain(%arg0: !stream.resource<external>, %arg1: index) -> (!stream.resource<external>, !stream.timepoint) {
    %c0 = arith.constant 0 : index
    %c0_0 = arith.constant 0 : index
    %result, %result_timepoint = stream.resource.alloca uninitialized : !stream.resource<external>{%arg1} => !stream.timepoint
    %0:3 = stream.resource.pack slices({
      [0, 1] = %arg1,
      [1, 2] = %arg1
    }) : index
    %result_1, %result_timepoint_2 = stream.resource.alloca uninitialized : !stream.resource<transient>{%0#0} => !stream.timepoint
    %1 = stream.timepoint.join max(%result_timepoint, %result_timepoint_2) => !stream.timepoint
    %2 = stream.cmd.execute await(%1) => with(%arg0 as %arg2: !stream.resource<external>{%arg1}, %result as %arg3: !stream.resource<external>{%arg1}, %result_1 as %arg4: !stream.resource<transient>{%0#0}) {
      stream.cmd.dispatch @e::@one {
        ro %arg2[%c0 for %arg1] : !stream.resource<external>{%arg1},
        wo %arg4[%0#1 for %arg1] : !stream.resource<transient>{%0#0}
      }
      stream.cmd.dispatch @e::@two {
        ro %arg4[%0#1 for %arg1] : !stream.resource<transient>{%0#0},
        wo %arg4[%0#2 for %arg1] : !stream.resource<transient>{%0#0}
      }
      stream.cmd.dispatch @e::@three {
        ro %arg4[%0#2 for %arg1] : !stream.resource<transient>{%0#0},
        wo %arg3[%c0_0 for %arg1] : !stream.resource<external>{%arg1}
      }
    } => !stream.timepoint
    %3 = stream.resource.dealloca await(%2) => %result_1 : !stream.resource<transient>{%0#0} => !stream.timepoint
    %4 = stream.timepoint.join max(%3, %2) => !stream.timepoint
    util.return %result, %4 : !stream.resource<external>, !stream.timepoint
  }
}
// -----
// Constants are uploaded before the region and awaited by it.
util.initializer {
  %c4 = arith.constant 4 : index
  %c8 = arith.constant 8 : index
  %c0 = arith.constant 0 : index
  %r:2, %t = stream.async.execute with() -> (!stream.resource<constant>{%c4}, !stream.resource<variable>{%c8}) {
    %a = stream.async.constant : !stream.resource<constant>{%c4} = dense<7> : tensor<i32>
    %b = stream.async.constant : !stream.resource<variable>{%c8} = dense<1> : tensor<2xi32>
    %c = stream.async.copy %a[%c0 to %c4], %b[%c0 to %c4], %c4 : !stream.resource<constant>{%c4} -> %b as !stream.resource<variable>{%c8}
    stream.yield %a, %c : !stream.resource<constant>{%c4}, !stream.resource<variable>{%c8}
  } => !stream.timepoint
  util.optimization_barrier %r#0, %r#1, %t : !stream.resource<constant>, !stream.resource<variable>, !stream.timepoint
  util.return
}
// OUTPUT:
module {
  util.initializer {
    %c4 = arith.constant 4 : index
    %c8 = arith.constant 8 : index
    %c0 = arith.constant 0 : index
    %results, %result_timepoint = stream.resource.constants : 
      !stream.resource<constant>{%c4} = dense<7> : tensor<i32>
      => !stream.timepoint
    %c0_0 = arith.constant 0 : index
    %results_1, %result_timepoint_2 = stream.resource.constants : 
      !stream.resource<variable>{%c8} = dense<1> : tensor<2xi32>
      => !stream.timepoint
    %0 = stream.timepoint.join max(%result_timepoint, %result_timepoint_2) => !stream.timepoint
    %1 = stream.cmd.execute once await(%0) => with(%results as %arg0: !stream.resource<constant>{%c4}, %results_1 as %arg1: !stream.resource<variable>{%c8}) {
      stream.cmd.copy %arg0[%c0], %arg1[%c0], %c4 : !stream.resource<constant>{%c4} -> !stream.resource<variable>{%c8}
    } => !stream.timepoint
    %2:3 = util.optimization_barrier %results, %results_1, %1 : !stream.resource<constant>, !stream.resource<variable>, !stream.timepoint
    util.return
  }
}
// -----
// Concurrent regions use the storage of the outer values.
util.func private @waves(%in: !stream.resource<transient>, %n: index) -> (!stream.resource<transient>, !stream.resource<transient>, !stream.timepoint) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : i32
  %r:2, %t = stream.async.execute with(%in as %x: !stream.resource<transient>{%n}) -> (%in as !stream.resource<transient>{%n}, !stream.resource<transient>{%n}) {
    %w:2 = stream.async.concurrent with(%x as %y: !stream.resource<transient>{%n}) -> (%x as !stream.resource<transient>{%n}, !stream.resource<transient>{%n}) {
      %a = stream.async.fill %c1, %y[%c0 to %n for %n] : i32 -> %y as !stream.resource<transient>{%n}
      %b = stream.async.splat %c1 : i32 -> !stream.resource<transient>{%n}
      stream.yield %a, %b : !stream.resource<transient>{%n}, !stream.resource<transient>{%n}
    }
    stream.yield %w#0, %w#1 : !stream.resource<transient>{%n}, !stream.resource<transient>{%n}
  } => !stream.timepoint
  util.return %r#0, %r#1, %t : !stream.resource<transient>, !stream.resource<transient>, !stream.timepoint
}
// OUTPUT:
module {
  util.func private @waves(%arg0: !stream.resource<transient>, %arg1: index) -> (!stream.resource<transient>, !stream.resource<transient>, !stream.timepoint) {
    %c0 = arith.constant 0 : index
    %c1_i32 = arith.constant 1 : i32
    %c0_0 = arith.constant 0 : index
    %result, %result_timepoint = stream.resource.alloca uninitialized : !stream.resource<transient>{%arg1} => !stream.timepoint
    %0 = stream.cmd.execute await(%result_timepoint) => with(%arg0 as %arg2: !stream.resource<transient>{%arg1}, %result as %arg3: !stream.resource<transient>{%arg1}) {
      stream.cmd.concurrent {
        stream.cmd.fill %c1_i32, %arg2[%c0 for %arg1] : i32 -> !stream.resource<transient>{%arg1}
        stream.cmd.fill %c1_i32, %arg3[%c0_0 for %arg1] : i32 -> !stream.resource<transient>{%arg1}
      }
    } => !stream.timepoint
    util.return %arg0, %result, %0 : !stream.resource<transient>, !stream.resource<transient>, !stream.timepoint
  }
}
// -----
// Transfers from host to device are invalidated before, transfers back are flushed after the copy.
util.func private @host(%in: !stream.resource<staging>, %n: index) -> (!stream.resource<staging>, !stream.timepoint) {
  %r, %t = stream.async.execute with(%in as %x: !stream.resource<staging>{%n}) -> !stream.resource<staging>{%n} {
    %a = stream.async.transfer %x : !stream.resource<staging>{%n} -> !stream.resource<transient>{%n}
    %b = stream.async.transfer %a : !stream.resource<transient>{%n} -> !stream.resource<staging>{%n}
    stream.yield %b : !stream.resource<staging>{%n}
  } => !stream.timepoint
  util.return %r, %t : !stream.resource<staging>, !stream.timepoint
}
// OUTPUT:
module {
  util.func private @host(%arg0: !stream.resource<staging>, %arg1: index) -> (!stream.resource<staging>, !stream.timepoint) {
    %c0 = arith.constant 0 : index
    %result, %result_timepoint = stream.resource.alloca uninitialized : !stream.resource<staging>{%arg1} => !stream.timepoint
    %0:2 = stream.resource.pack slices({
      [0, 1] = %arg1
    }) : index
    %result_0, %result_timepoint_1 = stream.resource.alloca uninitialized : !stream.resource<transient>{%0#0} => !stream.timepoint
    %1 = stream.timepoint.join max(%result_timepoint, %result_timepoint_1) => !stream.timepoint
    %2 = stream.cmd.execute await(%1) => with(%arg0 as %arg2: !stream.resource<staging>{%arg1}, %result as %arg3: !stream.resource<staging>{%arg1}, %result_0 as %arg4: !stream.resource<transient>{%0#0}) {
      stream.cmd.invalidate %arg2[%c0 for %arg1] : !stream.resource<staging>{%arg1}
      stream.cmd.copy %arg2[%c0], %arg4[%0#1], %arg1 : !stream.resource<staging>{%arg1} -> !stream.resource<transient>{%0#0}
      stream.cmd.copy %arg4[%0#1], %arg3[%c0], %arg1 : !stream.resource<transient>{%0#0} -> !stream.resource<staging>{%arg1}
      stream.cmd.flush %arg3[%c0 for %arg1] : !stream.resource<staging>{%arg1}
    } => !stream.timepoint
    %3 = stream.resource.dealloca await(%2) => %result_0 : !stream.resource<transient>{%0#0} => !stream.timepoint
    %4 = stream.timepoint.join max(%3, %2) => !stream.timepoint
    util.return %result, %4 : !stream.resource<staging>, !stream.timepoint
  }
}
// -----
// External functions take ranges.
stream.async.func private @work(%a: !stream.resource<*>, %b: index) -> (%a, !stream.resource<*>)
util.func private @call(%in: !stream.resource<transient>, %n: index) -> (!stream.resource<transient>, !stream.resource<external>, !stream.timepoint) {
  %c0 = arith.constant 0 : index
  %r:2, %t = stream.async.execute with(%in as %x: !stream.resource<transient>{%n}) -> (%in as !stream.resource<transient>{%n}, !stream.resource<external>{%n}) {
    %a:2 = stream.async.call @work(%x[%c0 to %n for %n], %n) : (!stream.resource<transient>{%n}, index) -> (%x{%n}, !stream.resource<external>{%n})
    stream.yield %a#0, %a#1 : !stream.resource<transient>{%n}, !stream.resource<external>{%n}
  } => !stream.timepoint
  util.return %r#0, %r#1, %t : !stream.resource<transient>, !stream.resource<external>, !stream.timepoint
}
// OUTPUT:
module {
  stream.cmd.func private @work(%arg0[%arg1 for %arg2]: !stream.resource<*>, %arg3: index, %arg4[%arg5 for %arg6]: !stream.resource<*>)
  util.func private @call(%arg0: !stream.resource<transient>, %arg1: index) -> (!stream.resource<transient>, !stream.resource<external>, !stream.timepoint) {
    %c0 = arith.constant 0 : index
    %c0_0 = arith.constant 0 : index
    %result, %result_timepoint = stream.resource.alloca uninitialized : !stream.resource<external>{%arg1} => !stream.timepoint
    %0 = stream.cmd.execute await(%result_timepoint) => with(%arg0 as %arg2: !stream.resource<transient>{%arg1}, %result as %arg3: !stream.resource<external>{%arg1}) {
      stream.cmd.call @work(rw %arg2[%c0 for %arg1], %arg1, wo %arg3[%c0_0 for %arg1]) : (!stream.resource<transient>{%arg1}, index, !stream.resource<external>{%arg1}) -> ()
    } => !stream.timepoint
    util.return %arg0, %result, %0 : !stream.resource<transient>, !stream.resource<external>, !stream.timepoint
  }
}
// -----
// Host reads and writes of staging memory are unchanged.
util.func private @peek(%s: !stream.resource<staging>, %n: index, %v: i32) -> i32 {
  %c0 = arith.constant 0 : index
  %a = stream.async.store %v, %s[%c0] : i32 -> %s as !stream.resource<staging>{%n}
  %b = stream.async.load %a[%c0] : !stream.resource<staging>{%n} -> i32
  util.return %b : i32
}
// OUTPUT:
module {
  util.func private @peek(%arg0: !stream.resource<staging>, %arg1: index, %arg2: i32) -> i32 {
    %c0 = arith.constant 0 : index
    stream.resource.store %arg2, %arg0[%c0] : i32 -> !stream.resource<staging>{%arg1}
    %0 = stream.resource.load %arg0[%c0] : !stream.resource<staging>{%arg1} -> i32
    util.return %0 : i32
  }
}
// -----
// A value that is two results is allocated once.
util.func private @twice(%n: index, %v: i32) -> (!stream.resource<transient>, !stream.resource<transient>, !stream.timepoint) {
  %r:2, %t = stream.async.execute with() -> (!stream.resource<transient>{%n}, !stream.resource<transient>{%n}) {
    %a = stream.async.splat %v : i32 -> !stream.resource<transient>{%n}
    stream.yield %a, %a : !stream.resource<transient>{%n}, !stream.resource<transient>{%n}
  } => !stream.timepoint
  util.return %r#0, %r#1, %t : !stream.resource<transient>, !stream.resource<transient>, !stream.timepoint
}
// OUTPUT:
module {
  util.func private @twice(%arg0: index, %arg1: i32) -> (!stream.resource<transient>, !stream.resource<transient>, !stream.timepoint) {
    %result, %result_timepoint = stream.resource.alloca uninitialized : !stream.resource<transient>{%arg0} => !stream.timepoint
    %c0 = arith.constant 0 : index
    %0 = stream.cmd.execute await(%result_timepoint) => with(%result as %arg2: !stream.resource<transient>{%arg0}) {
      stream.cmd.fill %arg1, %arg2[%c0 for %arg0] : i32 -> !stream.resource<transient>{%arg0}
    } => !stream.timepoint
    util.return %result, %result, %0 : !stream.resource<transient>, !stream.resource<transient>, !stream.timepoint
  }
}
// -----
// A slice is a range of its source's storage.
util.func private @part(%n: index, %m: index, %at: index, %v: i32) -> (!stream.resource<transient>, !stream.timepoint) {
  %r, %t = stream.async.execute with() -> !stream.resource<transient>{%m} {
    %a = stream.async.splat %v : i32 -> !stream.resource<transient>{%n}
    %b = stream.resource.subview %a[%at] : !stream.resource<transient>{%n} -> !stream.resource<transient>{%m}
    stream.yield %b : !stream.resource<transient>{%m}
  } => !stream.timepoint
  util.return %r, %t : !stream.resource<transient>, !stream.timepoint
}
// OUTPUT:
module {
  util.func private @part(%arg0: index, %arg1: index, %arg2: index, %arg3: i32) -> (!stream.resource<transient>, !stream.timepoint) {
    %result, %result_timepoint = stream.resource.alloca uninitialized : !stream.resource<transient>{%arg0} => !stream.timepoint
    %c0 = arith.constant 0 : index
    %0 = stream.resource.subview %result[%arg2] : !stream.resource<transient>{%arg0} -> !stream.resource<transient>{%arg1}
    %1 = stream.cmd.execute await(%result_timepoint) => with(%result as %arg4: !stream.resource<transient>{%arg0}) {
      stream.cmd.fill %arg3, %arg4[%c0 for %arg0] : i32 -> !stream.resource<transient>{%arg0}
    } => !stream.timepoint
    util.return %0, %1 : !stream.resource<transient>, !stream.timepoint
  }
}
