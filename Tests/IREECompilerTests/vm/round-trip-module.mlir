// RUN: iree-opt
// Round trip of module symbols.

module {
  vm.module public @m <version = 3> attributes {a.b} {
    vm.import private optional @io.load(%scope : !vm.buffer, i32, tuple<i64, i32> ...) -> !vm.ref<?> attributes {a.b, minimum_version = 3 : i32}
    vm.rodata private @r <alignment = 64, mime_type = "text"> dense<[1, 2]> : tensor<2xi8>
    vm.global.i32 private mutable @g : i32
    vm.export @f as("g")
    vm.func private @f(%arg0: i32) {
      vm.call.variadic @io.load(%arg0, [], [(%arg0, %arg0), (%arg0, %arg0)]) : (i32, i32 ..., tuple<i32, i32> ...)
      vm.return
    }
    vm.initializer {
      vm.return
    }
  }
}
// OUTPUT: unchanged
