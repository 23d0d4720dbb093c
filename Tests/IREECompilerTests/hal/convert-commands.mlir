// RUN: iree-opt --iree-hal-conversion
// Conversion of commands to command buffers.

util.global private @device : !hal.device

// A single transfer is an operation of the queue.
util.func private @fill(%r: !stream.resource<transient>, %n: index, %t: !stream.timepoint, %v: i32) -> !stream.timepoint {
  %zero = arith.constant 0 : index
  %done = stream.cmd.execute on(#hal.device.affinity<@device>) await(%t) => with(%r as %inner: !stream.resource<transient>{%n}) {
    stream.cmd.fill %v, %inner[%zero for %n] : i32 -> !stream.resource<transient>{%n}
  } => !stream.timepoint
  util.return %done : !stream.timepoint
}
// OUTPUT:
module {
  util.global private @device : !hal.device
  util.func private @fill(%arg0: !hal.buffer, %arg1: index, %arg2: !hal.fence, %arg3: i32) -> !hal.fence {
    %c0 = arith.constant 0 : index
    %device = util.global.load immutable @device : !hal.device
    %c-1_i64 = arith.constant -1 : i64
    %fence = hal.fence.create device(%device : !hal.device) flags("None") : !hal.fence
    hal.device.queue.fill<%device : !hal.device> affinity(%c-1_i64) wait(%arg2) signal(%fence) target(%arg0 : !hal.buffer)[%c0] length(%arg1) pattern(%arg3 : i32) flags("None")
    util.return %fence : !hal.fence
  }
}
// -----
// Numbers that differ each time cannot be in a command buffer that is used again.
util.global private @device : !hal.device

util.func private @once(%a: !stream.resource<transient>, %b: !stream.resource<transient>, %n: index, %t: !stream.timepoint) -> !stream.timepoint {
  %zero = arith.constant 0 : index
  %byte = arith.constant 7 : i8
  %done = stream.cmd.execute on(#hal.device.affinity<@device>) await(%t) => with(%a as %from: !stream.resource<transient>{%n}, %b as %to: !stream.resource<transient>{%n}) {
    stream.cmd.fill %byte, %from[%zero for %n] : i8 -> !stream.resource<transient>{%n}
    stream.cmd.copy %from[%zero], %to[%zero], %n : !stream.resource<transient>{%n} -> !stream.resource<transient>{%n}
  } => !stream.timepoint
  util.return %done : !stream.timepoint
}
// OUTPUT:
module {
  util.global private @device : !hal.device
  util.func private @once(%arg0: !hal.buffer, %arg1: !hal.buffer, %arg2: index, %arg3: !hal.fence) -> !hal.fence {
    %c0 = arith.constant 0 : index
    %c7_i8 = arith.constant 7 : i8
    %device = util.global.load immutable @device : !hal.device
    %c-1_i64 = arith.constant -1 : i64
    %cmd = hal.command_buffer.create device(%device : !hal.device) mode(OneShot) categories(Transfer) affinity(%c-1_i64) : !hal.command_buffer
    hal.command_buffer.fill_buffer<%cmd : !hal.command_buffer> target(%arg0 : !hal.buffer)[%c0, %arg2] pattern(%c7_i8 : i8) flags("None")
    hal.command_buffer.execution_barrier<%cmd : !hal.command_buffer> source("Dispatch|Transfer|CommandRetire") target("CommandIssue|Dispatch|Transfer") flags("None")
    hal.command_buffer.copy_buffer<%cmd : !hal.command_buffer> source(%arg0 : !hal.buffer)[%c0] target(%arg1 : !hal.buffer)[%c0] length(%arg2) flags("None")
    hal.command_buffer.execution_barrier<%cmd : !hal.command_buffer> source("Dispatch|Transfer|CommandRetire") target("CommandIssue|Dispatch|Transfer") flags("None")
    hal.command_buffer.finalize<%cmd : !hal.command_buffer>
    %fence = hal.fence.create device(%device : !hal.device) flags("None") : !hal.fence
    hal.device.queue.execute<%device : !hal.device> affinity(%c-1_i64) wait(%arg3) signal(%fence) commands(%cmd) flags("None")
    util.return %fence : !hal.fence
  }
}
// -----
// Constants can: the buffers are given when it is executed.
util.global private @device : !hal.device

util.func private @again(%a: !stream.resource<transient>, %b: !stream.resource<transient>, %t: !stream.timepoint) -> !stream.timepoint {
  %zero = arith.constant 0 : index
  %n = arith.constant 64 : index
  %byte = arith.constant 7 : i8
  %done = stream.cmd.execute on(#hal.device.affinity<@device>) await(%t) => with(%a as %from: !stream.resource<transient>{%n}, %b as %to: !stream.resource<transient>{%n}) {
    stream.cmd.fill %byte, %from[%zero for %n] : i8 -> !stream.resource<transient>{%n}
    stream.cmd.copy %from[%zero], %to[%zero], %n : !stream.resource<transient>{%n} -> !stream.resource<transient>{%n}
  } => !stream.timepoint
  util.return %done : !stream.timepoint
}
// OUTPUT:
module {
  util.global private @device : !hal.device
  util.func private @again(%arg0: !hal.buffer, %arg1: !hal.buffer, %arg2: !hal.fence) -> !hal.fence {
    %c0 = arith.constant 0 : index
    %c64 = arith.constant 64 : index
    %c7_i8 = arith.constant 7 : i8
    %device = util.global.load immutable @device : !hal.device
    %c-1_i64 = arith.constant -1 : i64
    %c0_0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %0 = hal.device.memoize<%device : !hal.device> affinity(%c-1_i64) -> !hal.command_buffer {
      %c2 = arith.constant 2 : index
      %cmd = hal.command_buffer.create device(%device : !hal.device) mode("None") categories(Transfer) affinity(%c-1_i64) bindings(%c2) : !hal.command_buffer
      hal.command_buffer.fill_buffer<%cmd : !hal.command_buffer> target(%c0_0 : index)[%c0, %c64] pattern(%c7_i8 : i8) flags("None")
      hal.command_buffer.execution_barrier<%cmd : !hal.command_buffer> source("Dispatch|Transfer|CommandRetire") target("CommandIssue|Dispatch|Transfer") flags("None")
      hal.command_buffer.copy_buffer<%cmd : !hal.command_buffer> source(%c0_0 : index)[%c0] target(%c1 : index)[%c0] length(%c64) flags("None")
      hal.command_buffer.execution_barrier<%cmd : !hal.command_buffer> source("Dispatch|Transfer|CommandRetire") target("CommandIssue|Dispatch|Transfer") flags("None")
      hal.command_buffer.finalize<%cmd : !hal.command_buffer>
      hal.return %cmd : !hal.command_buffer
    }
    %fence = hal.fence.create device(%device : !hal.device) flags("None") : !hal.fence
    %c0_1 = arith.constant 0 : index
    hal.device.queue.execute.indirect<%device : !hal.device> affinity(%c-1_i64) wait(%arg2) signal(%fence) commands(%0) bindings([
      (%arg0 : !hal.buffer)[%c0_1, %c64], 
      (%arg1 : !hal.buffer)[%c0_1, %c64]
    ]) flags("None")
    util.return %fence : !hal.fence
  }
}
