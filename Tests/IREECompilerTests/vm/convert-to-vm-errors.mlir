// RUN: iree-opt --verify-diagnostics --iree-vm-conversion --iree-vm-target-index-bits=64
// Types that cannot be converted to vm.

// Operations without an instruction are an error at their location.
// expected-error@below {{the type 'tensor<4xf32>' cannot be converted}}
util.func private @shape(%t: tensor<4xf32>) {
  util.return
}
