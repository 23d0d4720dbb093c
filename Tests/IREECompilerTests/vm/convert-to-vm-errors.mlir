// RUN: iree-opt --verify-diagnostics --iree-vm-conversion --iree-vm-target-index-bits=64
// Types that the virtual machine does not have.

// What has no instruction is an error at its place.
// expected-error@below {{the type 'tensor<4xf32>' cannot be converted}}
util.func private @shape(%t: tensor<4xf32>) {
  util.return
}
