// RUN: iree-opt --canonicalize
// Branches and switches with known targets.

// A branch on a constant has one target, which is merged.
util.func public @f(%c: i1, %x: i32) -> (i32) {
    %true = arith.constant true
    cf.cond_br %true, ^a, ^b
  ^a:
    cf.br ^c(%x : i32)
  ^b:
    %y = arith.addi %x, %x : i32
    cf.br ^c(%y : i32)
  ^c(%r: i32):
  util.return %r : i32
}
// OUTPUT:
module {
  util.func public @f(%arg0: i1, %arg1: i32) -> i32 {
    util.return %arg1 : i32
  }
}
// -----
// Blocks that only branch to each other are merged.
util.func public @f(%c: i1) {
    cf.cond_br %c, ^a, ^d
  ^a:
    cf.br ^b
  ^b:
    cf.br ^a
  ^d:
  util.return
}
// OUTPUT:
module {
  util.func public @f(%arg0: i1) {
    cf.cond_br %arg0, ^bb1, ^bb2
  ^bb1:  // 2 preds: ^bb0, ^bb1
    cf.br ^bb1
  ^bb2:  // pred: ^bb0
    util.return
  }
}
// -----
// A switch on a constant has one target.
util.func public @f(%x: i32, %y: i32) -> (i32) {
    %c7 = arith.constant 7 : i32
    cf.switch %c7 : i32, [
      default: ^d(%x : i32),
      5: ^d(%x : i32),
      7: ^d(%y : i32)
    ]
  ^d(%r: i32):
  util.return %r : i32
}
// OUTPUT:
module {
  util.func public @f(%arg0: i32, %arg1: i32) -> i32 {
    util.return %arg1 : i32
  }
}
