// RUN: iree-opt --verify-diagnostics
// Numbers of operands, results, regions and successors, and positions of terminators.

// expected-error@below {{'arith.addi' op expected 2 operands, but found 0}}
"arith.addi"() : () -> i32
// -----
// expected-error@below {{'util.return' op expected 0 results, but found 1}}
"util.return"() : () -> i32
// -----
// expected-error@below {{'util.global' op requires zero regions}}
"util.global"() ({}) : () -> ()
// -----
// expected-error@below {{'linalg.generic' op requires one region}}
"linalg.generic"() <{operandSegmentSizes = array<i32: 0, 0>}> : () -> ()
// -----
// expected-error@below {{'vm.br' op requires 1 successor but found 0}}
"vm.br"() : () -> ()
// -----
util.func private @twice() {
  // expected-error@below {{'util.return' op must be the last operation in the parent block}}
  util.return
  util.return
}
// -----
// expected-error@below {{'util.global.store' op expected 1 operands, but found 0}}
"util.global.store"() : () -> ()
