// RUN: iree-opt --iree-stream-automatic-reference-counting
// Deallocations after last uses.

// Memory is deallocated after its last use, whose waiters also await the deallocation.
util.func private @once(%wait: !stream.timepoint, %n: index) -> !stream.timepoint {
  %r, %made = stream.resource.alloca uninitialized await(%wait) => !stream.resource<transient>{%n} => !stream.timepoint
  %used = stream.test.timeline_op await(%made) => with(%r) : (!stream.resource<transient>{%n}) -> () => !stream.timepoint
  util.return %used : !stream.timepoint
}
// OUTPUT:
module {
  util.func private @once(%arg0: !stream.timepoint, %arg1: index) -> !stream.timepoint {
    %result, %result_timepoint = stream.resource.alloca uninitialized await(%arg0) => !stream.resource<transient>{%arg1} => !stream.timepoint
    %result_timepoint_0 = stream.test.timeline_op await(%result_timepoint) => with(%result) : (!stream.resource<transient>{%arg1}) -> () => !stream.timepoint
    %0 = stream.resource.dealloca origin await(%result_timepoint_0) => %result : !stream.resource<transient>{%arg1} => !stream.timepoint
    util.return %0 : !stream.timepoint
  }
}
// -----
// After a host wait the host may access the resource: it is not deallocated.
util.func private @seen(%wait: !stream.timepoint, %n: index) -> !stream.resource<transient> {
  %r, %made = stream.resource.alloca uninitialized await(%wait) => !stream.resource<transient>{%n} => !stream.timepoint
  %s = stream.timepoint.await %made => %r : !stream.resource<transient>{%n}
  util.return %s : !stream.resource<transient>
}
// OUTPUT:
module {
  util.func private @seen(%arg0: !stream.timepoint, %arg1: index) -> !stream.resource<transient> {
    %result, %result_timepoint = stream.resource.alloca uninitialized await(%arg0) => !stream.resource<transient>{%arg1} => !stream.timepoint
    %0 = stream.timepoint.await %result_timepoint => %result : !stream.resource<transient>{%arg1}
    util.return %0 : !stream.resource<transient>
  }
}
// -----
// A loop consumes and swaps both: each is freed once, as a result of the loop.
util.func private @swapped(%wait: !stream.timepoint, %n: index, %k: index) -> !stream.timepoint {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r, %first = stream.resource.alloca uninitialized await(%wait) => !stream.resource<transient>{%n} => !stream.timepoint
  %s, %made = stream.resource.alloca uninitialized await(%first) => !stream.resource<transient>{%n} => !stream.timepoint
  %l:3 = scf.for %i = %c0 to %k step %c1 iter_args(%x = %r, %y = %s, %t = %made) -> (!stream.resource<transient>, !stream.resource<transient>, !stream.timepoint) {
    %used = stream.test.timeline_op await(%t) => with(%x, %y) : (!stream.resource<transient>{%n}, !stream.resource<transient>{%n}) -> () => !stream.timepoint
    scf.yield %y, %x, %used : !stream.resource<transient>, !stream.resource<transient>, !stream.timepoint
  }
  util.return %l#2 : !stream.timepoint
}
// OUTPUT:
module {
  util.func private @swapped(%arg0: !stream.timepoint, %arg1: index, %arg2: index) -> !stream.timepoint {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %result, %result_timepoint = stream.resource.alloca uninitialized await(%arg0) => !stream.resource<transient>{%arg1} => !stream.timepoint
    %result_0, %result_timepoint_1 = stream.resource.alloca uninitialized await(%result_timepoint) => !stream.resource<transient>{%arg1} => !stream.timepoint
    %0:3 = scf.for %arg3 = %c0 to %arg2 step %c1 iter_args(%arg4 = %result, %arg5 = %result_0, %arg6 = %result_timepoint_1) -> (!stream.resource<transient>, !stream.resource<transient>, !stream.timepoint) {
      %result_timepoint_2 = stream.test.timeline_op await(%arg6) => with(%arg4, %arg5) : (!stream.resource<transient>{%arg1}, !stream.resource<transient>{%arg1}) -> () => !stream.timepoint
      scf.yield %arg5, %arg4, %result_timepoint_2 : !stream.resource<transient>, !stream.resource<transient>, !stream.timepoint
    }
    %1 = stream.resource.size %0#0 : !stream.resource<transient>
    %2 = stream.resource.dealloca origin await(%0#2) => %0#0 : !stream.resource<transient>{%1} => !stream.timepoint
    %3 = stream.resource.size %0#1 : !stream.resource<transient>
    %4 = stream.resource.dealloca origin await(%2) => %0#1 : !stream.resource<transient>{%3} => !stream.timepoint
    util.return %4 : !stream.timepoint
  }
}
// -----
// Storage owned by the caller is not freed, nor storage that may be swapped with it.
util.func private @borrowed(%wait: !stream.timepoint, %n: index, %k: index, %other: !stream.resource<transient>) -> !stream.timepoint {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r, %first = stream.resource.alloca uninitialized await(%wait) => !stream.resource<transient>{%n} => !stream.timepoint
  %s, %made = stream.resource.alloca uninitialized await(%first) => !stream.resource<transient>{%n} => !stream.timepoint
  %l:3 = scf.for %i = %c0 to %k step %c1 iter_args(%x = %r, %y = %other, %t = %made) -> (!stream.resource<transient>, !stream.resource<transient>, !stream.timepoint) {
    %used = stream.test.timeline_op await(%t) => with(%x, %y) : (!stream.resource<transient>{%n}, !stream.resource<transient>{%n}) -> () => !stream.timepoint
    scf.yield %y, %x, %used : !stream.resource<transient>, !stream.resource<transient>, !stream.timepoint
  }
  util.return %l#2 : !stream.timepoint
}
// OUTPUT:
module {
  util.func private @borrowed(%arg0: !stream.timepoint, %arg1: index, %arg2: index, %arg3: !stream.resource<transient>) -> !stream.timepoint {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %result, %result_timepoint = stream.resource.alloca uninitialized await(%arg0) => !stream.resource<transient>{%arg1} => !stream.timepoint
    %result_0, %result_timepoint_1 = stream.resource.alloca uninitialized await(%result_timepoint) => !stream.resource<transient>{%arg1} => !stream.timepoint
    %0 = stream.resource.dealloca origin await(%result_timepoint_1) => %result_0 : !stream.resource<transient>{%arg1} => !stream.timepoint
    %1:3 = scf.for %arg4 = %c0 to %arg2 step %c1 iter_args(%arg5 = %result, %arg6 = %arg3, %arg7 = %0) -> (!stream.resource<transient>, !stream.resource<transient>, !stream.timepoint) {
      %result_timepoint_2 = stream.test.timeline_op await(%arg7) => with(%arg5, %arg6) : (!stream.resource<transient>{%arg1}, !stream.resource<transient>{%arg1}) -> () => !stream.timepoint
      scf.yield %arg6, %arg5, %result_timepoint_2 : !stream.resource<transient>, !stream.resource<transient>, !stream.timepoint
    }
    util.return %1#2 : !stream.timepoint
  }
}
// -----
// Storage that is passed twice is shared: it is not freed through either value.
util.func private @shared(%wait: !stream.timepoint, %n: index, %k: index) -> !stream.timepoint {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r, %first = stream.resource.alloca uninitialized await(%wait) => !stream.resource<transient>{%n} => !stream.timepoint
  %s, %made = stream.resource.alloca uninitialized await(%first) => !stream.resource<transient>{%n} => !stream.timepoint
  %l:3 = scf.for %i = %c0 to %k step %c1 iter_args(%x = %s, %y = %s, %t = %made) -> (!stream.resource<transient>, !stream.resource<transient>, !stream.timepoint) {
    %used = stream.test.timeline_op await(%t) => with(%x, %y) : (!stream.resource<transient>{%n}, !stream.resource<transient>{%n}) -> () => !stream.timepoint
    scf.yield %x, %y, %used : !stream.resource<transient>, !stream.resource<transient>, !stream.timepoint
  }
  util.return %l#2 : !stream.timepoint
}
// OUTPUT:
module {
  util.func private @shared(%arg0: !stream.timepoint, %arg1: index, %arg2: index) -> !stream.timepoint {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %result, %result_timepoint = stream.resource.alloca uninitialized await(%arg0) => !stream.resource<transient>{%arg1} => !stream.timepoint
    %0 = stream.resource.dealloca origin await(%result_timepoint) => %result : !stream.resource<transient>{%arg1} => !stream.timepoint
    %result_0, %result_timepoint_1 = stream.resource.alloca uninitialized await(%0) => !stream.resource<transient>{%arg1} => !stream.timepoint
    %1:3 = scf.for %arg3 = %c0 to %arg2 step %c1 iter_args(%arg4 = %result_0, %arg5 = %result_0, %arg6 = %result_timepoint_1) -> (!stream.resource<transient>, !stream.resource<transient>, !stream.timepoint) {
      %result_timepoint_2 = stream.test.timeline_op await(%arg6) => with(%arg4, %arg5) : (!stream.resource<transient>{%arg1}, !stream.resource<transient>{%arg1}) -> () => !stream.timepoint
      scf.yield %arg4, %arg5, %result_timepoint_2 : !stream.resource<transient>, !stream.resource<transient>, !stream.timepoint
    }
    util.return %1#2 : !stream.timepoint
  }
}
// -----
// After zero iterations the result is the initial value, which has later uses.
util.func private @later(%wait: !stream.timepoint, %n: index, %k: index) -> !stream.timepoint {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r, %first = stream.resource.alloca uninitialized await(%wait) => !stream.resource<transient>{%n} => !stream.timepoint
  %s, %made = stream.resource.alloca uninitialized await(%first) => !stream.resource<transient>{%n} => !stream.timepoint
  %l:3 = scf.for %i = %c0 to %k step %c1 iter_args(%x = %r, %y = %s, %t = %made) -> (!stream.resource<transient>, !stream.resource<transient>, !stream.timepoint) {
    %used = stream.test.timeline_op await(%t) => with(%x, %y) : (!stream.resource<transient>{%n}, !stream.resource<transient>{%n}) -> () => !stream.timepoint
    scf.yield %x, %y, %used : !stream.resource<transient>, !stream.resource<transient>, !stream.timepoint
  }
  %after = stream.test.timeline_op await(%l#2) => with(%s) : (!stream.resource<transient>{%n}) -> () => !stream.timepoint
  util.return %after : !stream.timepoint
}
// OUTPUT:
module {
  util.func private @later(%arg0: !stream.timepoint, %arg1: index, %arg2: index) -> !stream.timepoint {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %result, %result_timepoint = stream.resource.alloca uninitialized await(%arg0) => !stream.resource<transient>{%arg1} => !stream.timepoint
    %result_0, %result_timepoint_1 = stream.resource.alloca uninitialized await(%result_timepoint) => !stream.resource<transient>{%arg1} => !stream.timepoint
    %0:3 = scf.for %arg3 = %c0 to %arg2 step %c1 iter_args(%arg4 = %result, %arg5 = %result_0, %arg6 = %result_timepoint_1) -> (!stream.resource<transient>, !stream.resource<transient>, !stream.timepoint) {
      %result_timepoint_3 = stream.test.timeline_op await(%arg6) => with(%arg4, %arg5) : (!stream.resource<transient>{%arg1}, !stream.resource<transient>{%arg1}) -> () => !stream.timepoint
      scf.yield %arg4, %arg5, %result_timepoint_3 : !stream.resource<transient>, !stream.resource<transient>, !stream.timepoint
    }
    %1 = stream.resource.size %0#0 : !stream.resource<transient>
    %2 = stream.resource.dealloca origin await(%0#2) => %0#0 : !stream.resource<transient>{%1} => !stream.timepoint
    %result_timepoint_2 = stream.test.timeline_op await(%2) => with(%result_0) : (!stream.resource<transient>{%arg1}) -> () => !stream.timepoint
    util.return %result_timepoint_2 : !stream.timepoint
  }
}
// -----
// A constant is owned by the module.
util.global private @g : !stream.resource<transient>
util.func private @constant(%wait: !stream.timepoint, %n: index, %k: index) -> !stream.timepoint {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r, %first = stream.resource.alloca uninitialized await(%wait) => !stream.resource<transient>{%n} => !stream.timepoint
  %s, %made = stream.resource.alloca uninitialized await(%first) => !stream.resource<transient>{%n} => !stream.timepoint
  %g = util.global.load immutable @g : !stream.resource<transient>
  %l:3 = scf.for %i = %c0 to %k step %c1 iter_args(%x = %r, %y = %g, %t = %made) -> (!stream.resource<transient>, !stream.resource<transient>, !stream.timepoint) {
    %used = stream.test.timeline_op await(%t) => with(%x, %y) : (!stream.resource<transient>{%n}, !stream.resource<transient>{%n}) -> () => !stream.timepoint
    scf.yield %y, %x, %used : !stream.resource<transient>, !stream.resource<transient>, !stream.timepoint
  }
  util.return %l#2 : !stream.timepoint
}
// OUTPUT:
module {
  util.global private @g : !stream.resource<transient>
  util.func private @constant(%arg0: !stream.timepoint, %arg1: index, %arg2: index) -> !stream.timepoint {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %result, %result_timepoint = stream.resource.alloca uninitialized await(%arg0) => !stream.resource<transient>{%arg1} => !stream.timepoint
    %result_0, %result_timepoint_1 = stream.resource.alloca uninitialized await(%result_timepoint) => !stream.resource<transient>{%arg1} => !stream.timepoint
    %0 = stream.resource.dealloca origin await(%result_timepoint_1) => %result_0 : !stream.resource<transient>{%arg1} => !stream.timepoint
    %g = util.global.load immutable @g : !stream.resource<transient>
    %1:3 = scf.for %arg3 = %c0 to %arg2 step %c1 iter_args(%arg4 = %result, %arg5 = %g, %arg6 = %0) -> (!stream.resource<transient>, !stream.resource<transient>, !stream.timepoint) {
      %result_timepoint_2 = stream.test.timeline_op await(%arg6) => with(%arg4, %arg5) : (!stream.resource<transient>{%arg1}, !stream.resource<transient>{%arg1}) -> () => !stream.timepoint
      scf.yield %arg5, %arg4, %result_timepoint_2 : !stream.resource<transient>, !stream.resource<transient>, !stream.timepoint
    }
    util.return %1#2 : !stream.timepoint
  }
}
// -----
// Allocated in one iteration and consumed in the next: the last one is freed after the loop.
util.func private @fresh(%wait: !stream.timepoint, %n: index, %k: index) -> !stream.timepoint {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r, %made = stream.resource.alloca uninitialized await(%wait) => !stream.resource<transient>{%n} => !stream.timepoint
  %l:2 = scf.for %i = %c0 to %k step %c1 iter_args(%x = %r, %t = %made) -> (!stream.resource<transient>, !stream.timepoint) {
    %s, %new = stream.resource.alloca uninitialized await(%t) => !stream.resource<transient>{%n} => !stream.timepoint
    %used = stream.test.timeline_op await(%new) => with(%x, %s) : (!stream.resource<transient>{%n}, !stream.resource<transient>{%n}) -> () => !stream.timepoint
    scf.yield %s, %used : !stream.resource<transient>, !stream.timepoint
  }
  util.return %l#1 : !stream.timepoint
}
// OUTPUT:
module {
  util.func private @fresh(%arg0: !stream.timepoint, %arg1: index, %arg2: index) -> !stream.timepoint {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %result, %result_timepoint = stream.resource.alloca uninitialized await(%arg0) => !stream.resource<transient>{%arg1} => !stream.timepoint
    %0:2 = scf.for %arg3 = %c0 to %arg2 step %c1 iter_args(%arg4 = %result, %arg5 = %result_timepoint) -> (!stream.resource<transient>, !stream.timepoint) {
      %result_0, %result_timepoint_1 = stream.resource.alloca uninitialized await(%arg5) => !stream.resource<transient>{%arg1} => !stream.timepoint
      %result_timepoint_2 = stream.test.timeline_op await(%result_timepoint_1) => with(%arg4, %result_0) : (!stream.resource<transient>{%arg1}, !stream.resource<transient>{%arg1}) -> () => !stream.timepoint
      scf.yield %result_0, %result_timepoint_2 : !stream.resource<transient>, !stream.timepoint
    }
    %1 = stream.resource.size %0#0 : !stream.resource<transient>
    %2 = stream.resource.dealloca origin await(%0#1) => %0#0 : !stream.resource<transient>{%1} => !stream.timepoint
    util.return %2 : !stream.timepoint
  }
}
// -----
// A resource that is only used here is not owned here.
util.func private @usedBefore(%wait: !stream.timepoint, %n: index, %k: index, %other: !stream.resource<transient>) -> !stream.timepoint {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r, %first = stream.resource.alloca uninitialized await(%wait) => !stream.resource<transient>{%n} => !stream.timepoint
  %made = stream.test.timeline_op await(%first) => with(%other) : (!stream.resource<transient>{%n}) -> () => !stream.timepoint
  %l:3 = scf.for %i = %c0 to %k step %c1 iter_args(%x = %r, %y = %other, %t = %made) -> (!stream.resource<transient>, !stream.resource<transient>, !stream.timepoint) {
    %used = stream.test.timeline_op await(%t) => with(%x, %y) : (!stream.resource<transient>{%n}, !stream.resource<transient>{%n}) -> () => !stream.timepoint
    scf.yield %y, %x, %used : !stream.resource<transient>, !stream.resource<transient>, !stream.timepoint
  }
  util.return %l#2 : !stream.timepoint
}
// OUTPUT:
module {
  util.func private @usedBefore(%arg0: !stream.timepoint, %arg1: index, %arg2: index, %arg3: !stream.resource<transient>) -> !stream.timepoint {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %result, %result_timepoint = stream.resource.alloca uninitialized await(%arg0) => !stream.resource<transient>{%arg1} => !stream.timepoint
    %result_timepoint_0 = stream.test.timeline_op await(%result_timepoint) => with(%arg3) : (!stream.resource<transient>{%arg1}) -> () => !stream.timepoint
    %0:3 = scf.for %arg4 = %c0 to %arg2 step %c1 iter_args(%arg5 = %result, %arg6 = %arg3, %arg7 = %result_timepoint_0) -> (!stream.resource<transient>, !stream.resource<transient>, !stream.timepoint) {
      %result_timepoint_1 = stream.test.timeline_op await(%arg7) => with(%arg5, %arg6) : (!stream.resource<transient>{%arg1}, !stream.resource<transient>{%arg1}) -> () => !stream.timepoint
      scf.yield %arg6, %arg5, %result_timepoint_1 : !stream.resource<transient>, !stream.resource<transient>, !stream.timepoint
    }
    util.return %0#2 : !stream.timepoint
  }
}
