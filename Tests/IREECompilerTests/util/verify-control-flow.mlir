// RUN: iree-opt --verify-diagnostics
// Blocks, functions, branches and structured control flow: programs that violate one rule each.

func.func @f(%a: i32) {
  // expected-error@below {{'util.return' op expects parent op 'util.initializer' or 'util.func' or 'util.hoistable_conversion', but got 'func.func'}}
  util.return
}
