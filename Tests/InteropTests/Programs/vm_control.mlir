// Branches, calls, globals and failures of the virtual machine. No recursion: the compiler does not end on it.
// modes: vm
// run: --function=factorial --input=20
// run: --function=collatz --input=27
// run: --function=table --input=0
// run: --function=table --input=1
// run: --function=table --input=2
// run: --function=table --input=3
// run: --function=table --input=-1
// run: --function=swap --input=5 --input=1 --input=2
// run: --function=count
// run: --function=globals --input=7
// run: --function=many --input=1
// run: --function=nothing
// run: --function=ignores --input=1 --input=2
// run: --function=alias
// The official tool does not end here: nobody resumes what has yielded.
// ours "i32=3": --function=yields --input=3
// run: --function=resolved
// fail INVALID_ARGUMENT: --function=fail --input=3
// fail NOT_FOUND: --function=fail --input=5
// fail RESOURCE_EXHAUSTED: --function=fail --input=8
// fail UNIMPLEMENTED: --function=fail --input=12
// fail INTERNAL: --function=fail --input=13
// fail DATA_LOSS: --function=fail --input=15
// fail INCOMPATIBLE: --function=fail --input=18
// run: --function=fail --input=0
// fail OUT_OF_RANGE: --function=guard --input=1
// run: --function=guard --input=0
// fail NOT_FOUND: --function=nobody
// fail INVALID_ARGUMENT: --function=factorial
// fail INVALID_ARGUMENT: --function=factorial --input=1 --input=2
// fail INVALID_ARGUMENT: --function=factorial --input=abc
// The official tool takes the 4 and leaves the rest.
// ours INVALID_ARGUMENT: --function=factorial --input=4xf32=1,2,3,4
vm.module @vm_control {
  vm.global.i32 private mutable @g32 = 5 : i32
  vm.global.i64 private mutable @g64 = -5 : i64
  vm.global.f32 private mutable @gf32 = 0.5 : f32
  vm.global.f64 private mutable @gf64 = 0.25 : f64
  vm.global.ref private mutable @gref : !vm.buffer
  vm.rodata private @bytes dense<[1, 2, 3, 4, 5, 6, 7, 8]> : tensor<8xi8>
  vm.import private optional @nobody.home(%x : i32) -> i32
  vm.initializer {
    %r = vm.const.ref.rodata @bytes : !vm.buffer
    vm.global.store.ref %r, @gref : !vm.buffer
    vm.return
  }

  vm.export @factorial
  vm.func @factorial(%n: i64) -> i64 {
    %one = vm.const.i64 1
    vm.br ^loop(%n, %one : i64, i64)
  ^loop(%i: i64, %acc: i64):
    %more = vm.cmp.gt.i64.s %i, %one : i64
    vm.cond_br %more, ^body, ^done(%acc : i64)
  ^body:
    %next = vm.mul.i64 %acc, %i : i64
    %less = vm.sub.i64 %i, %one : i64
    vm.br ^loop(%less, %next : i64, i64)
  ^done(%result: i64):
    vm.return %result : i64
  }

  vm.export @collatz
  vm.func @collatz(%n: i64) -> i32 {
    %one = vm.const.i64 1
    %two = vm.const.i64 2
    %three = vm.const.i64 3
    %zero = vm.const.i32 0
    %step = vm.const.i32 1
    vm.br ^loop(%n, %zero : i64, i32)
  ^loop(%i: i64, %count: i32):
    %end = vm.cmp.eq.i64 %i, %one : i64
    vm.cond_br %end, ^done(%count : i32), ^body
  ^body:
    %next = vm.add.i32 %count, %step : i32
    %rest = vm.rem.i64.s %i, %two : i64
    %odd = vm.cmp.nz.i64 %rest : i64
    vm.cond_br %odd, ^odd, ^even
  ^odd:
    %o = vm.fma.i64 %i, %three, %one : i64
    vm.br ^loop(%o, %next : i64, i32)
  ^even:
    %e = vm.div.i64.s %i, %two : i64
    vm.br ^loop(%e, %next : i64, i32)
  ^done(%r: i32):
    vm.return %r : i32
  }

  vm.export @table
  vm.func @table(%i: i32) -> i32 {
    %a = vm.const.i32 100
    %b = vm.const.i32 200
    %c = vm.const.i32 300
    vm.br_table %i {
      default: ^bb1(%c : i32),
      0: ^bb1(%a : i32),
      1: ^bb2,
      2: ^bb1(%b : i32)
    }
  ^bb1(%r: i32):
    vm.return %r : i32
  ^bb2:
    vm.return %i : i32
  }

  // The values go round at every turn: the copies of a branch must not step on each other.
  vm.export @swap
  vm.func @swap(%n: i32, %a: i32, %b: i32) -> (i32, i32, i32) {
    %zero = vm.const.i32 0
    %one = vm.const.i32 1
    vm.br ^loop(%n, %a, %b, %zero : i32, i32, i32, i32)
  ^loop(%i: i32, %x: i32, %y: i32, %z: i32):
    vm.cond_br %i, ^body, ^done
  ^body:
    %less = vm.sub.i32 %i, %one : i32
    vm.br ^loop(%less, %y, %z, %x : i32, i32, i32, i32)
  ^done:
    vm.return %x, %y, %z : i32, i32, i32
  }

  vm.export @count
  vm.func @count() -> (i32, i32) {
    %one = vm.const.i32 1
    %a = vm.global.load.i32 @g32 : i32
    %b = vm.add.i32 %a, %one : i32
    vm.global.store.i32 %b, @g32 : i32
    %c = vm.global.load.i32 @g32 : i32
    vm.return %a, %c : i32, i32
  }

  vm.export @globals
  vm.func @globals(%x: i32) -> (i64, f32, f64, i64, i32) {
    %l = vm.ext.i32.i64.s %x : i32 -> i64
    %g = vm.global.load.i64 @g64 : i64
    %s = vm.add.i64 %g, %l : i64
    vm.global.store.i64 %s, @g64 : i64
    %f = vm.global.load.f32 @gf32 : f32
    %f2 = vm.add.f32 %f, %f : f32
    vm.global.store.f32 %f2, @gf32 : f32
    %d = vm.global.load.f64 @gf64 : f64
    %d2 = vm.add.f64 %d, %d : f64
    vm.global.store.f64 %d2, @gf64 : f64
    %r = vm.global.load.ref @gref : !vm.buffer
    %n = vm.buffer.length %r : !vm.buffer -> i64
    %null = vm.const.ref.zero : !vm.buffer
    vm.global.store.ref %null, @gref : !vm.buffer
    %r2 = vm.global.load.ref @gref : !vm.buffer
    %nz = vm.cmp.nz.ref %r2 : !vm.buffer
    %s2 = vm.global.load.i64 @g64 : i64
    vm.return %s2, %f2, %d2, %n, %nz : i64, f32, f64, i64, i32
  }

  vm.func private @pair(%a: i32, %b: i64, %c: f32, %d: f64) -> (f64, f32, i64, i32) attributes {inlining_policy = #util.inline.never} {
    vm.return %d, %c, %b, %a : f64, f32, i64, i32
  }
  vm.export @many
  vm.func @many(%a: i32) -> (f64, f32, i64, i32) {
    %b = vm.const.i64 -2
    %c = vm.const.f32 3.5
    %d = vm.const.f64 4.25
    %0:4 = vm.call @pair(%a, %b, %c, %d) : (i32, i64, f32, f64) -> (f64, f32, i64, i32)
    vm.return %0#0, %0#1, %0#2, %0#3 : f64, f32, i64, i32
  }

  vm.export @nothing
  vm.func @nothing() {
    vm.return
  }
  vm.export @ignores
  vm.func @ignores(%a: i32, %b: i64) {
    vm.return
  }
  vm.export @nothing as("alias")

  vm.export @yields
  vm.func @yields(%n: i32) -> i32 {
    %one = vm.const.i32 1
    vm.br ^loop(%n : i32)
  ^loop(%i: i32):
    vm.yield ^next
  ^next:
    %m = vm.sub.i32 %i, %one : i32
    vm.cond_br %m, ^loop(%m : i32), ^done
  ^done:
    vm.return %n : i32
  }

  vm.export @resolved
  vm.func @resolved() -> i32 {
    %r = vm.import.resolved @nobody.home : i32
    vm.return %r : i32
  }

  vm.export @fail
  vm.func @fail(%code: i32) {
    vm.cond_fail %code, "on purpose"
    vm.return
  }
  vm.export @guard
  vm.func @guard(%x: i32) {
    %code = vm.const.i32 11
    vm.cond_fail %x, %code, "out of the range that was asked for"
    vm.return
  }
}
