// RUN: iree-opt
// Printed form of `stream` operations.

module {
  util.func public @f(%arg0: !stream.resource<external>, %arg1: index) {
    %results, %result_timepoint = stream.async.execute with(%arg0 as %arg2: !stream.resource<external>{%arg1}) -> %arg0{%arg1} {
      stream.yield %arg2 : !stream.resource<external>{%arg1}
    } => !stream.timepoint
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: !stream.resource<external>, %arg1: index, %arg2: i32) {
    %0 = stream.cmd.execute with(%arg0 as %arg3: !stream.resource<external>{%arg1}) {
      stream.cmd.dispatch {@ex::@f, @ex::@g}[%arg1](%arg2 : i32) {
        ro %arg3[%arg1 for %arg1] : !stream.resource<external>{%arg1},
        rw %arg3[%arg1 for %arg1] : !stream.resource<external>{%arg1}
      }
      stream.cmd.call @f(ro %arg3[%arg1 for %arg1], %arg2) : (!stream.resource<external>{%arg1}, i32) -> ()
    } => !stream.timepoint
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: !stream.resource<*>, %arg1: index, %arg2: i32) {
    %0 = stream.async.dispatch @ex::@f(%arg0[%arg1 to %arg1 for %arg1], %arg2) : (!stream.resource<*>{%arg1}, i32) -> %arg0{%arg1}
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: !util.buffer, %arg1: i64, %arg2: index) {
    %results:2, %result_timepoint = stream.cmd.parameter.load {
      %arg0::%arg0[%arg1] : !stream.resource<constant>{%arg2},
      %arg0::%arg0[%arg1] : !stream.resource<constant>{%arg2}
    } => !stream.timepoint
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: !util.buffer, %arg1: i64, %arg2: index, %arg3: !stream.resource<transient>) {
    %result, %result_timepoint = stream.async.parameter.gather {
      %arg0[%arg1] -> %arg3[%arg2 to %arg2 for %arg2] : !stream.resource<transient>{%arg2}
    } : !stream.resource<transient> => !stream.timepoint
    %0 = stream.cmd.parameter.gather {
      %arg0[%arg1] -> %arg3[%arg2 for %arg2] : !stream.resource<transient>{%arg2}
    } => !stream.timepoint
    %result_0, %result_timepoint_1 = stream.async.parameter.scatter {
      %arg3[%arg2 to %arg2 for %arg2] : !stream.resource<transient>{%arg2} -> %arg0::%arg0[%arg1]
    } : !stream.resource<transient> => !stream.timepoint
    %1 = stream.cmd.parameter.scatter {
      %arg3[%arg2 for %arg2] : !stream.resource<transient>{%arg2} -> %arg0::%arg0[%arg1]
    } => !stream.timepoint
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: index) {
    %0:3 = stream.resource.pack slices({
      [0, 9] = %arg0,
      [3, 8] = %arg0
    }) : index
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: index) {
    %results:2, %result_timepoint = stream.resource.constants : 
      !stream.resource<constant>{%arg0} = dense<100> : tensor<1xi32>,
      !stream.resource<constant>{%arg0} = dense<[101, 102]> : tensor<2xi32>
      => !stream.timepoint
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: !stream.timepoint, %arg1: !stream.resource<*>, %arg2: index) {
    %0:2 = stream.timepoint.await %arg0 => %arg1, %arg1 : !stream.resource<*>{%arg2}, !stream.resource<*>{%arg2}
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: !stream.resource<*>, %arg1: index) {
    %0 = stream.async.update %arg0, %arg0[%arg1 to %arg1] : !stream.resource<*>{%arg1} -> %arg0 as !stream.resource<*>{%arg1}
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: !stream.resource<*>, %arg1: index) {
    %0 = stream.tensor.dispatch @ex::@f[%arg1](%arg0, %arg1) : (tensor<4x?xf32>{%arg1} in !stream.resource<*>{%arg1}, index) -> tensor<4x?xf32>{%arg1} in %arg0{%arg1}
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: !stream.resource<staging>, %arg1: index) {
    stream.tensor.trace "key" = [
      %arg0 : tensor<?xf32>{%arg1} in !stream.resource<staging>{%arg1}
    ]
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: !stream.resource<*>, %arg1: index, %arg2: !stream.channel, %arg3: i32) {
    %0 = stream.async.collective<broadcast : f32>[%arg1] on(#hal.device.affinity<@d, [0, 3]>) channel(%arg2) source(%arg3) %arg0[%arg1 to %arg1 for %arg1], %arg0[%arg1 to %arg1 for %arg1] : !stream.resource<*>{%arg1} -> %arg0 as !stream.resource<*>{%arg1}
    util.return
  }
}
// OUTPUT: unchanged
