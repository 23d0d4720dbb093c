// RUN: iree-opt --iree-vm-conversion --iree-vm-target-index-bits=64
// Conversion of util.string.format.

// A key is formatted at run time; an integer that is used twice is formatted once.
util.func private @key(%layer: index, %name: !util.buffer) -> !util.buffer {
  %0 = util.string.format "blk.{0}.{1}.{0}"(%layer, %name) : (index, !util.buffer) -> !util.buffer
  util.return %0 : !util.buffer
}
// OUTPUT:
module attributes {vm.toplevel} {
  vm.module public @module {
    vm.func private @__iree_string_itoa_u64(%arg0: i64) -> !vm.buffer {
      %c1 = vm.const.i32 1
      %c1_0 = vm.const.i64 1
      %c10 = vm.const.i64 10
      %c20 = vm.const.i64 20
      %c48 = vm.const.i32 48
      %buffer = vm.buffer.alloc %c20, %c1 : !vm.buffer
      vm.br ^bb1(%arg0, %c20 : i64, i64)
    ^bb1(%0: i64, %1: i64):  // 2 preds: ^bb0, ^bb1
      %2 = vm.sub.i64 %1, %c1_0 : i64
      %3 = vm.rem.i64.u %0, %c10 : i64
      %4 = vm.trunc.i64.i32 %3 : i64 -> i32
      %5 = vm.add.i32 %4, %c48 : i32
      vm.buffer.store.i8 %5, %buffer[%2] : i32 -> !vm.buffer
      %6 = vm.div.i64.u %0, %c10 : i64
      %zero = vm.const.i64.zero
      %ne = vm.cmp.ne.i64 %6, %zero : i64
      vm.cond_br %ne, ^bb1(%6, %2 : i64, i64), ^bb2
    ^bb2:  // pred: ^bb1
      %7 = vm.sub.i64 %c20, %2 : i64
      %buffer_1 = vm.buffer.clone %buffer, %2, %7, %c1 : !vm.buffer -> !vm.buffer
      vm.return %buffer_1 : !vm.buffer
    }
    vm.func private @key(%arg0: i64, %arg1: !vm.buffer) -> !vm.buffer {
      %buffer = vm.call @__iree_string_itoa_u64(%arg0) : (i64) -> !vm.buffer
      %buffer_0 = vm.rodata.inline : !vm.buffer = "blk."
      %c4 = vm.const.i64 4
      %0 = vm.buffer.length %buffer : !vm.buffer -> i64
      %buffer_1 = vm.rodata.inline : !vm.buffer = "."
      %c1 = vm.const.i64 1
      %1 = vm.buffer.length %arg1 : !vm.buffer -> i64
      %buffer_2 = vm.rodata.inline : !vm.buffer = "."
      %c1_3 = vm.const.i64 1
      %2 = vm.buffer.length %buffer : !vm.buffer -> i64
      %3 = vm.add.i64 %c4, %0 : i64
      %4 = vm.add.i64 %3, %c1 : i64
      %5 = vm.add.i64 %4, %1 : i64
      %6 = vm.add.i64 %5, %c1_3 : i64
      %7 = vm.add.i64 %6, %2 : i64
      %c1_4 = vm.const.i32 1
      %buffer_5 = vm.buffer.alloc %7, %c1_4 : !vm.buffer
      %zero = vm.const.i64 0
      vm.buffer.copy %buffer_0, %zero, %buffer_5, %zero, %c4 : !vm.buffer -> !vm.buffer
      vm.buffer.copy %buffer, %zero, %buffer_5, %c4, %0 : !vm.buffer -> !vm.buffer
      %8 = vm.add.i64 %c4, %0 : i64
      vm.buffer.copy %buffer_1, %zero, %buffer_5, %8, %c1 : !vm.buffer -> !vm.buffer
      %9 = vm.add.i64 %8, %c1 : i64
      vm.buffer.copy %arg1, %zero, %buffer_5, %9, %1 : !vm.buffer -> !vm.buffer
      %10 = vm.add.i64 %9, %1 : i64
      vm.buffer.copy %buffer_2, %zero, %buffer_5, %10, %c1_3 : !vm.buffer -> !vm.buffer
      %11 = vm.add.i64 %10, %c1_3 : i64
      vm.buffer.copy %buffer, %zero, %buffer_5, %11, %2 : !vm.buffer -> !vm.buffer
      vm.return %buffer_5 : !vm.buffer
    }
  }
}
