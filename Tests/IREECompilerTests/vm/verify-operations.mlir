// RUN: iree-opt --verify-diagnostics
// Verifier errors of operations.

vm.module public @m {
  vm.func @f() {
    // expected-error@below {{'vm.global.load.i32' op expects @g to be a global in this symbol table}}
    %0 = vm.global.load.i32 @g : i32
    vm.return
  }
}
// -----
vm.module public @m {
  vm.global.i64 private @g : i64
  vm.func @f() {
    // expected-error@below {{'vm.global.load.i32' op expects the type of @g, 'i64', but got 'i32'}}
    %0 = vm.global.load.i32 @g : i32
    vm.return
  }
}
// -----
vm.module public @m {
  // expected-error@below {{'vm.export' op expects @f to be a function of this module}}
  vm.export @f
}
// -----
vm.module public @m {
  vm.func @f() {
    // expected-error@below {{'vm.const.ref.rodata' op expects @d to be read-only data of this module}}
    %0 = vm.const.ref.rodata @d : !vm.buffer
    vm.return
  }
}
// -----
vm.module public @m {
  vm.func @f(%a: i32) {
    // expected-error@below {{'vm.br' op branch has 0 operands for successor #0, but target block has 1 arguments}}
    vm.br ^bb1
  ^bb1(%b: i32):
    vm.return
  }
}
// -----
vm.module public @m {
  vm.func @f(%a: i32, %l: !vm.list<i32>, %r: !vm.ref<!hal.buffer>) {
    // expected-error@below {{'vm.list.set.ref' op expects an element of '!vm.list<i32>', but got '!vm.ref<!hal.buffer>'}}
    vm.list.set.ref %l, %a, %r : (!vm.list<i32>, i32, !vm.ref<!hal.buffer>)
    vm.return
  }
}
// -----
// expected-error@below {{'vm.func' op expects parent op 'vm.module', but got 'builtin.module'}}
vm.func private @f()
// -----
util.func private @f(%a: i32) {
  // expected-error@below {{unregistered operation 'vm.nothing' found in dialect ('vm') that does not allow unknown operations}}
  "vm.nothing"() : () -> ()
  util.return
}
