// RUN: iree-opt --pass-pipeline='builtin.module(util.func(iree-stream-schedule-concurrency))'
// Waves of operations in execution regions.

// Independent operations are concurrent; two reads of a resource are independent.
util.func private @reads(%in: !stream.resource<external>, %n: index) -> (!stream.resource<external>, !stream.resource<external>, !stream.timepoint) {
  %c0 = arith.constant 0 : index
  %r:2, %t = stream.async.execute with(%in as %x: !stream.resource<external>{%n}) -> (!stream.resource<external>{%n}, !stream.resource<external>{%n}) {
    %a = stream.async.dispatch @e::@one(%x[%c0 to %n for %n]) : (!stream.resource<external>{%n}) -> !stream.resource<external>{%n}
    %b = stream.async.dispatch @e::@two(%x[%c0 to %n for %n]) : (!stream.resource<external>{%n}) -> !stream.resource<external>{%n}
    stream.yield %a, %b : !stream.resource<external>{%n}, !stream.resource<external>{%n}
  } => !stream.timepoint
  util.return %r#0, %r#1, %t : !stream.resource<external>, !stream.resource<external>, !stream.timepoint
}
// OUTPUT:
module {
  util.func private @reads(%arg0: !stream.resource<external>, %arg1: index) -> (!stream.resource<external>, !stream.resource<external>, !stream.timepoint) {
    %c0 = arith.constant 0 : index
    %results:2, %result_timepoint = stream.async.execute with(%arg0 as %arg2: !stream.resource<external>{%arg1}) -> (!stream.resource<external>{%arg1}, !stream.resource<external>{%arg1}) {
      %0:2 = stream.async.concurrent with(%arg2 as %arg3: !stream.resource<external>{%arg1}) -> (!stream.resource<external>{%arg1}, !stream.resource<external>{%arg1}) {
        %1 = stream.async.dispatch @e::@one(%arg3[%c0 to %arg1 for %arg1]) : (!stream.resource<external>{%arg1}) -> !stream.resource<external>{%arg1}
        %2 = stream.async.dispatch @e::@two(%arg3[%c0 to %arg1 for %arg1]) : (!stream.resource<external>{%arg1}) -> !stream.resource<external>{%arg1}
        stream.yield %1, %2 : !stream.resource<external>{%arg1}, !stream.resource<external>{%arg1}
      }
      stream.yield %0#0, %0#1 : !stream.resource<external>{%arg1}, !stream.resource<external>{%arg1}
    } => !stream.timepoint
    util.return %results#0, %results#1, %result_timepoint : !stream.resource<external>, !stream.resource<external>, !stream.timepoint
  }
}
// -----
// A write after a read is not.
util.func private @writes(%in: !stream.resource<external>, %n: index) -> (!stream.resource<external>, !stream.resource<external>, !stream.timepoint) {
  %c0 = arith.constant 0 : index
  %r:2, %t = stream.async.execute with(%in as %x: !stream.resource<external>{%n}) -> (!stream.resource<external>{%n}, %in{%n}) {
    %a = stream.async.dispatch @e::@one(%x[%c0 to %n for %n]) : (!stream.resource<external>{%n}) -> !stream.resource<external>{%n}
    %b = stream.async.dispatch @e::@two(%x[%c0 to %n for %n]) : (!stream.resource<external>{%n}) -> %x{%n}
    stream.yield %a, %b : !stream.resource<external>{%n}, !stream.resource<external>{%n}
  } => !stream.timepoint
  util.return %r#0, %r#1, %t : !stream.resource<external>, !stream.resource<external>, !stream.timepoint
}
// OUTPUT:
module {
  util.func private @writes(%arg0: !stream.resource<external>, %arg1: index) -> (!stream.resource<external>, !stream.resource<external>, !stream.timepoint) {
    %c0 = arith.constant 0 : index
    %results:2, %result_timepoint = stream.async.execute with(%arg0 as %arg2: !stream.resource<external>{%arg1}) -> (!stream.resource<external>{%arg1}, %arg0{%arg1}) {
      %0 = stream.async.dispatch @e::@one(%arg2[%c0 to %arg1 for %arg1]) : (!stream.resource<external>{%arg1}) -> !stream.resource<external>{%arg1}
      %1 = stream.async.dispatch @e::@two(%arg2[%c0 to %arg1 for %arg1]) : (!stream.resource<external>{%arg1}) -> %arg2{%arg1}
      stream.yield %0, %1 : !stream.resource<external>{%arg1}, !stream.resource<external>{%arg1}
    } => !stream.timepoint
    util.return %results#0, %results#1, %result_timepoint : !stream.resource<external>, !stream.resource<external>, !stream.timepoint
  }
}
// -----
// Disjoint ranges are independent.
util.func private @halves(%in: !stream.resource<external>, %n: index, %m: index) -> (!stream.resource<external>, !stream.timepoint) {
  %c0 = arith.constant 0 : index
  %c7 = arith.constant 7 : i8
  %rest = arith.subi %n, %m : index
  %r, %t = stream.async.execute with(%in as %x: !stream.resource<external>{%n}) -> (%in as !stream.resource<external>{%n}) {
    %a = stream.async.fill %c7, %x[%c0 to %m for %m] : i8 -> %x as !stream.resource<external>{%n}
    %b = stream.async.fill %c7, %a[%m to %n for %rest] : i8 -> %a as !stream.resource<external>{%n}
    stream.yield %b : !stream.resource<external>{%n}
  } => !stream.timepoint
  util.return %r, %t : !stream.resource<external>, !stream.timepoint
}
// OUTPUT:
module {
  util.func private @halves(%arg0: !stream.resource<external>, %arg1: index, %arg2: index) -> (!stream.resource<external>, !stream.timepoint) {
    %c0 = arith.constant 0 : index
    %c7_i8 = arith.constant 7 : i8
    %0 = arith.subi %arg1, %arg2 : index
    %results, %result_timepoint = stream.async.execute with(%arg0 as %arg3: !stream.resource<external>{%arg1}) -> %arg0{%arg1} {
      %1 = stream.async.concurrent with(%arg3 as %arg4: !stream.resource<external>{%arg1}) -> !stream.resource<external>{%arg1} {
        %2 = stream.async.fill %c7_i8, %arg4[%c0 to %arg2 for %arg2] : i8 -> %arg4 as !stream.resource<external>{%arg1}
        %3 = stream.async.fill %c7_i8, %2[%arg2 to %arg1 for %0] : i8 -> %2 as !stream.resource<external>{%arg1}
        stream.yield %3 : !stream.resource<external>{%arg1}
      }
      stream.yield %1 : !stream.resource<external>{%arg1}
    } => !stream.timepoint
    util.return %results, %result_timepoint : !stream.resource<external>, !stream.timepoint
  }
}
// -----
// The debug mode is serial.
util.func private @debug(%n: index) -> (!stream.resource<external>, !stream.resource<external>, !stream.timepoint) attributes {stream.partitioning = #stream.partitioning_config<"debug">} {
  %c7 = arith.constant 7 : i8
  %r:2, %t = stream.async.execute with() -> (!stream.resource<external>{%n}, !stream.resource<external>{%n}) {
    %a = stream.async.splat %c7 : i8 -> !stream.resource<external>{%n}
    %b = stream.async.splat %c7 : i8 -> !stream.resource<external>{%n}
    stream.yield %a, %b : !stream.resource<external>{%n}, !stream.resource<external>{%n}
  } => !stream.timepoint
  util.return %r#0, %r#1, %t : !stream.resource<external>, !stream.resource<external>, !stream.timepoint
}
// OUTPUT:
module {
  util.func private @debug(%arg0: index) -> (!stream.resource<external>, !stream.resource<external>, !stream.timepoint) attributes {stream.partitioning = #stream.partitioning_config<favor-debug>} {
    %c7_i8 = arith.constant 7 : i8
    %results:2, %result_timepoint = stream.async.execute with() -> (!stream.resource<external>{%arg0}, !stream.resource<external>{%arg0}) {
      %0 = stream.async.splat %c7_i8 : i8 -> !stream.resource<external>{%arg0}
      %1 = stream.async.splat %c7_i8 : i8 -> !stream.resource<external>{%arg0}
      stream.yield %0, %1 : !stream.resource<external>{%arg0}, !stream.resource<external>{%arg0}
    } => !stream.timepoint
    util.return %results#0, %results#1, %result_timepoint : !stream.resource<external>, !stream.resource<external>, !stream.timepoint
  }
}
// -----
// A reader stays before a wave that updates what it reads in place.
util.func private @reader(%a: !stream.resource<external>, %b: !stream.resource<external>, %size: index, %part: index) -> (!stream.resource<external>, !stream.resource<external>, !stream.resource<external>, !stream.timepoint) {
  %c0 = arith.constant 0 : index
  %r:3, %t = stream.async.execute with(%a as %x: !stream.resource<external>{%size}, %b as %y: !stream.resource<external>{%part}) -> (!stream.resource<external>{%size}, !stream.resource<external>{%size}, !stream.resource<external>{%size}) {
    %0 = stream.async.dispatch @ex::@first(%x[%c0 to %size for %size]) : (!stream.resource<external>{%size}) -> !stream.resource<external>{%size}
    %1 = stream.async.dispatch @ex::@read(%0[%c0 to %size for %size]) : (!stream.resource<external>{%size}) -> !stream.resource<external>{%size}
    %2 = stream.async.dispatch @ex::@update(%y[%c0 to %part for %part], %0[%c0 to %size for %size]) : (!stream.resource<external>{%part}, !stream.resource<external>{%size}) -> %0{%size}
    %3 = stream.async.dispatch @ex::@other(%x[%c0 to %size for %size]) : (!stream.resource<external>{%size}) -> !stream.resource<external>{%size}
    stream.yield %1, %2, %3 : !stream.resource<external>{%size}, !stream.resource<external>{%size}, !stream.resource<external>{%size}
  } => !stream.timepoint
  util.return %r#0, %r#1, %r#2, %t : !stream.resource<external>, !stream.resource<external>, !stream.resource<external>, !stream.timepoint
}
// OUTPUT:
module {
  util.func private @reader(%arg0: !stream.resource<external>, %arg1: !stream.resource<external>, %arg2: index, %arg3: index) -> (!stream.resource<external>, !stream.resource<external>, !stream.resource<external>, !stream.timepoint) {
    %c0 = arith.constant 0 : index
    %results:3, %result_timepoint = stream.async.execute with(%arg0 as %arg4: !stream.resource<external>{%arg2}, %arg1 as %arg5: !stream.resource<external>{%arg3}) -> (!stream.resource<external>{%arg2}, !stream.resource<external>{%arg2}, !stream.resource<external>{%arg2}) {
      %0 = stream.async.dispatch @ex::@first(%arg4[%c0 to %arg2 for %arg2]) : (!stream.resource<external>{%arg2}) -> !stream.resource<external>{%arg2}
      %1 = stream.async.dispatch @ex::@read(%0[%c0 to %arg2 for %arg2]) : (!stream.resource<external>{%arg2}) -> !stream.resource<external>{%arg2}
      %2:2 = stream.async.concurrent with(%arg5 as %arg6: !stream.resource<external>{%arg3}, %0 as %arg7: !stream.resource<external>{%arg2}, %arg4 as %arg8: !stream.resource<external>{%arg2}) -> (!stream.resource<external>{%arg2}, !stream.resource<external>{%arg2}) {
        %3 = stream.async.dispatch @ex::@update(%arg6[%c0 to %arg3 for %arg3], %arg7[%c0 to %arg2 for %arg2]) : (!stream.resource<external>{%arg3}, !stream.resource<external>{%arg2}) -> %arg7{%arg2}
        %4 = stream.async.dispatch @ex::@other(%arg8[%c0 to %arg2 for %arg2]) : (!stream.resource<external>{%arg2}) -> !stream.resource<external>{%arg2}
        stream.yield %3, %4 : !stream.resource<external>{%arg2}, !stream.resource<external>{%arg2}
      }
      stream.yield %1, %2#0, %2#1 : !stream.resource<external>{%arg2}, !stream.resource<external>{%arg2}, !stream.resource<external>{%arg2}
    } => !stream.timepoint
    util.return %results#0, %results#1, %results#2, %result_timepoint : !stream.resource<external>, !stream.resource<external>, !stream.resource<external>, !stream.timepoint
  }
}
