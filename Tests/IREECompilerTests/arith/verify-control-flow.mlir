// RUN: iree-opt --verify-diagnostics
// Blocks, functions, branches and structured control flow: programs that violate one rule each.

func.func @f() {
  // expected-error@below {{block without terminator: its last operation is 'arith.constant'}}
  %0 = arith.constant 1 : i32
}
// -----
func.func @f(%a: i32) {
  return
^bb1:
  // expected-error@below {{block without terminator: its last operation is 'arith.addi'}}
  %0 = arith.addi %a, %a : i32
}
// -----
func.func @f(%a: i32) {
  // expected-error@below {{operand #0 does not dominate this use}}
  %0 = arith.addi %1, %a : i32
  // expected-note@below {{operand defined here (op in the same block)}}
  %1 = arith.addi %a, %a : i32
  return
}
