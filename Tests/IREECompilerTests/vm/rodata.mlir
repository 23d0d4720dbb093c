// RUN: iree-opt --iree-vm-reify-rodata-tables --iree-vm-hoist-inlined-rodata --iree-vm-deduplicate-rodata --iree-vm-resolve-rodata-loads
// Tables become data and rows of offsets and lengths; inline data move to the module; equal data are one.
vm.module @m {
  vm.func @table() -> (!vm.buffer, !vm.buffer) {
    %0:2 = vm.rodata.table.inline i32 <data_alignment = 4> : !vm.buffer, !vm.buffer = ["abc", dense<7> : tensor<4xi8>]
    vm.return %0#0, %0#1 : !vm.buffer, !vm.buffer
  }
  vm.func @equal() -> (!vm.buffer, !vm.buffer) {
    %0 = vm.rodata.inline "name" <alignment = 1> : !vm.buffer = "text"
    %1 = vm.rodata.inline <alignment = 16> : !vm.buffer = "text"
    vm.return %0, %1 : !vm.buffer, !vm.buffer
  }
}
// OUTPUT:
#composite_of_8b = #util.composite<8xi8, [
    "abc",
    dense<0> : vector<1xi8>,
    dense<7> : tensor<4xi8>,
]>
module {
  vm.module public @m {
    vm.rodata private @table_const dense<[0, 3, 4, 4]> : vector<4xi32>
    vm.rodata private @table_const_0 #composite_of_8b
    vm.func @table() -> (!vm.buffer, !vm.buffer) {
      %table_const = vm.const.ref.rodata @table_const : !vm.buffer
      %table_const_0 = vm.const.ref.rodata @table_const_0 : !vm.buffer
      vm.return %table_const, %table_const_0 : !vm.buffer, !vm.buffer
    }
    vm.rodata private @name <alignment = 16> "text"
    vm.func @equal() -> (!vm.buffer, !vm.buffer) {
      %name = vm.const.ref.rodata @name : !vm.buffer
      %name_0 = vm.const.ref.rodata @name : !vm.buffer
      vm.return %name, %name_0 : !vm.buffer, !vm.buffer
    }
  }
}
// -----
// A global that holds the same data always is not loaded; one without stores is null.
vm.module @globals {
  vm.rodata private @data "text"
  vm.global.ref private @a : !vm.buffer
  vm.global.ref private @b : !vm.buffer
  vm.global.ref private mutable @c : !vm.buffer
  vm.initializer {
    %0 = vm.const.ref.rodata @data : !vm.buffer
    vm.global.store.ref %0, @a : !vm.buffer
    vm.global.store.ref %0, @c : !vm.buffer
    vm.return
  }
  vm.func @f() -> (!vm.buffer, !vm.buffer, !vm.buffer) {
    %0 = vm.global.load.ref immutable @a : !vm.buffer
    %1 = vm.global.load.ref immutable @b : !vm.buffer
    %2 = vm.global.load.ref @c : !vm.buffer
    vm.return %0, %1, %2 : !vm.buffer, !vm.buffer, !vm.buffer
  }
}
// OUTPUT:
module {
  vm.module public @globals {
    vm.rodata private @data "text"
    vm.global.ref private @a : !vm.buffer
    vm.global.ref private @b : !vm.buffer
    vm.global.ref private mutable @c : !vm.buffer
    vm.initializer {
      %data = vm.const.ref.rodata @data : !vm.buffer
      vm.global.store.ref %data, @c : !vm.buffer
      vm.return
    }
    vm.func @f() -> (!vm.buffer, !vm.buffer, !vm.buffer) {
      %data = vm.const.ref.rodata @data : !vm.buffer
      %null = vm.const.ref.zero : !vm.buffer
      %c = vm.global.load.ref @c : !vm.buffer
      vm.return %data, %null, %c : !vm.buffer, !vm.buffer, !vm.buffer
    }
  }
}
