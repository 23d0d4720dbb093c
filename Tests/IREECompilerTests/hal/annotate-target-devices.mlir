// RUN: iree-opt --iree-hal-annotate-target-devices
// Devices are followed through globals, choices and calls.
util.global private @a = #hal.device.target<"a"> : !hal.device
util.global private @b = #hal.device.fallback<@a> : !hal.device
util.global private @c = #hal.device.select<[#hal.device.target<"c"> : !hal.device, #hal.device.target<"a"> : !hal.device]> : !hal.device
util.func public @caller(%x: i1) -> !hal.device {
  %b = util.global.load immutable @b : !hal.device
  %c = util.global.load immutable @c : !hal.device
  %0 = arith.select %x, %b, %c : !hal.device
  %1 = util.call @callee(%b) : (!hal.device) -> !hal.device
  util.return %0 : !hal.device
}
util.func private @callee(%device: !hal.device) -> !hal.device {
  util.return %device : !hal.device
}
// OUTPUT:
#device_target_a = #hal.device.target<"a"> : !hal.device
#device_target_c = #hal.device.target<"c"> : !hal.device
module {
  util.global private @a {hal.device.targets = [#device_target_a]} = #device_target_a
  util.global private @b {hal.device.targets = [#device_target_a]} = #hal.device.fallback<@a> : !hal.device
  util.global private @c {hal.device.targets = [#device_target_a, #device_target_c]} = #hal.device.select<[#device_target_c, #device_target_a]> : !hal.device
  util.func public @caller(%arg0: i1) -> !hal.device {
    %b = util.global.load immutable @b {hal.device.targets.results = [[#device_target_a]]} : !hal.device
    %c = util.global.load immutable @c {hal.device.targets.results = [[#device_target_a, #device_target_c]]} : !hal.device
    %0 = arith.select %arg0, %b, %c {hal.device.targets.operands = [[#device_target_a], [#device_target_a, #device_target_c]], hal.device.targets.results = [[#device_target_a, #device_target_c]]} : !hal.device
    %1 = util.call @callee(%b) {hal.device.targets.operands = [[#device_target_a]], hal.device.targets.results = [[#device_target_a]]} : (!hal.device) -> !hal.device
    util.return {hal.device.targets.operands = [[#device_target_a, #device_target_c]]} %0 : !hal.device
  }
  util.func private @callee(%arg0: !hal.device {hal.device.targets = [#device_target_a]}) -> !hal.device {
    util.return {hal.device.targets.operands = [[#device_target_a]]} %arg0 : !hal.device
  }
}
