// RUN: iree-opt --iree-vm-conversion --iree-vm-target-index-bits=64
// Conversion to the vm dialect.

// Dynamic offsets are stored into a copy of the spans.
util.func private @offset(%d: !hal.device, %q: i64, %w: !hal.fence, %s: !hal.fence, %b: !hal.buffer, %key: !util.buffer, %at: i64, %n: index) {
  %zero = arith.constant 0 : index
  io_parameters.gather<%d : !hal.device> affinity(%q) wait(%w) signal(%s) {
    %key[%at] -> %b[%zero for %n] : !hal.buffer
  }
  util.return
}
// OUTPUT:
module attributes {vm.toplevel} {
  vm.module public @module {
    vm.import private @io_parameters.gather(%device : !vm.ref<!hal.device>, %queue_affinity : i64, %wait_fence : !vm.ref<!hal.fence>, %signal_fence : !vm.ref<!hal.fence>, %source_scope : !vm.buffer, %target_buffer : !vm.ref<!hal.buffer>, %key_table : !vm.buffer, %key_data : !vm.buffer, %spans : !vm.buffer)
    vm.func private @offset(%arg0: !vm.ref<!hal.device>, %arg1: i64, %arg2: !vm.ref<!hal.fence>, %arg3: !vm.ref<!hal.fence>, %arg4: !vm.ref<!hal.buffer>, %arg5: !vm.buffer, %arg6: i64, %arg7: i64) {
      %zero = vm.const.i64.zero
      %c4 = vm.const.i32 4
      %0 = vm.buffer.length %arg5 : !vm.buffer -> i64
      %buffer = vm.buffer.alloc %0, %c4 : !vm.buffer
      %c8 = vm.const.i64 8
      %buffer_0 = vm.buffer.alloc %c8, %c4 : !vm.buffer
      %zero_1 = vm.const.i64 0
      vm.buffer.copy %arg5, %zero_1, %buffer, %zero_1, %0 : !vm.buffer -> !vm.buffer
      %zero_2 = vm.const.i64 0
      %1 = vm.trunc.i64.i32 %zero_1 : i64 -> i32
      vm.buffer.store.i32 %1, %buffer_0[%zero_2] : i32 -> !vm.buffer
      %c1 = vm.const.i64 1
      %2 = vm.trunc.i64.i32 %0 : i64 -> i32
      vm.buffer.store.i32 %2, %buffer_0[%c1] : i32 -> !vm.buffer
      %buffer_3 = vm.rodata.inline : !vm.buffer = dense<0> : vector<3xi64>
      %3 = vm.buffer.length %buffer_3 : !vm.buffer -> i64
      %zero_4 = vm.const.i64 0
      %c8_5 = vm.const.i32 8
      %buffer_6 = vm.buffer.clone %buffer_3, %zero_4, %3, %c8_5 : !vm.buffer -> !vm.buffer
      %zero_7 = vm.const.i64 0
      vm.buffer.store.i64 %arg6, %buffer_6[%zero_7] : i64 -> !vm.buffer
      %c2 = vm.const.i64 2
      vm.buffer.store.i64 %arg7, %buffer_6[%c2] : i64 -> !vm.buffer
      %null = vm.const.ref.zero : !vm.buffer
      vm.call @io_parameters.gather(%arg0, %arg1, %arg2, %arg3, %null, %arg4, %buffer_0, %buffer, %buffer_6) : (!vm.ref<!hal.device>, i64, !vm.ref<!hal.fence>, !vm.ref<!hal.fence>, !vm.buffer, !vm.ref<!hal.buffer>, !vm.buffer, !vm.buffer, !vm.buffer) -> ()
      vm.return
    }
  }
}
// -----
// Integers narrower than 32 bits are truncated after operations that may set their upper bits.
util.func public @narrow(%a: i8, %b: i8) -> i32 {
  %0 = arith.addi %a, %b : i8
  %1 = arith.extsi %0 : i8 to i32
  util.return %1 : i32
}
// OUTPUT:
module attributes {vm.toplevel} {
  vm.module public @module {
    vm.func private @narrow(%arg0: i32, %arg1: i32) -> i32 {
      %0 = vm.add.i32 %arg0, %arg1 : i32
      %c255 = vm.const.i32 255
      %1 = vm.and.i32 %0, %c255 : i32
      %2 = vm.ext.i8.i32.s %1 : i32 -> i32
      vm.return %2 : i32
    }
    vm.export @narrow
  }
}
