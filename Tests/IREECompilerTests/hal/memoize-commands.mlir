// RUN: iree-opt --iree-hal-elide-redundant-commands --iree-hal-outline-memoize-regions --iree-hal-memoize-device-queries
// Passes on commands and devices, one after the other.

util.global private @device : !hal.device

// Of several barriers in a row, one is left.
util.func private @barriers(%cmd: !hal.command_buffer) {
  hal.command_buffer.execution_barrier<%cmd : !hal.command_buffer> source("Dispatch|Transfer|CommandRetire") target("CommandIssue|Dispatch|Transfer") flags("None")
  hal.command_buffer.execution_barrier<%cmd : !hal.command_buffer> source("Dispatch|Transfer|CommandRetire") target("CommandIssue|Dispatch|Transfer") flags("None")
  util.return
}

// A command buffer that depends on constants only is recorded once, into a global.
util.func private @recorded() -> !hal.command_buffer {
  %all = arith.constant -1 : i64
  %device = util.global.load immutable @device : !hal.device
  %result = hal.device.memoize<%device : !hal.device> affinity(%all) -> !hal.command_buffer {
    %cmd = hal.command_buffer.create device(%device : !hal.device) mode("None") categories(Transfer) affinity(%all) : !hal.command_buffer
    hal.command_buffer.finalize<%cmd : !hal.command_buffer>
    hal.return %cmd : !hal.command_buffer
  }
  util.return %result : !hal.command_buffer
}
// OUTPUT:
module {
  util.global private @device : !hal.device
  util.func private @barriers(%arg0: !hal.command_buffer) {
    hal.command_buffer.execution_barrier<%arg0 : !hal.command_buffer> source("Dispatch|Transfer|CommandRetire") target("CommandIssue|Dispatch|Transfer") flags("None")
    util.return
  }
  util.func private @__recorded_memoize_apply(%arg0: !hal.device, %arg1: i64) -> !hal.command_buffer attributes {inlining_policy = #util.inline.never} {
    %cmd = hal.command_buffer.create device(%arg0 : !hal.device) mode("None") categories(Transfer) affinity(%arg1) : !hal.command_buffer
    hal.command_buffer.finalize<%cmd : !hal.command_buffer>
    util.return %cmd : !hal.command_buffer
  }
  util.global private @__recorded_memoize_result_0_device : !hal.command_buffer
  util.initializer {
    %device = util.global.load immutable @device : !hal.device
    %c-1_i64 = arith.constant -1 : i64
    %0 = util.call @__recorded_memoize_apply(%device, %c-1_i64) : (!hal.device, i64) -> !hal.command_buffer
    util.global.store %0, @__recorded_memoize_result_0_device : !hal.command_buffer
    util.return
  }
  util.func private @__recorded_memoize_lookup(%arg0: !hal.device, %arg1: i64) -> !hal.command_buffer {
    %device = util.global.load @device : !hal.device
    %0 = util.cmp.eq %arg0, %device : !hal.device
    %1 = scf.if %0 -> (!hal.command_buffer) {
      %__recorded_memoize_result_0_device = util.global.load @__recorded_memoize_result_0_device : !hal.command_buffer
      scf.yield %__recorded_memoize_result_0_device : !hal.command_buffer
    } else {
      %2 = util.null : !hal.command_buffer
      scf.yield %2 : !hal.command_buffer
    }
    util.return %1 : !hal.command_buffer
  }
  util.func private @recorded() -> !hal.command_buffer {
    %c-1_i64 = arith.constant -1 : i64
    %device = util.global.load immutable @device : !hal.device
    %0 = util.call @__recorded_memoize_lookup(%device, %c-1_i64) : (!hal.device, i64) -> !hal.command_buffer
    util.return %0 : !hal.command_buffer
  }
}
