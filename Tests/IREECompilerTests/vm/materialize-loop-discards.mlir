// RUN: iree-opt --iree-vm-materialize-ref-discards
// What a loop carries is given to the next iteration, and is released where the loop ends.
vm.module @m {
  vm.import private @m.next(%a : !vm.buffer) -> !vm.buffer
  vm.func @f(%a: !vm.buffer, %c: i32) {
    vm.br ^loop(%a : !vm.buffer)
  ^loop(%b: !vm.buffer):
    %0 = vm.call @m.next(%b) : (!vm.buffer) -> !vm.buffer
    vm.cond_br %c, ^loop(%0 : !vm.buffer), ^end
  ^end:
    vm.return
  }
}
// OUTPUT:
module {
  vm.module public @m {
    vm.import private @m.next(%a : !vm.buffer) -> !vm.buffer
    vm.func @f(%arg0: !vm.buffer, %arg1: i32) {
      vm.br ^bb1(%arg0 : !vm.buffer)
    ^bb1(%0: !vm.buffer):  // 2 preds: ^bb0, ^bb1
      %buffer = vm.call @m.next(%0) : (!vm.buffer) -> !vm.buffer
      vm.cond_br %arg1, ^bb1(%buffer : !vm.buffer), ^bb2
    ^bb2:  // pred: ^bb1
      vm.discard.refs %buffer : !vm.buffer
      vm.return
    }
  }
}
