// RUN: iree-opt --iree-util-combine-initializers
// Combined initializers.

// The initializers are merged in order.
util.global private mutable @a : i32
util.initializer {
  %c1 = arith.constant 1 : i32
  util.global.store %c1, @a : i32
  util.return
}
util.global private mutable @b : i32
util.initializer {
  %a = util.global.load @a : i32
  util.global.store %a, @b : i32
  util.return
}
// OUTPUT:
module {
  util.global private mutable @a : i32
  util.global private mutable @b : i32
  util.initializer {
    %c1_i32 = arith.constant 1 : i32
    util.global.store %c1_i32, @a : i32
    %a = util.global.load @a : i32
    util.global.store %a, @b : i32
    util.return
  }
}
// -----
// Their control flow is chained.
util.global private mutable @a : i32
util.initializer {
  %c = util.global.load @a : i32
  %c0 = arith.constant 0 : i32
  %is = arith.cmpi eq, %c, %c0 : i32
  cf.cond_br %is, ^one, ^two
^one:
  util.global.store %c0, @a : i32
  util.return
^two:
  util.return
}
util.initializer {
  %c2 = arith.constant 2 : i32
  util.global.store %c2, @a : i32
  util.return
}
// OUTPUT:
module {
  util.global private mutable @a : i32
  util.initializer {
    %a = util.global.load @a : i32
    %c0_i32 = arith.constant 0 : i32
    %0 = arith.cmpi eq, %a, %c0_i32 : i32
    cf.cond_br %0, ^bb1, ^bb2
  ^bb1:  // pred: ^bb0
    util.global.store %c0_i32, @a : i32
    cf.br ^bb3
  ^bb2:  // pred: ^bb0
    cf.br ^bb3
  ^bb3:  // 2 preds: ^bb1, ^bb2
    %c2_i32 = arith.constant 2 : i32
    util.global.store %c2_i32, @a : i32
    util.return
  }
}
// -----
// An initial value between two initializers stays between them.
util.initializer {
  %a = util.global.load @a : i32
  util.global.store %a, @b : i32
  util.return
}
util.global private mutable @a = 5 : i32
util.global private mutable @b : i32
util.initializer {
  %b = util.global.load @b : i32
  util.global.store %b, @a : i32
  util.return
}
// OUTPUT:
module {
  util.initializer {
    %a = util.global.load @a : i32
    util.global.store %a, @b : i32
    util.return
  }
  util.global private mutable @a = 5 : i32
  util.global private mutable @b : i32
  util.initializer {
    %b = util.global.load @b : i32
    util.global.store %b, @a : i32
    util.return
  }
}
