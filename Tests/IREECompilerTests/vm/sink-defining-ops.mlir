// RUN: iree-opt --iree-vm-sink-defining-ops
// Constants move to the first of their users that dominates the others, or to the end of the block that does.
vm.module @m {
  vm.func @f(%a: i32) -> i32 {
    %c1 = vm.const.i32 1
    %c2 = vm.const.i32 2
    %c3 = vm.const.i32 3
    %0 = vm.add.i32 %a, %c2 : i32
    vm.cond_br %0, ^one, ^two
  ^one:
    %1 = vm.add.i32 %c1, %c3 : i32
    vm.br ^end(%1 : i32)
  ^two:
    vm.br ^end(%c3 : i32)
  ^end(%2: i32):
    vm.return %2 : i32
  }
}
// OUTPUT:
module {
  vm.module public @m {
    vm.func @f(%arg0: i32) -> i32 {
      %c2 = vm.const.i32 2
      %c3 = vm.const.i32 3
      %0 = vm.add.i32 %arg0, %c2 : i32
      vm.cond_br %0, ^bb1, ^bb2
    ^bb1:  // pred: ^bb0
      %c1 = vm.const.i32 1
      %1 = vm.add.i32 %c1, %c3 : i32
      vm.br ^bb3(%1 : i32)
    ^bb2:  // pred: ^bb0
      vm.br ^bb3(%c3 : i32)
    ^bb3(%2: i32):  // 2 preds: ^bb1, ^bb2
      vm.return %2 : i32
    }
  }
}
