// RUN: iree-opt --pass-pipeline=builtin.module(vm.module(canonicalize))
// Branches, selections and calls whose outcome is known.
vm.module @known {
  vm.import private @m.fixed(%a : i32) -> i32
  vm.import private optional @m.maybe(%a : i32) -> i32
  vm.func @branch(%a: i32, %b: i32) -> i32 {
    %c2 = vm.const.i32 2
    vm.cond_br %c2, ^bb1(%a : i32), ^bb2(%b : i32)
  ^bb1(%0: i32):
    vm.return %0 : i32
  ^bb2(%1: i32):
    %2 = vm.add.i32 %1, %1 : i32
    vm.return %2 : i32
  }
  vm.func @select(%a: i32, %b: !vm.buffer, %c: !vm.buffer) -> (!vm.buffer, !vm.buffer, !vm.buffer) {
    %c1 = vm.const.i32 1
    %0 = vm.select.ref %a, %b, %b : !vm.buffer
    %1 = vm.switch.ref %c1[%b, %c] else %b : !vm.buffer
    %2 = vm.switch.ref %a[%c, %c] else %c : !vm.buffer
    vm.return %0, %1, %2 : !vm.buffer, !vm.buffer, !vm.buffer
  }
  vm.func @call(%a: i32) -> (i32, i32, i32) {
    %0 = vm.call.variadic @m.fixed(%a) : (i32) -> i32
    %1 = vm.import.resolved @m.fixed : i32
    %2 = vm.import.resolved @m.maybe : i32
    vm.return %0, %1, %2 : i32, i32, i32
  }
  vm.func @break(%a: i32) -> i32 {
    %zero = vm.const.i32.zero
    %c1 = vm.const.i32 1
    vm.cond_break %zero, ^bb1(%a : i32)
  ^bb1(%0: i32):
    vm.cond_break %c1, ^bb2(%0 : i32)
  ^bb2(%1: i32):
    vm.return %1 : i32
  }
}
// OUTPUT:
module {
  vm.module public @known {
    vm.import private @m.fixed(%a : i32) -> i32
    vm.import private optional @m.maybe(%a : i32) -> i32
    vm.func @branch(%arg0: i32, %arg1: i32) -> i32 {
      vm.return %arg0 : i32
    }
    vm.func @select(%arg0: i32, %arg1: !vm.buffer, %arg2: !vm.buffer) -> (!vm.buffer, !vm.buffer, !vm.buffer) {
      vm.return %arg1, %arg2, %arg2 : !vm.buffer, !vm.buffer, !vm.buffer
    }
    vm.func @call(%arg0: i32) -> (i32, i32, i32) {
      %c1 = vm.const.i32 1
      %0 = vm.call @m.fixed(%arg0) : (i32) -> i32
      %has_m_maybe = vm.import.resolved @m.maybe : i32
      vm.return %0, %c1, %has_m_maybe : i32, i32, i32
    }
    vm.func @break(%arg0: i32) -> i32 {
      vm.break ^bb1
    ^bb1:  // pred: ^bb0
      vm.return %arg0 : i32
    }
  }
}
// -----
// Checks become branches to blocks that fail.
vm.module @checks {
  vm.func @two(%a: i32, %b: i64) {
    %c5 = vm.const.i32 5
    vm.cond_fail %a, %c5, "first"
    vm.check.nz %b, "second" : i64
    vm.return
  }
}
// OUTPUT:
module {
  vm.module public @checks {
    vm.func @two(%arg0: i32, %arg1: i64) {
      %c9 = vm.const.i32 9
      %c1 = vm.const.i32 1
      %c5 = vm.const.i32 5
      vm.cond_br %arg0, ^bb4, ^bb1
    ^bb1:  // pred: ^bb0
      %nz = vm.cmp.nz.i64 %arg1 : i64
      %0 = vm.xor.i32 %nz, %c1 : i32
      vm.cond_br %0, ^bb3, ^bb2
    ^bb2:  // pred: ^bb1
      vm.return
    ^bb3:  // pred: ^bb1
      vm.fail %c9, "second"
    ^bb4:  // pred: ^bb0
      vm.fail %c5, "first"
    }
  }
}
// -----
// Constants that initializers store become initial values, unless something may see the global before.
vm.module @globals {
  vm.global.i32 mutable @a : i32
  vm.global.f32 mutable @b = 0.0 : f32
  vm.global.i64 mutable @c : i64
  vm.initializer {
    %c5 = vm.const.i32 5
    vm.global.store.i32 %c5, @a : i32
    vm.return
  }
  vm.import private @m.value() -> i64
  vm.initializer {
    %0 = vm.call @m.value() : () -> i64
    vm.global.store.i64 %0, @c : i64
    %c1 = vm.const.i64 1
    vm.global.store.i64 %c1, @c : i64
    vm.return
  }
  vm.func @indirect(%a: i64) -> i32 {
    %0 = vm.global.address @c : !util.ptr<i64>
    vm.global.store.indirect.i64 %a, %0 : i64 -> !util.ptr<i64>
    %1 = vm.global.address @a : !util.ptr<i32>
    %2 = vm.global.load.indirect.i32 %1 : !util.ptr<i32> -> i32
    vm.return %2 : i32
  }
}
// OUTPUT:
module {
  vm.module public @globals {
    vm.global.i32 public mutable @a = 5 : i32
    vm.global.f32 public mutable @b : f32
    vm.global.i64 public mutable @c : i64
    vm.import private @m.value() -> i64
    vm.initializer {
      %c1 = vm.const.i64 1
      %0 = vm.call @m.value() : () -> i64
      vm.global.store.i64 %0, @c : i64
      vm.global.store.i64 %c1, @c : i64
      vm.return
    }
    vm.func @indirect(%arg0: i64) -> i32 {
      vm.global.store.i64 %arg0, @c : i64
      %a = vm.global.load.i32 @a : i32
      vm.return %a : i32
    }
  }
}
