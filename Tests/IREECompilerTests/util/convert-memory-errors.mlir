// RUN: iree-opt --iree-util-test-conversion --verify-diagnostics
// Memory of more than one dimension has to be flattened before.
// expected-error@below {{conversion to util failed}}
module {
  util.func public @rows(%a: memref<4x2xf32>, %i: index) -> f32 {
    // expected-error@below {{failed to legalize operation 'memref.load' that was explicitly marked illegal: expected memory of rank 0 or 1, whose elements follow each other; flatten it first}}
    %0 = memref.load %a[%i, %i] : memref<4x2xf32>
    util.return %0 : f32
  }
}
