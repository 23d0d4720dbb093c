// RUN: iree-opt --iree-util-fuse-globals
// Globals that always have equal values.

// Two equal globals: the second is erased with its stores; references are updated.
util.global private mutable @position : index
util.global private mutable @length : index
util.func @advance(%n: index) -> (index, index) attributes {my.state = [@length]} {
  util.global.store %n, @position : index
  util.global.store %n, @length : index
  %0 = util.global.load @position : index
  %1 = util.global.load @length : index
  util.return %0, %1 : index, index
}
// OUTPUT:
module {
  util.global private mutable @position : index
  util.func public @advance(%arg0: index) -> (index, index) attributes {my.state = [@position]} {
    util.global.store %arg0, @position : index
    %position = util.global.load @position : index
    %position_0 = util.global.load @position : index
    util.return %position, %position_0 : index, index
  }
}
// -----
// In all blocks: initializers, functions, and each of their blocks.
util.global private mutable @a : i32
util.global private mutable @b : i32
util.global private mutable @c : i32
util.initializer {
  %c1 = arith.constant 1 : i32
  util.global.store %c1, @a : i32
  util.global.store %c1, @b : i32
  util.global.store %c1, @c : i32
  util.return
}
util.func @set(%x: i32, %which: i1) -> (i32, i32, i32) {
  cf.cond_br %which, ^then, ^done
^then:
  util.global.store %x, @a : i32
  util.global.store %x, @b : i32
  cf.br ^done
^done:
  %0 = util.global.load @a : i32
  %1 = util.global.load @b : i32
  %2 = util.global.load @c : i32
  util.return %0, %1, %2 : i32, i32, i32
}
// OUTPUT:
module {
  util.global private mutable @a : i32
  util.global private mutable @c : i32
  util.initializer {
    %c1_i32 = arith.constant 1 : i32
    util.global.store %c1_i32, @a : i32
    util.global.store %c1_i32, @c : i32
    util.return
  }
  util.func public @set(%arg0: i32, %arg1: i1) -> (i32, i32, i32) {
    cf.cond_br %arg1, ^bb1, ^bb2
  ^bb1:  // pred: ^bb0
    util.global.store %arg0, @a : i32
    cf.br ^bb2
  ^bb2:  // 2 preds: ^bb0, ^bb1
    %a = util.global.load @a : i32
    %a_0 = util.global.load @a : i32
    %c = util.global.load @c : i32
    util.return %a, %a_0, %c : i32, i32, i32
  }
}
// -----
// Globals with different initial values or dialect attributes are not fused.
util.global private mutable @a = 1 : i32
util.global private mutable @b = 2 : i32
util.global private mutable @c {my.place = 1 : i32} : i32
util.global private mutable @d {my.place = 2 : i32} : i32
util.func @set(%x: i32) {
  util.global.store %x, @a : i32
  util.global.store %x, @b : i32
  util.global.store %x, @c : i32
  util.global.store %x, @d : i32
  util.return
}
// OUTPUT:
module {
  util.global private mutable @a = 1 : i32
  util.global private mutable @b = 2 : i32
  util.global private mutable @c {my.place = 1 : i32} : i32
  util.global private mutable @d {my.place = 2 : i32} : i32
  util.func public @set(%arg0: i32) {
    util.global.store %arg0, @a : i32
    util.global.store %arg0, @b : i32
    util.global.store %arg0, @c : i32
    util.global.store %arg0, @d : i32
    util.return
  }
}
// -----
// A public global has unknown stores, and so does one whose address is taken.
util.global public mutable @seen : i32
util.global private mutable @pointed : i32
util.global private mutable @own : i32
util.func @set(%x: i32) -> !util.ptr<i32> {
  util.global.store %x, @seen : i32
  util.global.store %x, @pointed : i32
  util.global.store %x, @own : i32
  %ptr = util.global.address @pointed : !util.ptr<i32>
  util.return %ptr : !util.ptr<i32>
}
// OUTPUT:
module {
  util.global public mutable @seen : i32
  util.global private mutable @pointed : i32
  util.global private mutable @own : i32
  util.func public @set(%arg0: i32) -> !util.ptr<i32> {
    util.global.store %arg0, @seen : i32
    util.global.store %arg0, @pointed : i32
    util.global.store %arg0, @own : i32
    %ptr_pointed = util.global.address @pointed : !util.ptr<i32>
    util.return %ptr_pointed : !util.ptr<i32>
  }
}
// -----
// A conditional store counts, although it is in a region.
util.global private mutable @a : i32
util.global private mutable @b : i32
util.func @set(%x: i32, %y: i32, %which: i1) -> (i32, i32) {
  util.global.store %x, @a : i32
  util.global.store %x, @b : i32
  scf.if %which {
    util.global.store %y, @a : i32
  }
  %0 = util.global.load @a : i32
  %1 = util.global.load @b : i32
  util.return %0, %1 : i32, i32
}
// OUTPUT:
module {
  util.global private mutable @a : i32
  util.global private mutable @b : i32
  util.func public @set(%arg0: i32, %arg1: i32, %arg2: i1) -> (i32, i32) {
    util.global.store %arg0, @a : i32
    util.global.store %arg0, @b : i32
    scf.if %arg2 {
      util.global.store %arg1, @a : i32
    }
    %a = util.global.load @a : i32
    %b = util.global.load @b : i32
    util.return %a, %b : i32, i32
  }
}
// -----
// The same values in another order leave different final values.
util.global private mutable @a : i32
util.global private mutable @b : i32
util.func @set(%x: i32, %y: i32) {
  util.global.store %x, @a : i32
  util.global.store %y, @b : i32
  util.global.store %y, @a : i32
  util.global.store %x, @b : i32
  util.return
}
util.func @get() -> (i32, i32) {
  %0 = util.global.load @a : i32
  %1 = util.global.load @b : i32
  util.return %0, %1 : i32, i32
}
// OUTPUT:
module {
  util.global private mutable @a : i32
  util.global private mutable @b : i32
  util.func public @set(%arg0: i32, %arg1: i32) {
    util.global.store %arg0, @a : i32
    util.global.store %arg1, @b : i32
    util.global.store %arg1, @a : i32
    util.global.store %arg0, @b : i32
    util.return
  }
  util.func public @get() -> (i32, i32) {
    %a = util.global.load @a : i32
    %b = util.global.load @b : i32
    util.return %a, %b : i32, i32
  }
}
// -----
// A load between the two stores observes the difference.
util.global private mutable @now : i32
util.global private mutable @old : i32
util.func @exchange(%x: i32) -> i32 {
  util.global.store %x, @now : i32
  %old = util.global.load @old : i32
  util.global.store %x, @old : i32
  util.return %old : i32
}
// OUTPUT:
module {
  util.global private mutable @now : i32
  util.global private mutable @old : i32
  util.func public @exchange(%arg0: i32) -> i32 {
    util.global.store %arg0, @now : i32
    %old = util.global.load @old : i32
    util.global.store %arg0, @old : i32
    util.return %old : i32
  }
}
// -----
// So may a function that is called there.
util.global private mutable @now : i32
util.global private mutable @old : i32
util.func private @difference() -> i32 {
  %now = util.global.load @now : i32
  %old = util.global.load @old : i32
  %0 = arith.subi %now, %old : i32
  util.return %0 : i32
}
util.func @exchange(%x: i32) -> i32 {
  util.global.store %x, @now : i32
  %0 = util.call @difference() : () -> i32
  util.global.store %x, @old : i32
  util.return %0 : i32
}
// OUTPUT:
module {
  util.global private mutable @now : i32
  util.global private mutable @old : i32
  util.func private @difference() -> i32 {
    %now = util.global.load @now : i32
    %old = util.global.load @old : i32
    %0 = arith.subi %now, %old : i32
    util.return %0 : i32
  }
  util.func public @exchange(%arg0: i32) -> i32 {
    util.global.store %arg0, @now : i32
    %0 = util.call @difference() : () -> i32
    util.global.store %arg0, @old : i32
    util.return %0 : i32
  }
}
