// RUN: iree-opt --iree-vm-ordinal-allocation
// Symbols count by kind; numbers of 4 bytes come before those of 8. Addresses of globals are their numbers.
vm.module @m {
  vm.import private @other.f()
  vm.global.i64 private mutable @wide : i64
  vm.global.i32 private mutable @narrow : i32
  vm.global.ref private mutable @ref : !vm.buffer
  vm.global.f32 private mutable @float : f32
  vm.rodata private @data dense<1> : tensor<4xi8>
  vm.export @f
  vm.func private @g() {
    vm.return
  }
  vm.func private @f() -> i64 {
    %0 = vm.global.address @wide : !util.ptr<i64>
    %1 = vm.global.load.indirect.i64 %0 : !util.ptr<i64> -> i64
    vm.return %1 : i64
  }
}
// OUTPUT:
module {
  vm.module public @m <ordinal_counts = <import_funcs = 1, export_funcs = 1, internal_funcs = 2, global_bytes = 16, global_refs = 1, rodatas = 1, rwdatas = 0>> {
    vm.import private @other.f() attributes {ordinal = 0 : i32}
    vm.global.i64 private mutable @wide <ordinal = 8> : i64
    vm.global.i32 private mutable @narrow <ordinal = 0> : i32
    vm.global.ref private mutable @ref <ordinal = 0> : !vm.buffer
    vm.global.f32 private mutable @float <ordinal = 4> : f32
    vm.rodata private @data <ordinal = 0> dense<1> : tensor<4xi8>
    vm.export @f attributes {ordinal = 0 : i32}
    vm.func private @g() attributes {ordinal = 0 : i32} {
      vm.return
    }
    vm.func private @f() -> i64 attributes {ordinal = 1 : i32} {
      %c8 = vm.const.i32 8
      %0 = vm.global.load.indirect.i64 %c8 : i32 -> i64
      vm.return %0 : i64
    }
  }
}
