// RUN: iree-opt --iree-stream-order-storage-reads
// Updates in place wait for executions that read the same storage.

// The update of one function waits for what another function reads.
util.global private mutable @t = #stream.timepoint<immediate> : !stream.timepoint
util.global private mutable @g : !stream.resource<variable>
util.func private @read(%size: index) -> (!stream.resource<transient>, !stream.timepoint) {
  %t = util.global.load @t : !stream.timepoint
  %g = util.global.load @g : !stream.resource<variable>
  %r, %done = stream.async.execute await(%t) => with(%g as %a: !stream.resource<variable>{%size}) -> !stream.resource<transient>{%size} {
    %c = stream.async.clone %a : !stream.resource<variable>{%size} -> !stream.resource<transient>{%size}
    stream.yield %c : !stream.resource<transient>{%size}
  } => !stream.timepoint
  util.return %r, %done : !stream.resource<transient>, !stream.timepoint
}
util.func private @update(%size: index, %value: i32) {
  %t = util.global.load @t : !stream.timepoint
  %g = util.global.load @g : !stream.resource<variable>
  %c0 = arith.constant 0 : index
  %r, %done = stream.async.execute await(%t) => with(%g as %a: !stream.resource<variable>{%size}) -> %g as !stream.resource<variable>{%size} {
    %f = stream.async.fill %value, %a[%c0 to %size for %size] : i32 -> %a as !stream.resource<variable>{%size}
    stream.yield %f : !stream.resource<variable>{%size}
  } => !stream.timepoint
  util.global.store %done, @t : !stream.timepoint
  util.global.store %r, @g : !stream.resource<variable>
  util.return
}
// OUTPUT:
module {
  util.global private mutable @__storage_reads_0 = #stream.timepoint<immediate> : !stream.timepoint
  util.global private mutable @t = #stream.timepoint<immediate> : !stream.timepoint
  util.global private mutable @g : !stream.resource<variable>
  util.func private @read(%arg0: index) -> (!stream.resource<transient>, !stream.timepoint) {
    %t = util.global.load @t : !stream.timepoint
    %g = util.global.load @g : !stream.resource<variable>
    %__storage_reads_0 = util.global.load @__storage_reads_0 : !stream.timepoint
    %0 = stream.timepoint.join max(%t, %__storage_reads_0) => !stream.timepoint
    %results, %result_timepoint = stream.async.execute await(%0) => with(%g as %arg1: !stream.resource<variable>{%arg0}) -> !stream.resource<transient>{%arg0} {
      %1 = stream.async.clone %arg1 : !stream.resource<variable>{%arg0} -> !stream.resource<transient>{%arg0}
      stream.yield %1 : !stream.resource<transient>{%arg0}
    } => !stream.timepoint
    util.global.store %result_timepoint, @__storage_reads_0 : !stream.timepoint
    util.return %results, %result_timepoint : !stream.resource<transient>, !stream.timepoint
  }
  util.func private @update(%arg0: index, %arg1: i32) {
    %t = util.global.load @t : !stream.timepoint
    %g = util.global.load @g : !stream.resource<variable>
    %c0 = arith.constant 0 : index
    %__storage_reads_0 = util.global.load @__storage_reads_0 : !stream.timepoint
    %0 = stream.timepoint.join max(%t, %__storage_reads_0) => !stream.timepoint
    %results, %result_timepoint = stream.async.execute await(%0) => with(%g as %arg2: !stream.resource<variable>{%arg0}) -> %g{%arg0} {
      %1 = stream.async.fill %arg1, %arg2[%c0 to %arg0 for %arg0] : i32 -> %arg2 as !stream.resource<variable>{%arg0}
      stream.yield %1 : !stream.resource<variable>{%arg0}
    } => !stream.timepoint
    util.global.store %result_timepoint, @t : !stream.timepoint
    util.global.store %results, @g : !stream.resource<variable>
    util.return
  }
}
// -----
// The update of the next iteration waits for what this one reads.
util.func private @loop(%init: !stream.resource<transient>, %ready: !stream.timepoint, %size: index, %count: index, %value: i32) -> !stream.timepoint {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %now = stream.timepoint.immediate => !stream.timepoint
  %last:3 = scf.for %i = %c0 to %count step %c1 iter_args(%x = %init, %t = %ready, %sum = %now) -> (!stream.resource<transient>, !stream.timepoint, !stream.timepoint) {
    %r, %done = stream.async.execute await(%t) => with(%x as %a: !stream.resource<transient>{%size}) -> %x as !stream.resource<transient>{%size} {
      %f = stream.async.fill %value, %a[%c0 to %size for %size] : i32 -> %a as !stream.resource<transient>{%size}
      stream.yield %f : !stream.resource<transient>{%size}
    } => !stream.timepoint
    %y, %read = stream.async.execute await(%done) => with(%r as %a: !stream.resource<transient>{%size}) -> !stream.resource<transient>{%size} {
      %c = stream.async.clone %a : !stream.resource<transient>{%size} -> !stream.resource<transient>{%size}
      stream.yield %c : !stream.resource<transient>{%size}
    } => !stream.timepoint
    scf.yield %r, %done, %read : !stream.resource<transient>, !stream.timepoint, !stream.timepoint
  }
  util.return %last#2 : !stream.timepoint
}
// OUTPUT:
module {
  util.global private mutable @__storage_reads_0 = #stream.timepoint<immediate> : !stream.timepoint
  util.func private @loop(%arg0: !stream.resource<transient>, %arg1: !stream.timepoint, %arg2: index, %arg3: index, %arg4: i32) -> !stream.timepoint {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %0 = stream.timepoint.immediate => !stream.timepoint
    %1:3 = scf.for %arg5 = %c0 to %arg3 step %c1 iter_args(%arg6 = %arg0, %arg7 = %arg1, %arg8 = %0) -> (!stream.resource<transient>, !stream.timepoint, !stream.timepoint) {
      %__storage_reads_0 = util.global.load @__storage_reads_0 : !stream.timepoint
      %2 = stream.timepoint.join max(%arg7, %__storage_reads_0) => !stream.timepoint
      %results, %result_timepoint = stream.async.execute await(%2) => with(%arg6 as %arg9: !stream.resource<transient>{%arg2}) -> %arg6{%arg2} {
        %4 = stream.async.fill %arg4, %arg9[%c0 to %arg2 for %arg2] : i32 -> %arg9 as !stream.resource<transient>{%arg2}
        stream.yield %4 : !stream.resource<transient>{%arg2}
      } => !stream.timepoint
      %__storage_reads_0_0 = util.global.load @__storage_reads_0 : !stream.timepoint
      %3 = stream.timepoint.join max(%result_timepoint, %__storage_reads_0_0) => !stream.timepoint
      %results_1, %result_timepoint_2 = stream.async.execute await(%3) => with(%results as %arg9: !stream.resource<transient>{%arg2}) -> !stream.resource<transient>{%arg2} {
        %4 = stream.async.clone %arg9 : !stream.resource<transient>{%arg2} -> !stream.resource<transient>{%arg2}
        stream.yield %4 : !stream.resource<transient>{%arg2}
      } => !stream.timepoint
      util.global.store %result_timepoint_2, @__storage_reads_0 : !stream.timepoint
      scf.yield %results, %result_timepoint, %result_timepoint_2 : !stream.resource<transient>, !stream.timepoint, !stream.timepoint
    }
    util.return %1#2 : !stream.timepoint
  }
}
// -----
// An update that waits for the reader anyway, and a reader after all updates of a storage that nothing else has.
util.func private @ordered(%size: index, %value: i32) -> !stream.timepoint {
  %c0 = arith.constant 0 : index
  %x, %ready = stream.async.execute with() -> !stream.resource<transient>{%size} {
    %s = stream.async.splat %value : i32 -> !stream.resource<transient>{%size}
    stream.yield %s : !stream.resource<transient>{%size}
  } => !stream.timepoint
  %y, %read = stream.async.execute await(%ready) => with(%x as %a: !stream.resource<transient>{%size}) -> !stream.resource<transient>{%size} {
    %c = stream.async.clone %a : !stream.resource<transient>{%size} -> !stream.resource<transient>{%size}
    stream.yield %c : !stream.resource<transient>{%size}
  } => !stream.timepoint
  %r, %done = stream.async.execute await(%read) => with(%x as %a: !stream.resource<transient>{%size}) -> %x as !stream.resource<transient>{%size} {
    %f = stream.async.fill %value, %a[%c0 to %size for %size] : i32 -> %a as !stream.resource<transient>{%size}
    stream.yield %f : !stream.resource<transient>{%size}
  } => !stream.timepoint
  %z, %last = stream.async.execute await(%done) => with(%r as %a: !stream.resource<transient>{%size}) -> !stream.resource<transient>{%size} {
    %c = stream.async.clone %a : !stream.resource<transient>{%size} -> !stream.resource<transient>{%size}
    stream.yield %c : !stream.resource<transient>{%size}
  } => !stream.timepoint
  util.return %last : !stream.timepoint
}
// OUTPUT:
module {
  util.func private @ordered(%arg0: index, %arg1: i32) -> !stream.timepoint {
    %c0 = arith.constant 0 : index
    %results, %result_timepoint = stream.async.execute with() -> !stream.resource<transient>{%arg0} {
      %0 = stream.async.splat %arg1 : i32 -> !stream.resource<transient>{%arg0}
      stream.yield %0 : !stream.resource<transient>{%arg0}
    } => !stream.timepoint
    %results_0, %result_timepoint_1 = stream.async.execute await(%result_timepoint) => with(%results as %arg2: !stream.resource<transient>{%arg0}) -> !stream.resource<transient>{%arg0} {
      %0 = stream.async.clone %arg2 : !stream.resource<transient>{%arg0} -> !stream.resource<transient>{%arg0}
      stream.yield %0 : !stream.resource<transient>{%arg0}
    } => !stream.timepoint
    %results_2, %result_timepoint_3 = stream.async.execute await(%result_timepoint_1) => with(%results as %arg2: !stream.resource<transient>{%arg0}) -> %results{%arg0} {
      %0 = stream.async.fill %arg1, %arg2[%c0 to %arg0 for %arg0] : i32 -> %arg2 as !stream.resource<transient>{%arg0}
      stream.yield %0 : !stream.resource<transient>{%arg0}
    } => !stream.timepoint
    %results_4, %result_timepoint_5 = stream.async.execute await(%result_timepoint_3) => with(%results_2 as %arg2: !stream.resource<transient>{%arg0}) -> !stream.resource<transient>{%arg0} {
      %0 = stream.async.clone %arg2 : !stream.resource<transient>{%arg0} -> !stream.resource<transient>{%arg0}
      stream.yield %0 : !stream.resource<transient>{%arg0}
    } => !stream.timepoint
    util.return %result_timepoint_5 : !stream.timepoint
  }
}
