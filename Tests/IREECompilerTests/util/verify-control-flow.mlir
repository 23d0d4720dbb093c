// RUN: iree-opt --verify-diagnostics
// Blocks, functions, branches and structured control flow: programs with one rule broken.

func.func @f(%a: i32) {
  // expected-error@below {{'util.return' op expects parent op 'util.initializer' or 'util.func' or 'util.hoistable_conversion', but got 'func.func'}}
  util.return
}
