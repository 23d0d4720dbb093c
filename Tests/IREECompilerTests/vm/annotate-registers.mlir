// RUN: iree-opt --test-iree-vm-register-allocation
// The last use of a reference moves it, and what is passed to a block stays in its register.
vm.module @registers {
  vm.import private @m.use(%a : !vm.buffer, %b : i64)
  vm.func @f(%a: i32, %b: i64, %c: !vm.buffer) -> i32 {
    vm.cond_br %a, ^bb1(%c : !vm.buffer), ^bb2(%c : !vm.buffer)
  ^bb1(%0: !vm.buffer):
    vm.call @m.use(%0, %b) : (!vm.buffer, i64) -> ()
    vm.return %a : i32
  ^bb2(%1: !vm.buffer):
    %2 = vm.add.i32 %a, %a : i32
    vm.discard.refs %1 : !vm.buffer
    vm.return %2 : i32
  }
}
// OUTPUT:
module {
  vm.module public @registers {
    vm.import private @m.use(%a : !vm.buffer, %b : i64)
    vm.func @f(%arg0: i32, %arg1: i64, %arg2: !vm.buffer) -> i32 {
      vm.cond_br %arg0, ^bb1(%arg2 : !vm.buffer), ^bb2(%arg2 : !vm.buffer)
    ^bb1(%0: !vm.buffer):  // pred: ^bb0
      vm.call @m.use(%0, %arg1) : (!vm.buffer, i64) -> ()
      vm.return %arg0 : i32
    ^bb2(%1: !vm.buffer):  // pred: ^bb0
      %2 = vm.add.i32 %arg0, %arg0 : i32
      vm.discard.refs %1 : !vm.buffer
      vm.return %2 : i32
    }
  }
}
