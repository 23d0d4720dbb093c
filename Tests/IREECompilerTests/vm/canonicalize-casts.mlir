// RUN: iree-opt --pass-pipeline=builtin.module(vm.module(canonicalize))
// Casts take low bits and extend them; those without an instruction become two.
vm.module @integers {
  vm.func @constants() -> (i32, i32, i64, i64) {
    %a = vm.const.i32 0x1FF
    %b = vm.const.i64 0x1FFFF
    %0 = vm.trunc.i32.i8 %a : i32 -> i32
    %1 = vm.trunc.i64.i16 %b : i64 -> i32
    %2 = vm.ext.i8.i64.s %a : i32 -> i64
    %3 = vm.ext.i8.i64.u %a : i32 -> i64
    vm.return %0, %1, %2, %3 : i32, i32, i64, i64
  }
  vm.func @values(%a: i32, %b: i64) -> (i64, i32, i32) {
    %0 = vm.ext.i16.i64.s %a : i32 -> i64
    %1 = vm.trunc.i64.i8 %b : i64 -> i32
    %2 = vm.trunc.i16.i8 %a : i32 -> i32
    vm.return %0, %1, %2 : i64, i32, i32
  }
}
// OUTPUT:
module {
  vm.module public @integers {
    vm.func @constants() -> (i32, i32, i64, i64) {
      %c255 = vm.const.i64 255
      %c-1 = vm.const.i64 -1
      %c65535 = vm.const.i32 65535
      %c255_0 = vm.const.i32 255
      vm.return %c255_0, %c65535, %c-1, %c255 : i32, i32, i64, i64
    }
    vm.func @values(%arg0: i32, %arg1: i64) -> (i64, i32, i32) {
      %0 = vm.ext.i16.i32.s %arg0 : i32 -> i32
      %1 = vm.ext.i32.i64.s %0 : i32 -> i64
      %2 = vm.trunc.i64.i32 %arg1 : i64 -> i32
      %3 = vm.trunc.i32.i8 %2 : i32 -> i32
      %4 = vm.ext.i16.i32.u %arg0 : i32 -> i32
      %5 = vm.trunc.i32.i8 %4 : i32 -> i32
      vm.return %1, %3, %5 : i64, i32, i32
    }
  }
}
// -----
// References keep what they refer to.
vm.module @references {
  vm.func @casts(%a: !vm.buffer, %b: !vm.ref<?>) -> (!vm.buffer, !vm.buffer, !vm.buffer) {
    %null = vm.const.ref.zero : !vm.ref<?>
    %0 = vm.cast.ref.any %a : !vm.buffer -> !vm.ref<?>
    %1 = vm.cast.any.ref %0 : !vm.ref<?> -> !vm.buffer
    %2 = vm.cast.any.ref %null : !vm.ref<?> -> !vm.buffer
    %3 = vm.cast.any.ref %b : !vm.ref<?> -> !vm.buffer
    vm.return %1, %2, %3 : !vm.buffer, !vm.buffer, !vm.buffer
  }
}
// OUTPUT:
module {
  vm.module public @references {
    vm.func @casts(%arg0: !vm.buffer, %arg1: !vm.ref<?>) -> (!vm.buffer, !vm.buffer, !vm.buffer) {
      %null = vm.const.ref.zero : !vm.buffer
      %buffer = vm.cast.any.ref %arg1 : !vm.ref<?> -> !vm.buffer
      vm.return %arg0, %null, %buffer : !vm.buffer, !vm.buffer, !vm.buffer
    }
  }
}
