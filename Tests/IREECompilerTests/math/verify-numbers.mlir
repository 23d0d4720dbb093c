// RUN: iree-opt --verify-diagnostics
// Numbers, constants and their types: programs that violate one rule each.

util.func private @f(%a: f32, %i: tensor<4xi32>) {
  // expected-error@below {{'math.fpowi' op expects non-scalar results, as it has non-scalar operands}}
  %0 = math.fpowi %a, %i : f32, tensor<4xi32>
  util.return
}
