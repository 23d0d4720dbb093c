// RUN: iree-opt --verify-diagnostics
// Blocks, functions, branches and structured control flow: programs that violate one rule each.

func.func @f(%a: i32) {
  // expected-error@below {{'cf.br' op branch has 0 operands for successor #0, but target block has 1 arguments}}
  cf.br ^bb1
^bb1(%b: i32):
  return
}
// -----
func.func @f(%a: i32) {
  // expected-error@below {{'cf.br' op expects operand #0 to have the type of block argument #0 of successor #0, 'i64', but got 'i32'}}
  cf.br ^bb1(%a : i32)
^bb1(%b: i64):
  return
}
// -----
func.func @f(%a: i32, %c: i1) {
  // expected-error@below {{'cf.cond_br' op branch has 0 operands for successor #1, but target block has 1 arguments}}
  cf.cond_br %c, ^bb1(%a : i32), ^bb1
^bb1(%b: i32):
  return
}
// -----
func.func @f(%a: i32) {
  // expected-error@below {{'cf.switch' op branch has 0 operands for successor #1, but target block has 1 arguments}}
  cf.switch %a : i32, [
    default: ^bb1(%a : i32),
    3: ^bb1
  ]
^bb1(%b: i32):
  return
}
