// Buffers, lists and references of the virtual machine.
// modes: vm
// run: --function=loads --input=0
// run: --function=loads --input=1
// The official runtime prints `(no printer)` for buffers.
// ours "\xFE\x00\xFE\xFF\xFE\xFF\xFF\xFF\xFE\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x00\x00\x00\x00\x00\x00\xC0?\x00\x00\x00\x00\x00\x00\x04\xC0": --function=stores --input=-2
// ours "xV4\x12": --function=stores --input=305419896
// run: --function=copies
// run: --function=compares --input=0 --input=4
// run: --function=compares --input=4 --input=4
// run: --function=hash --input=0 --input=0
// run: --function=hash --input=0 --input=16
// run: --function=hash --input=3 --input=7
// run: --function=clones --input=2 --input=5
// run: --function=lists --input=5
// run: --function=list_of_lists
// ours "\x01\xFE\x03\xFC\x05\xFA\x07\xF8\t\xF6\x0B\xF4\r\xF2\x0F\xF0": --function=variant
// ours "good morning": --function=text
// run: --function=null
// run: --function=references --input=1
// run: --function=references --input=0
// fail OUT_OF_RANGE: --function=load_at --input=16
// The official runtime reads the byte before the buffer: its sum of offset and length wraps.
// ours OUT_OF_RANGE: --function=load_at --input=-1
// fail OUT_OF_RANGE: --function=load_at --input=9223372036854775807
// run: --function=load_at --input=15
// fail OUT_OF_RANGE: --function=element --input=3
// fail OUT_OF_RANGE: --function=element --input=-1
// fail PERMISSION_DENIED: --function=read_only
// fail OUT_OF_RANGE: --function=clones --input=12 --input=5
// fail OUT_OF_RANGE: --function=hash --input=10 --input=7
// fail INVALID_ARGUMENT: --function=null_buffer
// fail INVALID_ARGUMENT: --function=null_list
vm.module @vm_memory {
  vm.rodata private @bytes dense<[1, -2, 3, -4, 5, -6, 7, -8, 9, -10, 11, -12, 13, -14, 15, -16]> : tensor<16xi8>
  vm.rodata private @same dense<[1, -2, 3, -4, 1, -2, 3, -4]> : tensor<8xi8>

  vm.export @loads
  vm.func @loads(%i: i64) -> (i32, i32, i32, i32, i32, i64, f32, f64) {
    %b = vm.const.ref.rodata @bytes : !vm.buffer
    %0 = vm.buffer.load.i8.u %b[%i] : !vm.buffer -> i32
    %1 = vm.buffer.load.i8.s %b[%i] : !vm.buffer -> i32
    %2 = vm.buffer.load.i16.u %b[%i] : !vm.buffer -> i32
    %3 = vm.buffer.load.i16.s %b[%i] : !vm.buffer -> i32
    %4 = vm.buffer.load.i32 %b[%i] : !vm.buffer -> i32
    %5 = vm.buffer.load.i64 %b[%i] : !vm.buffer -> i64
    %6 = vm.buffer.load.f32 %b[%i] : !vm.buffer -> f32
    %7 = vm.buffer.load.f64 %b[%i] : !vm.buffer -> f64
    vm.return %0, %1, %2, %3, %4, %5, %6, %7 : i32, i32, i32, i32, i32, i64, f32, f64
  }

  vm.export @stores
  vm.func @stores(%x: i32) -> (i64, i64, i64, i64, !vm.buffer) {
    %n = vm.const.i64 32
    %align = vm.const.i32 16
    %b = vm.buffer.alloc %n, %align : !vm.buffer
    %0 = vm.const.i64 0
    %1 = vm.const.i64 1
    %2 = vm.const.i64 2
    %3 = vm.const.i64 3
    %5 = vm.const.i64 5
    %l = vm.ext.i32.i64.s %x : i32 -> i64
    %f = vm.const.f32 1.5
    %d = vm.const.f64 -2.5
    vm.buffer.store.i8 %x, %b[%0] : i32 -> !vm.buffer
    vm.buffer.store.i16 %x, %b[%1] : i32 -> !vm.buffer
    vm.buffer.store.i32 %x, %b[%1] : i32 -> !vm.buffer
    vm.buffer.store.i64 %l, %b[%1] : i64 -> !vm.buffer
    vm.buffer.store.f32 %f, %b[%5] : f32 -> !vm.buffer
    vm.buffer.store.f64 %d, %b[%3] : f64 -> !vm.buffer
    %r0 = vm.buffer.load.i64 %b[%0] : !vm.buffer -> i64
    %r1 = vm.buffer.load.i64 %b[%1] : !vm.buffer -> i64
    %r2 = vm.buffer.load.i64 %b[%2] : !vm.buffer -> i64
    %r3 = vm.buffer.load.i64 %b[%3] : !vm.buffer -> i64
    vm.return %r0, %r1, %r2, %r3, %b : i64, i64, i64, i64, !vm.buffer
  }

  vm.export @copies
  vm.func @copies() -> (i64, i64, i64) {
    %src = vm.const.ref.rodata @bytes : !vm.buffer
    %n = vm.const.i64 24
    %align = vm.const.i32 1
    %b = vm.buffer.alloc %n, %align : !vm.buffer
    %0 = vm.const.i64 0
    %1 = vm.const.i64 1
    %2 = vm.const.i64 2
    %4 = vm.const.i64 4
    %v8 = vm.const.i32 17
    %v16 = vm.const.i32 4660
    %v32 = vm.const.i32 -1412567278
    %v64 = vm.const.i64 81985529216486895
    vm.buffer.fill.i8 %b, %0, %2, %v8 : i32 -> !vm.buffer
    vm.buffer.fill.i16 %b, %1, %1, %v16 : i32 -> !vm.buffer
    vm.buffer.fill.i32 %b, %1, %1, %v32 : i32 -> !vm.buffer
    vm.buffer.fill.i64 %b, %1, %2, %v64 : i64 -> !vm.buffer
    vm.buffer.copy %src, %2, %b, %4, %4 : !vm.buffer -> !vm.buffer
    %r0 = vm.buffer.load.i64 %b[%0] : !vm.buffer -> i64
    %r1 = vm.buffer.load.i64 %b[%1] : !vm.buffer -> i64
    %r2 = vm.buffer.load.i64 %b[%2] : !vm.buffer -> i64
    vm.return %r0, %r1, %r2 : i64, i64, i64
  }

  vm.export @compares
  vm.func @compares(%at: i64, %n: i64) -> i32 {
    %a = vm.const.ref.rodata @bytes : !vm.buffer
    %b = vm.const.ref.rodata @same : !vm.buffer
    %r = vm.buffer.compare %a, %at, %b, %at, %n : !vm.buffer, !vm.buffer
    vm.return %r : i32
  }

  vm.export @hash
  vm.func @hash(%at: i64, %n: i64) -> i64 {
    %a = vm.const.ref.rodata @bytes : !vm.buffer
    %r = vm.buffer.hash %a, %at, %n : !vm.buffer -> i64
    vm.return %r : i64
  }

  vm.export @clones
  vm.func @clones(%at: i64, %n: i64) -> (i64, i32) {
    %a = vm.const.ref.rodata @bytes : !vm.buffer
    %align = vm.const.i32 8
    %0 = vm.const.i64 0
    %c = vm.buffer.clone %a, %at, %n, %align : !vm.buffer -> !vm.buffer
    %length = vm.buffer.length %c : !vm.buffer -> i64
    %first = vm.buffer.load.i8.s %c[%0] : !vm.buffer -> i32
    vm.return %length, %first : i64, i32
  }

  vm.export @lists
  vm.func @lists(%n: i32) -> (i32, i64, f32, f64, i32, !vm.list<i32>) {
    %0 = vm.const.i32 0
    %1 = vm.const.i32 1
    %a = vm.list.alloc %n : (i32) -> !vm.list<i32>
    vm.list.reserve %a, %n : (!vm.list<i32>, i32)
    vm.list.resize %a, %n : (!vm.list<i32>, i32)
    vm.list.set.i32 %a, %1, %n : (!vm.list<i32>, i32, i32)
    %r0 = vm.list.get.i32 %a, %1 : (!vm.list<i32>, i32) -> i32
    %b = vm.list.alloc %n : (i32) -> !vm.list<i64>
    vm.list.resize %b, %n : (!vm.list<i64>, i32)
    %l = vm.const.i64 -4294967297
    vm.list.set.i64 %b, %1, %l : (!vm.list<i64>, i32, i64)
    %r1 = vm.list.get.i64 %b, %1 : (!vm.list<i64>, i32) -> i64
    %c = vm.list.alloc %n : (i32) -> !vm.list<f32>
    vm.list.resize %c, %n : (!vm.list<f32>, i32)
    %f = vm.const.f32 0.125
    vm.list.set.f32 %c, %0, %f : (!vm.list<f32>, i32, f32)
    %r2 = vm.list.get.f32 %c, %0 : (!vm.list<f32>, i32) -> f32
    %d = vm.list.alloc %n : (i32) -> !vm.list<f64>
    vm.list.resize %d, %n : (!vm.list<f64>, i32)
    %g = vm.const.f64 -0.125
    vm.list.set.f64 %d, %0, %g : (!vm.list<f64>, i32, f64)
    %r3 = vm.list.get.f64 %d, %0 : (!vm.list<f64>, i32) -> f64
    %size = vm.list.size %a : (!vm.list<i32>) -> i32
    vm.return %r0, %r1, %r2, %r3, %size, %a : i32, i64, f32, f64, i32, !vm.list<i32>
  }

  vm.export @list_of_lists
  vm.func @list_of_lists() -> (i32, i32) {
    %0 = vm.const.i32 0
    %1 = vm.const.i32 1
    %2 = vm.const.i32 2
    %outer = vm.list.alloc %2 : (i32) -> !vm.list<!vm.list<i32>>
    vm.list.resize %outer, %2 : (!vm.list<!vm.list<i32>>, i32)
    %inner = vm.list.alloc %2 : (i32) -> !vm.list<i32>
    vm.list.resize %inner, %2 : (!vm.list<i32>, i32)
    vm.list.set.i32 %inner, %1, %2 : (!vm.list<i32>, i32, i32)
    vm.list.set.ref %outer, %1, %inner : (!vm.list<!vm.list<i32>>, i32, !vm.list<i32>)
    %got = vm.list.get.ref %outer, %1 : (!vm.list<!vm.list<i32>>, i32) -> !vm.list<i32>
    %x = vm.list.get.i32 %got, %1 : (!vm.list<i32>, i32) -> i32
    %none = vm.list.get.ref %outer, %0 : (!vm.list<!vm.list<i32>>, i32) -> !vm.list<i32>
    %nz = vm.cmp.nz.ref %none : !vm.list<i32>
    vm.return %x, %nz : i32, i32
  }

  vm.export @variant
  vm.func @variant() -> (i32, i64, i32, !vm.list<?>) {
    %0 = vm.const.i32 0
    %1 = vm.const.i32 1
    %2 = vm.const.i32 2
    %3 = vm.const.i32 3
    %list = vm.list.alloc %3 : (i32) -> !vm.list<?>
    vm.list.resize %list, %3 : (!vm.list<?>, i32)
    %l = vm.const.i64 77
    %b = vm.const.ref.rodata @bytes : !vm.buffer
    vm.list.set.i32 %list, %0, %2 : (!vm.list<?>, i32, i32)
    vm.list.set.i64 %list, %1, %l : (!vm.list<?>, i32, i64)
    vm.list.set.ref %list, %2, %b : (!vm.list<?>, i32, !vm.buffer)
    %r0 = vm.list.get.i32 %list, %0 : (!vm.list<?>, i32) -> i32
    %r1 = vm.list.get.i64 %list, %1 : (!vm.list<?>, i32) -> i64
    %r2 = vm.list.get.ref %list, %2 : (!vm.list<?>, i32) -> !vm.buffer
    %eq = vm.cmp.eq.ref %r2, %b : !vm.buffer
    vm.return %r0, %r1, %eq, %list : i32, i64, i32, !vm.list<?>
  }

  vm.export @text
  vm.func @text() -> !vm.buffer {
    %t = vm.rodata.inline : !vm.buffer = "good morning"
    vm.return %t : !vm.buffer
  }
  vm.export @null
  vm.func @null() -> !vm.buffer {
    %t = vm.const.ref.zero : !vm.buffer
    vm.return %t : !vm.buffer
  }

  vm.export @references
  vm.func @references(%i: i32) -> (i32, i32, i32, i32) {
    %a = vm.const.ref.rodata @bytes : !vm.buffer
    %b = vm.const.ref.rodata @same : !vm.buffer
    %s = vm.select.ref %i, %a, %b : !vm.buffer
    %0 = vm.cmp.eq.ref %s, %a : !vm.buffer
    %1 = vm.cmp.ne.ref %s, %a : !vm.buffer
    %w = vm.switch.ref %i[%b, %a] else %b : !vm.buffer
    %2 = vm.cmp.eq.ref %w, %s : !vm.buffer
    %any = vm.cast.ref.any %s : !vm.buffer -> !vm.ref<?>
    %back = vm.cast.any.ref %any : !vm.ref<?> -> !vm.buffer
    %3 = vm.cmp.nz.ref %back : !vm.buffer
    vm.return %0, %1, %2, %3 : i32, i32, i32, i32
  }

  vm.export @load_at
  vm.func @load_at(%i: i64) -> i32 {
    %b = vm.const.ref.rodata @bytes : !vm.buffer
    %0 = vm.buffer.load.i8.u %b[%i] : !vm.buffer -> i32
    vm.return %0 : i32
  }
  vm.export @element
  vm.func @element(%i: i32) -> i32 {
    %3 = vm.const.i32 3
    %a = vm.list.alloc %3 : (i32) -> !vm.list<i32>
    vm.list.resize %a, %3 : (!vm.list<i32>, i32)
    %0 = vm.list.get.i32 %a, %i : (!vm.list<i32>, i32) -> i32
    vm.return %0 : i32
  }
  vm.export @read_only
  vm.func @read_only() {
    %b = vm.const.ref.rodata @bytes : !vm.buffer
    %0 = vm.const.i64 0
    %1 = vm.const.i32 1
    vm.buffer.store.i8 %1, %b[%0] : i32 -> !vm.buffer
    vm.return
  }
  vm.export @null_buffer
  vm.func @null_buffer() -> i64 {
    %b = vm.call @null() : () -> !vm.buffer
    %n = vm.buffer.length %b : !vm.buffer -> i64
    vm.return %n : i64
  }
  vm.func private @no_list() -> !vm.list<i32> attributes {inlining_policy = #util.inline.never} {
    %t = vm.const.ref.zero : !vm.list<i32>
    vm.return %t : !vm.list<i32>
  }
  vm.export @null_list
  vm.func @null_list() -> i32 {
    %b = vm.call @no_list() : () -> !vm.list<i32>
    %n = vm.list.size %b : (!vm.list<i32>) -> i32
    vm.return %n : i32
  }
}
