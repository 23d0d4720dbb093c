// RUN: iree-opt --verify-diagnostics
// Programs that violate one rule each.

util.func private @f(%a: complex<f32>, %i: i64) {
  // expected-error@below {{'complex.constant' op requires the values of `value` to have the element type 'f32', got 'f64'}}
  %0 = complex.constant [1.0 : f64, 2.0 : f32] : complex<f32>
  util.return
}
// -----
util.func private @f(%a: complex<f32>, %i: i64) {
  // expected-error@below {{'complex.constant' op requires `value` to be an array of two values}}
  %0 = complex.constant [1.0 : f32] : complex<f32>
  util.return
}
// -----
util.func private @f(%a: complex<f32>, %i: i64) {
  // expected-error@below {{'complex.bitcast' op requires operand and result to have the same number of bits}}
  %0 = complex.bitcast %a : complex<f32> to i32
  util.return
}
// -----
util.func private @f(%a: complex<f32>, %i: i64) {
  // expected-error@below {{'complex.bitcast' op requires the operand or the result to be complex}}
  %0 = complex.bitcast %i : i64 to f64
  util.return
}
// -----
util.func private @f(%a: complex<f32>, %i: i64) {
  // expected-error@below {{'complex' must be complex type with floating-point elements, but got 'i64'}}
  %0 = complex.abs %i : i64
  util.return
}
// -----
util.func private @f(%a: complex<f32>, %i: i64) {
  // expected-error@below {{'complex.powi' op operand #1 must be integer, but got 'complex<f32>'}}
  %0 = complex.powi %a, %a : complex<f32>, complex<f32>
  util.return
}
