// RUN: iree-opt --verify-diagnostics
// Numbers, constants and their types: programs that violate one rule each.

util.func private @f(%a: i32) {
  // expected-error@below {{'arith.extsi' op cannot cast from 'i32' to 'i16'}}
  %0 = arith.extsi %a : i32 to i16
  util.return
}
// -----
util.func private @f(%a: i32) {
  // expected-error@below {{'arith.extsi' op cannot cast from 'i32' to 'i32'}}
  %0 = arith.extsi %a : i32 to i32
  util.return
}
// -----
util.func private @f(%a: index) {
  // expected-error@below {{'arith.extsi' op operand #0 must be signless-fixed-width-integer-like, but got 'index'}}
  %0 = arith.extsi %a : index to i64
  util.return
}
// -----
util.func private @f(%a: i32) {
  // expected-error@below {{'arith.trunci' op cannot cast from 'i32' to 'i64'}}
  %0 = arith.trunci %a : i32 to i64
  util.return
}
// -----
util.func private @f(%a: f32) {
  // expected-error@below {{'arith.extf' op cannot cast from 'f32' to 'f16'}}
  %0 = arith.extf %a : f32 to f16
  util.return
}
// -----
util.func private @f(%a: f32) {
  // expected-error@below {{'arith.truncf' op cannot cast from 'f32' to 'f64'}}
  %0 = arith.truncf %a : f32 to f64
  util.return
}
// -----
util.func private @f(%a: index) {
  // expected-error@below {{'arith.index_cast' op cannot cast from 'index' to 'index'}}
  %0 = arith.index_cast %a : index to index
  util.return
}
// -----
util.func private @f(%a: i32) {
  // expected-error@below {{'arith.bitcast' op cannot cast from 'i32' to 'f64'}}
  %0 = arith.bitcast %a : i32 to f64
  util.return
}
// -----
util.func private @f(%a: tensor<4xi32>) {
  // expected-error@below {{'arith.sitofp' op requires the same shape for all non-scalar operands and results}}
  %0 = arith.sitofp %a : tensor<4xi32> to tensor<5xf32>
  util.return
}
// -----
util.func private @f(%a: tensor<4xi32>) {
  // expected-error@below {{'arith.sitofp' op expects non-scalar results, as it has non-scalar operands}}
  %0 = arith.sitofp %a : tensor<4xi32> to f32
  util.return
}
// -----
util.func private @f(%a: memref<4xf32>) {
  // expected-error@below {{'arith.negf' op operand #0 must be floating-point-like, but got 'memref<4xf32>'}}
  %0 = arith.negf %a : memref<4xf32>
  util.return
}
// -----
util.func private @f(%a: i0) {
  // expected-error@below {{'arith.addi' op operand #0 must be signless-integer-like, but got 'i0'}}
  %0 = arith.addi %a, %a : i0
  util.return
}
// -----
util.func private @f(%a: tensor<4xf32>, %c: tensor<5xi1>) {
  // expected-error@below {{'arith.select' op requires the same shape for all non-scalar operands and results}}
  %0 = arith.select %c, %a, %a : tensor<5xi1>, tensor<4xf32>
  util.return
}
// -----
util.func private @f() {
  // expected-error@below {{'arith.constant' op failed to verify that all of {value, result} have same type}}
  %0 = "arith.constant"() <{value = 1 : i32}> : () -> i64
  util.return
}
// -----
util.func private @f(%a: i32, %b: i64) {
  // expected-error@below {{'arith.addi' op requires the same type for all operands and results}}
  %0 = "arith.addi"(%a, %b) : (i32, i64) -> i32
  util.return
}
