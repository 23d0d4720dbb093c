// RUN: iree-opt
// Printed form of `io_parameters` operations.

module {
  util.func public @f(%arg0: !hal.device, %arg1: i64, %arg2: !hal.fence, %arg3: !util.buffer, %arg4: !hal.buffer, %arg5: index) {
    io_parameters.gather<%arg0 : !hal.device> affinity(%arg1) wait(%arg2) signal(%arg2) {
      %arg3::%arg3[%arg1] -> %arg4[%arg5 for %arg5] : !hal.buffer
    }
    io_parameters.scatter<%arg0 : !hal.device> affinity(%arg1) wait(%arg2) signal(%arg2) {
      %arg4[%arg5 for %arg5] : !hal.buffer -> %arg3::%arg3[%arg1]
    }
    util.return
  }
}
// OUTPUT: unchanged
