// RUN: iree-opt --test-iree-vm-live-intervals --test-iree-vm-value-liveness
// A value of before a loop is live up to its end.
vm.module @loop {
  vm.func @f(%n: i32, %r: !vm.buffer) -> !vm.buffer {
    %c1 = vm.const.i32 1
    vm.br ^bb1(%n : i32)
  ^bb1(%i: i32):
    %0 = vm.sub.i32 %i, %c1 : i32
    vm.cond_br %0, ^bb1(%0 : i32), ^bb2
  ^bb2:
    vm.return %r : !vm.buffer
  }
}
// OUTPUT:
module {
  vm.module public @loop {
    vm.func @f(%arg0: i32, %arg1: !vm.buffer) -> !vm.buffer {
      %c1 = vm.const.i32 1
      vm.br ^bb1(%arg0 : i32)
    ^bb1(%0: i32):  // 2 preds: ^bb0, ^bb1
      %1 = vm.sub.i32 %0, %c1 : i32
      vm.cond_br %1, ^bb1(%1 : i32), ^bb2
    ^bb2:  // pred: ^bb1
      vm.return %arg1 : !vm.buffer
    }
  }
}
