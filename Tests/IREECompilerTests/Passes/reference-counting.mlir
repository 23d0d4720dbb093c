// pipeline: builtin.module(iree-stream-automatic-reference-counting)
// Memory is freed after its last use, and who waits for that use waits for it to be free.
util.func private @once(%wait: !stream.timepoint, %n: index) -> !stream.timepoint {
  %r, %made = stream.resource.alloca uninitialized await(%wait) => !stream.resource<transient>{%n} => !stream.timepoint
  %used = stream.test.timeline_op await(%made) => with(%r) : (!stream.resource<transient>{%n}) -> () => !stream.timepoint
  util.return %used : !stream.timepoint
}
// gives
module {
  util.func private @once(%arg0: !stream.timepoint, %arg1: index) -> !stream.timepoint {
    %result, %result_timepoint = stream.resource.alloca uninitialized await(%arg0) => !stream.resource<transient>{%arg1} => !stream.timepoint
    %result_timepoint_0 = stream.test.timeline_op await(%result_timepoint) => with(%result) : (!stream.resource<transient>{%arg1}) -> () => !stream.timepoint
    %0 = stream.resource.dealloca origin await(%result_timepoint_0) => %result : !stream.resource<transient>{%arg1} => !stream.timepoint
    util.return %0 : !stream.timepoint
  }
}
// -----
// What the host has waited for it may look at: it is not freed.
util.func private @seen(%wait: !stream.timepoint, %n: index) -> !stream.resource<transient> {
  %r, %made = stream.resource.alloca uninitialized await(%wait) => !stream.resource<transient>{%n} => !stream.timepoint
  %s = stream.timepoint.await %made => %r : !stream.resource<transient>{%n}
  util.return %s : !stream.resource<transient>
}
// gives
module {
  util.func private @seen(%arg0: !stream.timepoint, %arg1: index) -> !stream.resource<transient> {
    %result, %result_timepoint = stream.resource.alloca uninitialized await(%arg0) => !stream.resource<transient>{%arg1} => !stream.timepoint
    %0 = stream.timepoint.await %result_timepoint => %result : !stream.resource<transient>{%arg1}
    util.return %0 : !stream.resource<transient>
  }
}
