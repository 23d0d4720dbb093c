// RUN: iree-opt --pass-pipeline='builtin.module(util.func(iree-stream-schedule-execution))'
// Partitioning into execution regions.

// Dependent operations form a region; host operations split regions.
util.func private @parted(%in: !stream.resource<external>, %n: index) -> !stream.resource<external> {
  %c0 = arith.constant 0 : index
  %c7 = arith.constant 7 : i8
  %a = stream.async.dispatch @e::@one(%in[%c0 to %n for %n]) : (!stream.resource<external>{%n}) -> !stream.resource<transient>{%n}
  %b = stream.async.dispatch @e::@two(%a[%c0 to %n for %n]) : (!stream.resource<transient>{%n}) -> !stream.resource<transient>{%n}
  util.call @host() : () -> ()
  %c = stream.async.dispatch @e::@three(%b[%c0 to %n for %n]) : (!stream.resource<transient>{%n}) -> !stream.resource<external>{%n}
  util.return %c : !stream.resource<external>
}
util.func private @host()
// OUTPUT:
module {
  util.func private @parted(%arg0: !stream.resource<external>, %arg1: index) -> !stream.resource<external> {
    %c0 = arith.constant 0 : index
    %results, %result_timepoint = stream.async.execute with(%arg0 as %arg2: !stream.resource<external>{%arg1}) -> !stream.resource<transient>{%arg1} {
      %1 = stream.async.dispatch @e::@one(%arg2[%c0 to %arg1 for %arg1]) : (!stream.resource<external>{%arg1}) -> !stream.resource<transient>{%arg1}
      %2 = stream.async.dispatch @e::@two(%1[%c0 to %arg1 for %arg1]) : (!stream.resource<transient>{%arg1}) -> !stream.resource<transient>{%arg1}
      stream.yield %2 : !stream.resource<transient>{%arg1}
    } => !stream.timepoint
    util.call @host() : () -> ()
    %results_0, %result_timepoint_1 = stream.async.execute await(%result_timepoint) => with(%results as %arg2: !stream.resource<transient>{%arg1}) -> !stream.resource<external>{%arg1} {
      %1 = stream.async.dispatch @e::@three(%arg2[%c0 to %arg1 for %arg1]) : (!stream.resource<transient>{%arg1}) -> !stream.resource<external>{%arg1}
      stream.yield %1 : !stream.resource<external>{%arg1}
    } => !stream.timepoint
    %0 = stream.timepoint.await %result_timepoint_1 => %results_0 : !stream.resource<external>{%arg1}
    util.return %0 : !stream.resource<external>
  }
  util.func private @host()
}
// -----
// Fills are cloned into each region; other affinities need their own region.
util.global private @x : !hal.device
util.global private @y : !hal.device
util.func private @places(%n: index) -> (!stream.resource<external>, !stream.resource<external>) {
  %c0 = arith.constant 0 : index
  %c7 = arith.constant 7 : i8
  %s = stream.async.splat %c7 : i8 -> !stream.resource<transient>{%n}
  %a = stream.async.dispatch on(#hal.device.affinity<@x>) @e::@one(%s[%c0 to %n for %n]) : (!stream.resource<transient>{%n}) -> !stream.resource<external>{%n}
  %b = stream.async.dispatch on(#hal.device.affinity<@y>) @e::@two(%s[%c0 to %n for %n]) : (!stream.resource<transient>{%n}) -> !stream.resource<external>{%n}
  util.return %a, %b : !stream.resource<external>, !stream.resource<external>
}
// OUTPUT:
module {
  util.global private @x : !hal.device
  util.global private @y : !hal.device
  util.func private @places(%arg0: index) -> (!stream.resource<external>, !stream.resource<external>) {
    %c0 = arith.constant 0 : index
    %c7_i8 = arith.constant 7 : i8
    %results, %result_timepoint = stream.async.execute on(#hal.device.affinity<@x>) with() -> !stream.resource<external>{%arg0} {
      %2 = stream.async.splat %c7_i8 : i8 -> !stream.resource<transient>{%arg0}
      %3 = stream.async.dispatch @e::@one(%2[%c0 to %arg0 for %arg0]) : (!stream.resource<transient>{%arg0}) -> !stream.resource<external>{%arg0}
      stream.yield %3 : !stream.resource<external>{%arg0}
    } => !stream.timepoint
    %results_0, %result_timepoint_1 = stream.async.execute on(#hal.device.affinity<@y>) with() -> !stream.resource<external>{%arg0} {
      %2 = stream.async.splat %c7_i8 : i8 -> !stream.resource<transient>{%arg0}
      %3 = stream.async.dispatch @e::@two(%2[%c0 to %arg0 for %arg0]) : (!stream.resource<transient>{%arg0}) -> !stream.resource<external>{%arg0}
      stream.yield %3 : !stream.resource<external>{%arg0}
    } => !stream.timepoint
    %0 = stream.timepoint.await %result_timepoint_1 => %results_0 : !stream.resource<external>{%arg0}
    %1 = stream.timepoint.await %result_timepoint => %results : !stream.resource<external>{%arg0}
    util.return %1, %0 : !stream.resource<external>, !stream.resource<external>
  }
}
// -----
// Loop bodies have their own regions.
util.func private @loop(%in: !stream.resource<transient>, %n: index) -> !stream.resource<transient> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%x = %in) -> (!stream.resource<transient>) {
    %a = stream.async.dispatch @e::@one(%x[%c0 to %n for %n]) : (!stream.resource<transient>{%n}) -> !stream.resource<transient>{%n}
    scf.yield %a : !stream.resource<transient>
  }
  util.return %r : !stream.resource<transient>
}
// OUTPUT:
module {
  util.func private @loop(%arg0: !stream.resource<transient>, %arg1: index) -> !stream.resource<transient> {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %0 = scf.for %arg2 = %c0 to %arg1 step %c1 iter_args(%arg3 = %arg0) -> (!stream.resource<transient>) {
      %results, %result_timepoint = stream.async.execute with(%arg3 as %arg4: !stream.resource<transient>{%arg1}) -> !stream.resource<transient>{%arg1} {
        %2 = stream.async.dispatch @e::@one(%arg4[%c0 to %arg1 for %arg1]) : (!stream.resource<transient>{%arg1}) -> !stream.resource<transient>{%arg1}
        stream.yield %2 : !stream.resource<transient>{%arg1}
      } => !stream.timepoint
      %1 = stream.timepoint.await %result_timepoint => %results : !stream.resource<transient>{%arg1}
      scf.yield %1 : !stream.resource<transient>
    }
    util.return %0 : !stream.resource<transient>
  }
}
// -----
// Barriers and transfers belong to the region of their source, in order.
util.global private @x : !hal.device
util.global private @y : !hal.device
util.func private @moves(%in: !stream.resource<transient>, %n: index) -> !stream.resource<external> {
  %c0 = arith.constant 0 : index
  %a = stream.async.dispatch on(#hal.device.affinity<@x>) @e::@one(%in[%c0 to %n for %n]) : (!stream.resource<transient>{%n}) -> !stream.resource<transient>{%n}
  %b = stream.async.barrier on(#hal.device.affinity<@x>) %a : !stream.resource<transient>{%n}
  %c = stream.async.transfer %b : !stream.resource<transient>{%n} from(#hal.device.affinity<@x>) -> to(#hal.device.affinity<@y>) !stream.resource<transient>{%n}
  %d = stream.async.dispatch on(#hal.device.affinity<@y>) @e::@two(%c[%c0 to %n for %n]) : (!stream.resource<transient>{%n}) -> !stream.resource<external>{%n}
  util.return %d : !stream.resource<external>
}
// OUTPUT:
module {
  util.global private @x : !hal.device
  util.global private @y : !hal.device
  util.func private @moves(%arg0: !stream.resource<transient>, %arg1: index) -> !stream.resource<external> {
    %c0 = arith.constant 0 : index
    %results, %result_timepoint = stream.async.execute on(#hal.device.affinity<@x>) with(%arg0 as %arg2: !stream.resource<transient>{%arg1}) -> !stream.resource<transient>{%arg1} {
      %1 = stream.async.dispatch @e::@one(%arg2[%c0 to %arg1 for %arg1]) : (!stream.resource<transient>{%arg1}) -> !stream.resource<transient>{%arg1}
      %2 = stream.async.transfer %1 : !stream.resource<transient>{%arg1} -> to(#hal.device.affinity<@y>) !stream.resource<transient>{%arg1}
      stream.yield %2 : !stream.resource<transient>{%arg1}
    } => !stream.timepoint
    %results_0, %result_timepoint_1 = stream.async.execute on(#hal.device.affinity<@y>) await(%result_timepoint) => with(%results as %arg2: !stream.resource<transient>{%arg1}) -> !stream.resource<external>{%arg1} {
      %1 = stream.async.dispatch @e::@two(%arg2[%c0 to %arg1 for %arg1]) : (!stream.resource<transient>{%arg1}) -> !stream.resource<external>{%arg1}
      stream.yield %1 : !stream.resource<external>{%arg1}
    } => !stream.timepoint
    %0 = stream.timepoint.await %result_timepoint_1 => %results_0 : !stream.resource<external>{%arg1}
    util.return %0 : !stream.resource<external>
  }
}
// -----
// Timepoints that operations await are awaited by their region.
util.func private @waits(%t: !stream.timepoint, %n: index) -> !stream.resource<external> {
  %c7 = arith.constant 7 : i8
  %s = stream.async.splat await(%t) %c7 : i8 -> !stream.resource<external>{%n}
  util.return %s : !stream.resource<external>
}
// OUTPUT:
module {
  util.func private @waits(%arg0: !stream.timepoint, %arg1: index) -> !stream.resource<external> {
    %c7_i8 = arith.constant 7 : i8
    %results, %result_timepoint = stream.async.execute await(%arg0) => with() -> !stream.resource<external>{%arg1} {
      %1 = stream.async.splat %c7_i8 : i8 -> !stream.resource<external>{%arg1}
      stream.yield %1 : !stream.resource<external>{%arg1}
    } => !stream.timepoint
    %0 = stream.timepoint.await %result_timepoint => %results : !stream.resource<external>{%arg1}
    util.return %0 : !stream.resource<external>
  }
}
// -----
// An execution region that a loop needs is placed before it: the store of what the loop returns stays before later loads.
util.global private mutable @g : !stream.resource<variable>
util.func private @order(%a: !stream.resource<external>, %size: index, %count: index, %v: i32) -> (!stream.resource<variable>, !stream.resource<external>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %x = stream.async.dispatch @ex::@first(%a[%c0 to %size for %size]) : (!stream.resource<external>{%size}) -> !stream.resource<variable>{%size}
  %r = scf.for %i = %c0 to %count step %c1 iter_args(%y = %x) -> (!stream.resource<variable>) {
    %z = stream.async.dispatch @ex::@step(%y[%c0 to %size for %size]) : (!stream.resource<variable>{%size}) -> !stream.resource<variable>{%size}
    scf.yield %z : !stream.resource<variable>
  }
  %e = stream.async.dispatch @ex::@second(%a[%c0 to %size for %size]) : (!stream.resource<external>{%size}) -> !stream.resource<external>{%size}
  util.global.store %r, @g : !stream.resource<variable>
  scf.for %i = %c0 to %count step %c1 {
    %l = util.global.load @g : !stream.resource<variable>
    %u = stream.async.fill %v, %l[%c0 to %size for %size] : i32 -> %l as !stream.resource<variable>{%size}
    util.global.store %u, @g : !stream.resource<variable>
  }
  %last = util.global.load @g : !stream.resource<variable>
  util.return %last, %e : !stream.resource<variable>, !stream.resource<external>
}
// OUTPUT:
module {
  util.global private mutable @g : !stream.resource<variable>
  util.func private @order(%arg0: !stream.resource<external>, %arg1: index, %arg2: index, %arg3: i32) -> (!stream.resource<variable>, !stream.resource<external>) {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %results:2, %result_timepoint = stream.async.execute with(%arg0 as %arg4: !stream.resource<external>{%arg1}) -> (!stream.resource<variable>{%arg1}, !stream.resource<external>{%arg1}) {
      %2 = stream.async.dispatch @ex::@first(%arg4[%c0 to %arg1 for %arg1]) : (!stream.resource<external>{%arg1}) -> !stream.resource<variable>{%arg1}
      %3 = stream.async.dispatch @ex::@second(%arg4[%c0 to %arg1 for %arg1]) : (!stream.resource<external>{%arg1}) -> !stream.resource<external>{%arg1}
      stream.yield %2, %3 : !stream.resource<variable>{%arg1}, !stream.resource<external>{%arg1}
    } => !stream.timepoint
    %0:2 = stream.timepoint.await %result_timepoint => %results#0, %results#1 : !stream.resource<variable>{%arg1}, !stream.resource<external>{%arg1}
    %1 = scf.for %arg4 = %c0 to %arg2 step %c1 iter_args(%arg5 = %0#0) -> (!stream.resource<variable>) {
      %results_0, %result_timepoint_1 = stream.async.execute with(%arg5 as %arg6: !stream.resource<variable>{%arg1}) -> !stream.resource<variable>{%arg1} {
        %3 = stream.async.dispatch @ex::@step(%arg6[%c0 to %arg1 for %arg1]) : (!stream.resource<variable>{%arg1}) -> !stream.resource<variable>{%arg1}
        stream.yield %3 : !stream.resource<variable>{%arg1}
      } => !stream.timepoint
      %2 = stream.timepoint.await %result_timepoint_1 => %results_0 : !stream.resource<variable>{%arg1}
      scf.yield %2 : !stream.resource<variable>
    }
    util.global.store %1, @g : !stream.resource<variable>
    scf.for %arg4 = %c0 to %arg2 step %c1 {
      %g_0 = util.global.load @g : !stream.resource<variable>
      %results_1, %result_timepoint_2 = stream.async.execute with(%g_0 as %arg5: !stream.resource<variable>{%arg1}) -> %g_0{%arg1} {
        %3 = stream.async.fill %arg3, %arg5[%c0 to %arg1 for %arg1] : i32 -> %arg5 as !stream.resource<variable>{%arg1}
        stream.yield %3 : !stream.resource<variable>{%arg1}
      } => !stream.timepoint
      %2 = stream.timepoint.await %result_timepoint_2 => %results_1 : !stream.resource<variable>{%arg1}
      util.global.store %2, @g : !stream.resource<variable>
    }
    %g = util.global.load @g : !stream.resource<variable>
    util.return %g, %0#1 : !stream.resource<variable>, !stream.resource<external>
  }
}
