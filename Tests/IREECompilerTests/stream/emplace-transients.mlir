// RUN: iree-opt --iree-stream-emplace-transients
// Transient allocations are in the storage that the caller provides.

// Nothing is provided.
util.func private @none(%arg0: !stream.timepoint, %arg1: index) -> !stream.timepoint {
  %result, %result_timepoint = stream.resource.alloca uninitialized await(%arg0) => !stream.resource<transient>{%arg1} => !stream.timepoint
  %0 = stream.resource.dealloca await(%result_timepoint) => %result : !stream.resource<transient>{%arg1} => !stream.timepoint
  util.return %0 : !stream.timepoint
}
// OUTPUT:
module {
  util.func private @none(%arg0: !stream.timepoint, %arg1: index) -> !stream.timepoint {
    %result, %result_timepoint = stream.resource.alloca uninitialized await(%arg0) => !stream.resource<transient>{%arg1} => !stream.timepoint
    %0 = stream.resource.dealloca await(%result_timepoint) => %result : !stream.resource<transient>{%arg1} => !stream.timepoint
    util.return %0 : !stream.timepoint
  }
}
// -----
// Nothing is needed.
util.func private @unused(%arg0: !stream.resource<external>, %arg1: index, %arg2: !stream.resource<transient>, %arg3: !stream.timepoint) -> (!stream.resource<external>, !stream.timepoint) {
  %result, %result_timepoint = stream.resource.transients await(%arg3) => %arg0 : !stream.resource<external>{%arg1} from %arg2 : !stream.resource<transient>{%arg1} => !stream.timepoint
  util.return %result, %result_timepoint : !stream.resource<external>, !stream.timepoint
}
// OUTPUT:
module {
  util.func private @unused(%arg0: !stream.resource<external>, %arg1: index, %arg2: !stream.resource<transient>, %arg3: !stream.timepoint) -> (!stream.resource<external>, !stream.timepoint) {
    %0 = stream.resource.pack slices({}) : index attributes {stream.experimental.transients}
    util.return %arg0, %arg3 : !stream.resource<external>, !stream.timepoint
  }
}
// -----
// Two allocations, one of a computed size; storage that is imported after the first of them.
util.func private @two(%arg0: !stream.resource<external>, %arg1: index, %arg2: !hal.buffer, %arg3: !stream.timepoint) -> (!stream.resource<external>, !stream.timepoint) {
  %c0 = arith.constant 0 : index
  %c4 = arith.constant 4 : index
  %c128 = arith.constant 128 : index
  %c0_i32 = arith.constant 0 : i32
  %0 = arith.muli %arg1, %c4 : index
  %a, %a_timepoint = stream.resource.alloca uninitialized await(%arg3) => !stream.resource<transient>{%c128} => !stream.timepoint
  %b, %b_timepoint = stream.resource.alloca uninitialized : !stream.resource<transient>{%0} => !stream.timepoint
  %1 = stream.timepoint.join max(%a_timepoint, %b_timepoint) => !stream.timepoint
  %2 = stream.cmd.execute await(%1) => with(%a as %arg4: !stream.resource<transient>{%c128}, %b as %arg5: !stream.resource<transient>{%0}) {
    stream.cmd.fill %c0_i32, %arg4[%c0 for %c128] : i32 -> !stream.resource<transient>{%c128}
    stream.cmd.fill %c0_i32, %arg5[%c0 for %0] : i32 -> !stream.resource<transient>{%0}
  } => !stream.timepoint
  %3 = stream.resource.dealloca await(%2) => %a : !stream.resource<transient>{%c128} => !stream.timepoint
  %length = hal.buffer.length<%arg2 : !hal.buffer> : index
  %4 = stream.tensor.import consume %arg2 : !hal.buffer -> tensor<?xi8>{%length} in !stream.resource<transient>{%length}
  %result, %result_timepoint = stream.resource.transients await(%3) => %arg0 : !stream.resource<external>{%arg1} from %4 : !stream.resource<transient>{%length} => !stream.timepoint
  util.return %result, %result_timepoint : !stream.resource<external>, !stream.timepoint
}
// OUTPUT:
module {
  util.func private @two(%arg0: !stream.resource<external>, %arg1: index, %arg2: !hal.buffer, %arg3: !stream.timepoint) -> (!stream.resource<external>, !stream.timepoint) {
    %c128 = arith.constant 128 : index
    %c4 = arith.constant 4 : index
    %0 = arith.muli %arg1, %c4 : index
    %1:3 = stream.resource.pack slices({
      [0, 0] = %c128,
      [0, 0] = %0
    }) : index attributes {stream.experimental.transients}
    %length = hal.buffer.length<%arg2 : !hal.buffer> : index
    %2 = stream.tensor.import consume %arg2 : !hal.buffer -> tensor<?xi8>{%length} in !stream.resource<transient>{%length}
    %c0 = arith.constant 0 : index
    %c4_0 = arith.constant 4 : index
    %c128_1 = arith.constant 128 : index
    %c0_i32 = arith.constant 0 : i32
    %3 = arith.muli %arg1, %c4_0 : index
    %4 = stream.resource.subview %2[%1#1] : !stream.resource<transient>{%length} -> !stream.resource<transient>{%c128_1}
    %5 = stream.resource.subview %2[%1#2] : !stream.resource<transient>{%length} -> !stream.resource<transient>{%3}
    %6 = stream.timepoint.immediate => !stream.timepoint
    %7 = stream.timepoint.join max(%arg3, %6) => !stream.timepoint
    %8 = stream.cmd.execute await(%7) => with(%4 as %arg4: !stream.resource<transient>{%c128_1}, %5 as %arg5: !stream.resource<transient>{%3}) {
      stream.cmd.fill %c0_i32, %arg4[%c0 for %c128_1] : i32 -> !stream.resource<transient>{%c128_1}
      stream.cmd.fill %c0_i32, %arg5[%c0 for %3] : i32 -> !stream.resource<transient>{%3}
    } => !stream.timepoint
    %length_2 = hal.buffer.length<%arg2 : !hal.buffer> : index
    %9 = stream.tensor.import consume %arg2 : !hal.buffer -> tensor<?xi8>{%length_2} in !stream.resource<transient>{%length_2}
    util.return %arg0, %8 : !stream.resource<external>, !stream.timepoint
  }
}
// -----
// What stays allocated: what is used after the result is ready, what the caller gets, what is made in a loop, and what has a
// size that a device computes.
util.func private @kept(%arg0: !stream.resource<external>, %arg1: index, %arg2: !stream.resource<transient>, %arg3: !stream.timepoint, %arg4: !stream.resource<staging>) -> (!stream.resource<external>, !stream.timepoint, !stream.timepoint, !stream.resource<transient>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %c128 = arith.constant 128 : index
  %c0_i32 = arith.constant 0 : i32
  %a, %a_timepoint = stream.resource.alloca uninitialized await(%arg3) => !stream.resource<transient>{%c128} => !stream.timepoint
  %0 = stream.cmd.execute await(%a_timepoint) => with(%a as %arg5: !stream.resource<transient>{%c128}) {
    stream.cmd.fill %c0_i32, %arg5[%c0 for %c128] : i32 -> !stream.resource<transient>{%c128}
  } => !stream.timepoint
  %1 = stream.cmd.execute await(%0) => with(%a as %arg5: !stream.resource<transient>{%c128}) {
    stream.cmd.fill %c0_i32, %arg5[%c0 for %c128] : i32 -> !stream.resource<transient>{%c128}
  } => !stream.timepoint
  %b, %b_timepoint = stream.resource.alloca uninitialized await(%arg3) => !stream.resource<transient>{%c128} => !stream.timepoint
  %2 = scf.for %arg5 = %c0 to %c4 step %c1 iter_args(%arg6 = %0) -> (!stream.timepoint) {
    %c, %c_timepoint = stream.resource.alloca uninitialized await(%arg6) => !stream.resource<transient>{%c128} => !stream.timepoint
    %6 = stream.cmd.execute await(%c_timepoint) => with(%c as %arg7: !stream.resource<transient>{%c128}) {
      stream.cmd.fill %c0_i32, %arg7[%c0 for %c128] : i32 -> !stream.resource<transient>{%c128}
    } => !stream.timepoint
    scf.yield %6 : !stream.timepoint
  }
  %3 = stream.async.load %arg4[%c0] : !stream.resource<staging>{%c4} -> i32
  %4 = arith.index_cast %3 : i32 to index
  %d, %d_timepoint = stream.resource.alloca uninitialized await(%2) => !stream.resource<transient>{%4} => !stream.timepoint
  %5 = stream.cmd.execute await(%d_timepoint) => with(%d as %arg5: !stream.resource<transient>{%4}) {
    stream.cmd.fill %c0_i32, %arg5[%c0 for %4] : i32 -> !stream.resource<transient>{%4}
  } => !stream.timepoint
  %result, %result_timepoint = stream.resource.transients await(%5) => %arg0 : !stream.resource<external>{%arg1} from %arg2 : !stream.resource<transient>{%arg1} => !stream.timepoint
  util.return %result, %result_timepoint, %1, %b : !stream.resource<external>, !stream.timepoint, !stream.timepoint, !stream.resource<transient>
}
// OUTPUT:
module {
  util.func private @kept(%arg0: !stream.resource<external>, %arg1: index, %arg2: !stream.resource<transient>, %arg3: !stream.timepoint, %arg4: !stream.resource<staging>) -> (!stream.resource<external>, !stream.timepoint, !stream.timepoint, !stream.resource<transient>) {
    %0 = stream.resource.pack slices({}) : index attributes {stream.experimental.transients}
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %c4 = arith.constant 4 : index
    %c128 = arith.constant 128 : index
    %c0_i32 = arith.constant 0 : i32
    %result, %result_timepoint = stream.resource.alloca uninitialized await(%arg3) => !stream.resource<transient>{%c128} => !stream.timepoint
    %1 = stream.cmd.execute await(%result_timepoint) => with(%result as %arg5: !stream.resource<transient>{%c128}) {
      stream.cmd.fill %c0_i32, %arg5[%c0 for %c128] : i32 -> !stream.resource<transient>{%c128}
    } => !stream.timepoint
    %2 = stream.cmd.execute await(%1) => with(%result as %arg5: !stream.resource<transient>{%c128}) {
      stream.cmd.fill %c0_i32, %arg5[%c0 for %c128] : i32 -> !stream.resource<transient>{%c128}
    } => !stream.timepoint
    %result_0, %result_timepoint_1 = stream.resource.alloca uninitialized await(%arg3) => !stream.resource<transient>{%c128} => !stream.timepoint
    %3 = scf.for %arg5 = %c0 to %c4 step %c1 iter_args(%arg6 = %1) -> (!stream.timepoint) {
      %result_4, %result_timepoint_5 = stream.resource.alloca uninitialized await(%arg6) => !stream.resource<transient>{%c128} => !stream.timepoint
      %7 = stream.cmd.execute await(%result_timepoint_5) => with(%result_4 as %arg7: !stream.resource<transient>{%c128}) {
        stream.cmd.fill %c0_i32, %arg7[%c0 for %c128] : i32 -> !stream.resource<transient>{%c128}
      } => !stream.timepoint
      scf.yield %7 : !stream.timepoint
    }
    %4 = stream.async.load %arg4[%c0] : !stream.resource<staging>{%c4} -> i32
    %5 = arith.index_cast %4 : i32 to index
    %result_2, %result_timepoint_3 = stream.resource.alloca uninitialized await(%3) => !stream.resource<transient>{%5} => !stream.timepoint
    %6 = stream.cmd.execute await(%result_timepoint_3) => with(%result_2 as %arg5: !stream.resource<transient>{%5}) {
      stream.cmd.fill %c0_i32, %arg5[%c0 for %5] : i32 -> !stream.resource<transient>{%5}
    } => !stream.timepoint
    util.return %arg0, %6, %2, %result_0 : !stream.resource<external>, !stream.timepoint, !stream.timepoint, !stream.resource<transient>
  }
}
