// RUN: iree-opt --iree-vm-expand-pseudo-operations='strip-debug-ops=true'
// Operations for debuggers; one that ends its block becomes a branch.
vm.module @m {
  vm.func @f(%a: i32) -> i32 {
    vm.trace "event"(%a) : i32
    vm.print "value"(%a) : i32
    vm.cond_break %a, ^next(%a : i32)
  ^next(%b: i32):
    vm.return %b : i32
  }
}
// OUTPUT:
module {
  vm.module public @m {
    vm.func @f(%arg0: i32) -> i32 {
      vm.br ^bb1(%arg0 : i32)
    ^bb1(%0: i32):  // pred: ^bb0
      vm.return %0 : i32
    }
  }
}
