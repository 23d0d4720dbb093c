// RUN: iree-opt --iree-vm-global-initialization --iree-vm-drop-empty-module-initializers
// Initial values are stored before initializers run; zeros are not stored. Globals that something stores to are mutable.
vm.module @values {
  vm.global.i32 private @zero = 0 : i32
  vm.global.i32 private @five = 5 : i32
  vm.global.f64 private @half = 5.000000e-01 : f64
  vm.initializer {
    %0 = vm.global.load.i32 immutable @five : i32
    vm.global.store.i32 %0, @zero : i32
    vm.return
  }
  vm.func @get() -> i32 {
    %0 = vm.global.load.i32 immutable @zero : i32
    vm.return %0 : i32
  }
}
// OUTPUT:
module {
  vm.module public @values {
    vm.global.i32 private mutable @zero : i32
    vm.global.i32 private mutable @five : i32
    vm.global.f64 private mutable @half : f64
    vm.func @get() -> i32 {
      %zero = vm.global.load.i32 @zero : i32
      vm.return %zero : i32
    }
    vm.export @__init
    vm.func private @__init() {
      %c5 = vm.const.i32 5
      vm.global.store.i32 %c5, @five : i32
      %0 = vm.const.f64 5.000000e-01
      vm.global.store.f64 %0, @half : f64
      %five = vm.global.load.i32 @five : i32
      vm.global.store.i32 %five, @zero : i32
      vm.return
    }
  }
}
// -----
// Initializers with several blocks run one after another.
vm.module @blocks {
  vm.global.i32 private @a : i32
  vm.initializer {
    %c = vm.const.i32 1
    vm.cond_br %c, ^yes, ^no
  ^yes:
    vm.global.store.i32 %c, @a : i32
    vm.return
  ^no:
    vm.return
  }
  vm.initializer {
    %c = vm.const.i32 2
    vm.global.store.i32 %c, @a : i32
    vm.return
  }
}
// OUTPUT:
module {
  vm.module public @blocks {
    vm.global.i32 private mutable @a : i32
    vm.export @__init
    vm.func private @__init() {
      %c1 = vm.const.i32 1
      vm.cond_br %c1, ^bb1, ^bb2
    ^bb1:  // pred: ^bb0
      vm.global.store.i32 %c1, @a : i32
      vm.br ^bb3
    ^bb2:  // pred: ^bb0
      vm.br ^bb3
    ^bb3:  // 2 preds: ^bb1, ^bb2
      %c2 = vm.const.i32 2
      vm.global.store.i32 %c2, @a : i32
      vm.return
    }
  }
}
// -----
// Code is added to a function that is there already.
vm.module @existing {
  vm.export @__init
  vm.func private @__init() {
    vm.return
  }
  vm.global.i64 private @a = 7 : i64
}
// OUTPUT:
module {
  vm.module public @existing {
    vm.export @__init
    vm.func private @__init() {
      vm.br ^bb1
    ^bb1:  // pred: ^bb0
      %c7 = vm.const.i64 7
      vm.global.store.i64 %c7, @a : i64
      vm.return
    }
    vm.global.i64 private mutable @a : i64
  }
}
// -----
// Nothing to do.
vm.module @empty {
}
// OUTPUT:
module {
  vm.module public @empty {
  }
}
