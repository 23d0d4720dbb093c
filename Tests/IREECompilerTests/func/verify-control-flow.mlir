// RUN: iree-opt --verify-diagnostics
// Blocks, functions, branches and structured control flow: programs that violate one rule each.

// expected-error@below {{empty block: expects a terminator at its end}}
func.func @f(%c: i1) {
  cf.br ^bb1
^bb1:
}
// -----
func.func @f(%c: i1) {
  // expected-error@below {{'func.return' op must be the last operation in the parent block}}
  return
  return
}
// -----
func.func @f(%a: i32) -> i64 {
  // expected-error@below {{'func.return' op expects operand #0 to be 'i64', but got 'i32'}}
  return %a : i32
}
// -----
func.func @f(%a: i32) -> (i32, i32) {
  // expected-error@below {{'func.return' op expects 2 operands to match the function results, but got 1}}
  return %a : i32
}
// -----
func.func @f(%a: i32) {
  // expected-error@below {{'func.call' op expects @g to be a function in this symbol table}}
  call @g(%a) : (i32) -> ()
  return
}
// -----
func.func private @g(i64)
func.func @f(%a: i32) {
  // expected-error@below {{'func.call' op expects operand #0 to be 'i64', but got 'i32'}}
  call @g(%a) : (i32) -> ()
  return
}
// -----
func.func private @g(i32) -> i64
func.func @f(%a: i32) {
  // expected-error@below {{'func.call' op expects result #0 to be 'i64', but got 'i32'}}
  %0 = call @g(%a) : (i32) -> i32
  return
}
// -----
func.func @f() {
  // expected-error@below {{'func.constant' op expects @g to be a function in this symbol table}}
  %0 = func.constant @g : () -> ()
  return
}
// -----
func.func private @g()
func.func @f() {
  // expected-error@below {{'func.constant' op expects the type of @g, but got '(i32) -> ()'}}
  %0 = func.constant @g : (i32) -> ()
  return
}
// -----
// expected-error@below {{'func.func' op symbol declaration cannot have public visibility}}
func.func public @f()
// -----
module {
  // expected-error@below {{'func.func' op expects entry block arguments to match the function signature}}
  "func.func"() <{function_type = (i32) -> (), sym_name = "f"}> ({
  ^bb0(%a: i64):
    "func.return"() : () -> ()
  }) : () -> ()
}
// -----
module {
  // expected-error@below {{'func.func' op expects 1 entries in attribute 'arg_attrs', but got 2}}
  "func.func"() <{arg_attrs = [{}, {}], function_type = (i32) -> (), sym_name = "f"}> ({
  ^bb0(%a: i32):
    "func.return"() : () -> ()
  }) : () -> ()
}
// -----
// expected-note@below {{see existing symbol definition here}}
func.func private @f()
// expected-error@below {{redefinition of symbol named 'f'}}
func.func private @f()
// -----
// expected-error@below {{custom op 'func.func' expected an integer or float type in complex type}}
func.func @f(%a: complex<index>) {
  return
}
// -----
// expected-error@below {{custom op 'func.func' expected static vector dimensions}}
func.func @f(%a: vector<?xf32>) {
  return
}
