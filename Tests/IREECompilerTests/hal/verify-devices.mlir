// RUN: iree-opt --iree-hal-verify-devices --verify-diagnostics
// expected-error@below {{unregistered target device "mine"; expected one of: local}}
util.global private @a = #hal.device.select<[#hal.device.target<"local"> : !hal.device, #hal.device.target<"mine"> : !hal.device]> : !hal.device
// -----
// expected-error@below {{unregistered target backend "mine"; expected one of: llvm-cpu, vmvx}}
util.global private @a = #hal.device.target<"local", [#hal.executable.target<"mine", "f">]> : !hal.device
