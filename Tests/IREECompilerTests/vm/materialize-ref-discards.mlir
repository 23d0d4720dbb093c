// RUN: iree-opt --iree-vm-materialize-ref-discards
// References that an operation only reads are released behind it; those that it may take are not. Results and arguments
// without uses are released at once.
vm.module @uses {
  vm.import private @m.take(%a : !vm.buffer)
  vm.import private @m.make() -> !vm.buffer
  vm.func @f(%a: !vm.buffer, %b: !vm.buffer, %unused: !vm.buffer) -> i64 {
    %0 = vm.call @m.make() : () -> !vm.buffer
    %1 = vm.buffer.length %a : !vm.buffer -> i64
    vm.call @m.take(%b) : (!vm.buffer) -> ()
    vm.return %1 : i64
  }
}
// OUTPUT:
module {
  vm.module public @uses {
    vm.import private @m.take(%a : !vm.buffer)
    vm.import private @m.make() -> !vm.buffer
    vm.func @f(%arg0: !vm.buffer, %arg1: !vm.buffer, %arg2: !vm.buffer) -> i64 {
      vm.discard.refs %arg2 : !vm.buffer
      %buffer = vm.call @m.make() : () -> !vm.buffer
      vm.discard.refs %buffer : !vm.buffer
      %0 = vm.buffer.length %arg0 : !vm.buffer -> i64
      vm.discard.refs %arg0 : !vm.buffer
      vm.call @m.take(%arg1) : (!vm.buffer) -> ()
      vm.return %0 : i64
    }
  }
}
// -----
// A reference that lives on along one edge only dies along the other, in a new block if need be.
vm.module @edges {
  vm.func @f(%a: !vm.buffer, %c: i32) -> i64 {
    %zero = vm.const.i64.zero
    vm.cond_br %c, ^length, ^end(%zero : i64)
  ^length:
    %0 = vm.buffer.length %a : !vm.buffer -> i64
    vm.cond_br %c, ^end(%0 : i64), ^length
  ^end(%1: i64):
    vm.return %1 : i64
  }
}
// OUTPUT:
module {
  vm.module public @edges {
    vm.func @f(%arg0: !vm.buffer, %arg1: i32) -> i64 {
      %zero = vm.const.i64.zero
      vm.cond_br %arg1, ^bb1, ^bb2(%zero : i64)
    ^bb1:  // 2 preds: ^bb0, ^bb1
      %0 = vm.buffer.length %arg0 : !vm.buffer -> i64
      vm.cond_br %arg1, ^bb3(%0 : i64), ^bb1
    ^bb2(%1: i64):  // pred: ^bb0
      vm.discard.refs %arg0 : !vm.buffer
      vm.br ^bb4(%1 : i64)
    ^bb3(%2: i64):  // pred: ^bb1
      vm.discard.refs %arg0 : !vm.buffer
      vm.br ^bb4(%2 : i64)
    ^bb4(%3: i64):  // 2 preds: ^bb2, ^bb3
      vm.return %3 : i64
    }
  }
}
