// RUN: iree-opt --convert-scf-to-cf
// Structured control flow as blocks and branches.

// Loops, conditionals and switches become blocks; a loop tested at its end branches back to itself.
util.func private @f(%n: index, %c: i1, %t: tensor<4xf32>, %s: index) -> (index, tensor<4xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%x = %c0) -> (index) {
    %y = scf.if %c -> (index) {
      %z = arith.addi %x, %i : index
      scf.if %c {
        util.optimization_barrier %z : index
      }
      scf.yield %z : index
    } else {
      scf.yield %x : index
    }
    scf.yield %y : index
  }
  %w:2 = scf.while (%a = %r, %b = %t) : (index, tensor<4xf32>) -> (index, tensor<4xf32>) {
    %k = arith.cmpi slt, %a, %n : index
    scf.condition(%k) %a, %b : index, tensor<4xf32>
  } do {
  ^bb0(%a: index, %b: tensor<4xf32>):
    %m = arith.addi %a, %c1 : index
    scf.yield %m, %b : index, tensor<4xf32>
  }
  %dw = scf.while (%a = %r) : (index) -> index {
    %m = arith.addi %a, %c1 : index
    %k = arith.cmpi slt, %m, %n : index
    scf.condition(%k) %m : index
  } do {
  ^bb0(%a: index):
    scf.yield %a : index
  }
  %q = scf.index_switch %s -> index
  case 2 {
    scf.yield %c0 : index
  }
  case 5 {
    scf.yield %c1 : index
  }
  default {
    scf.yield %n : index
  }
  %e = scf.execute_region -> index {
    cf.cond_br %c, ^bb1, ^bb2
  ^bb1:
    scf.yield %q : index
  ^bb2:
    scf.yield %dw : index
  }
  scf.if %c {
    scf.for unsigned %i = %c0 to %n step %e {
      util.optimization_barrier %i : index
    }
  }
  util.return %w#0, %w#1 : index, tensor<4xf32>
}
// OUTPUT:
module {
  util.func private @f(%arg0: index, %arg1: i1, %arg2: tensor<4xf32>, %arg3: index) -> (index, tensor<4xf32>) {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    cf.br ^bb1(%c0, %c0 : index, index)
  ^bb1(%0: index, %1: index):  // 2 preds: ^bb0, ^bb8
    %2 = arith.cmpi slt, %0, %arg0 : index
    cf.cond_br %2, ^bb2, ^bb9
  ^bb2:  // pred: ^bb1
    cf.cond_br %arg1, ^bb3, ^bb6
  ^bb3:  // pred: ^bb2
    %3 = arith.addi %1, %0 : index
    cf.cond_br %arg1, ^bb4, ^bb5
  ^bb4:  // pred: ^bb3
    %4 = util.optimization_barrier %3 : index
    cf.br ^bb5
  ^bb5:  // 2 preds: ^bb3, ^bb4
    cf.br ^bb7(%3 : index)
  ^bb6:  // pred: ^bb2
    cf.br ^bb7(%1 : index)
  ^bb7(%5: index):  // 2 preds: ^bb5, ^bb6
    cf.br ^bb8
  ^bb8:  // pred: ^bb7
    %6 = arith.addi %0, %c1 : index
    cf.br ^bb1(%6, %5 : index, index)
  ^bb9:  // pred: ^bb1
    cf.br ^bb10(%1, %arg2 : index, tensor<4xf32>)
  ^bb10(%7: index, %8: tensor<4xf32>):  // 2 preds: ^bb9, ^bb11
    %9 = arith.cmpi slt, %7, %arg0 : index
    cf.cond_br %9, ^bb11(%7, %8 : index, tensor<4xf32>), ^bb12
  ^bb11(%10: index, %11: tensor<4xf32>):  // pred: ^bb10
    %12 = arith.addi %10, %c1 : index
    cf.br ^bb10(%12, %11 : index, tensor<4xf32>)
  ^bb12:  // pred: ^bb10
    cf.br ^bb13(%1 : index)
  ^bb13(%13: index):  // 2 preds: ^bb12, ^bb13
    %14 = arith.addi %13, %c1 : index
    %15 = arith.cmpi slt, %14, %arg0 : index
    cf.cond_br %15, ^bb13(%14 : index), ^bb14
  ^bb14:  // pred: ^bb13
    %16 = arith.index_cast %arg3 : index to i64
    cf.switch %16 : i64, [
      default: ^bb17,
      2: ^bb15,
      5: ^bb16
    ]
  ^bb15:  // pred: ^bb14
    cf.br ^bb18(%c0 : index)
  ^bb16:  // pred: ^bb14
    cf.br ^bb18(%c1 : index)
  ^bb17:  // pred: ^bb14
    cf.br ^bb18(%arg0 : index)
  ^bb18(%17: index):  // 3 preds: ^bb15, ^bb16, ^bb17
    cf.br ^bb19
  ^bb19:  // pred: ^bb18
    cf.cond_br %arg1, ^bb20, ^bb21
  ^bb20:  // pred: ^bb19
    cf.br ^bb22(%17 : index)
  ^bb21:  // pred: ^bb19
    cf.br ^bb22(%14 : index)
  ^bb22(%18: index):  // 2 preds: ^bb20, ^bb21
    cf.cond_br %arg1, ^bb23, ^bb27
  ^bb23:  // pred: ^bb22
    cf.br ^bb24(%c0 : index)
  ^bb24(%19: index):  // 2 preds: ^bb23, ^bb25
    %20 = arith.cmpi ult, %19, %arg0 : index
    cf.cond_br %20, ^bb25, ^bb26
  ^bb25:  // pred: ^bb24
    %21 = util.optimization_barrier %19 : index
    %22 = arith.addi %19, %18 : index
    cf.br ^bb24(%22 : index)
  ^bb26:  // pred: ^bb24
    cf.br ^bb27
  ^bb27:  // 2 preds: ^bb22, ^bb26
    util.return %7, %8 : index, tensor<4xf32>
  }
}
