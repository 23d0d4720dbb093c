// RUN: iree-opt --iree-stream-emplace-transients --verify-diagnostics
// Storage that transients cannot be in.

util.func private @two(%arg0: !stream.resource<external>, %arg1: index, %arg2: !stream.resource<transient>, %arg3: !stream.resource<transient>) -> (!stream.resource<external>, !stream.resource<external>) {
  %result, %result_timepoint = stream.resource.transients %arg0 : !stream.resource<external>{%arg1} from %arg2 : !stream.resource<transient>{%arg1} => !stream.timepoint
  // expected-error@below {{'stream.resource.transients' op expects the same storage for all transients of a function}}
  %result_0, %result_timepoint_1 = stream.resource.transients %arg0 : !stream.resource<external>{%arg1} from %arg3 : !stream.resource<transient>{%arg1} => !stream.timepoint
  util.return %result, %result_0 : !stream.resource<external>, !stream.resource<external>
}
