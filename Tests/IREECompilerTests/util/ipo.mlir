// RUN: iree-opt --iree-util-ipo
// Interprocedural optimization of arguments and results.

// The first argument is unused: it is dropped from the function and its calls, with its attributes.
util.func private @second(%a: i32 {my.note = 1 : i32}, %b: i32 {my.note = 2 : i32}) -> i32 {
  %r = arith.addi %b, %b : i32
  util.return %r : i32
}
util.func @call(%x: i32, %y: i32) -> i32 {
  %r = util.call @second(%x, %y) {my.mark} : (i32, i32) -> i32
  util.return %r : i32
}
// OUTPUT:
module {
  util.func private @second(%arg0: i32 {my.note = 2 : i32}) -> i32 {
    %0 = arith.addi %arg0, %arg0 : i32
    util.return %0 : i32
  }
  util.func public @call(%arg0: i32, %arg1: i32) -> i32 {
    %0 = util.call @second(%arg1) {my.mark} : (i32) -> i32
    util.return %0 : i32
  }
}
// -----
// No call uses the second result. Its computation remains, as it may have effects.
util.func private @pair(%x: i32) -> (i32, i32) {
  %a = arith.addi %x, %x : i32
  %b = arith.muli %x, %x : i32
  util.return %a, %b : i32, i32
}
util.func @one(%x: i32) -> i32 {
  %r:2 = util.call @pair(%x) : (i32) -> (i32, i32)
  util.return %r#0 : i32
}
// OUTPUT:
module {
  util.func private @pair(%arg0: i32) -> i32 {
    %0 = arith.addi %arg0, %arg0 : i32
    %1 = arith.muli %arg0, %arg0 : i32
    util.return %0 : i32
  }
  util.func public @one(%arg0: i32) -> i32 {
    %0 = util.call @pair(%arg0) : (i32) -> i32
    util.return %0 : i32
  }
}
// -----
// All calls pass one scope and one key; the parameter name becomes constant.
util.func private @load(%scope: !util.buffer, %key: !util.buffer, %offset: i64) -> tensor<8xf32> {
  %0 = flow.parameter.load %scope::%key[%offset] : tensor<8xf32>
  util.return %0 : tensor<8xf32>
}
util.func @both(%offset: i64) -> (tensor<8xf32>, tensor<8xf32>) {
  %scope = util.buffer.constant : !util.buffer = "model"
  %key = util.buffer.constant : !util.buffer = "weight"
  %c0 = arith.constant 0 : i64
  %0 = util.call @load(%scope, %key, %c0) : (!util.buffer, !util.buffer, i64) -> tensor<8xf32>
  %1 = util.call @load(%scope, %key, %offset) : (!util.buffer, !util.buffer, i64) -> tensor<8xf32>
  util.return %0, %1 : tensor<8xf32>, tensor<8xf32>
}
// OUTPUT:
module {
  util.func private @load(%arg0: i64) -> tensor<8xf32> {
    %buffer_cst = util.buffer.constant : !util.buffer = "model"
    %buffer_cst_0 = util.buffer.constant : !util.buffer = "weight"
    %0 = flow.parameter.load %buffer_cst::%buffer_cst_0[%arg0] : tensor<8xf32>
    util.return %0 : tensor<8xf32>
  }
  util.func public @both(%arg0: i64) -> (tensor<8xf32>, tensor<8xf32>) {
    %buffer_cst = util.buffer.constant : !util.buffer = "model"
    %buffer_cst_0 = util.buffer.constant : !util.buffer = "weight"
    %c0_i64 = arith.constant 0 : i64
    %0 = util.call @load(%c0_i64) : (i64) -> tensor<8xf32>
    %1 = util.call @load(%arg0) : (i64) -> tensor<8xf32>
    util.return %0, %1 : tensor<8xf32>, tensor<8xf32>
  }
}
// -----
// Keys that differ between calls remain arguments; so does one from outside.
util.func private @load(%scope: !util.buffer, %key: !util.buffer) -> tensor<8xf32> {
  %c0 = arith.constant 0 : i64
  %0 = flow.parameter.load %scope::%key[%c0] : tensor<8xf32>
  util.return %0 : tensor<8xf32>
}
util.func @both(%scope: !util.buffer) -> (tensor<8xf32>, tensor<8xf32>) {
  %first = util.buffer.constant : !util.buffer = "first"
  %second = util.buffer.constant : !util.buffer = "second"
  %0 = util.call @load(%scope, %first) : (!util.buffer, !util.buffer) -> tensor<8xf32>
  %1 = util.call @load(%scope, %second) : (!util.buffer, !util.buffer) -> tensor<8xf32>
  util.return %0, %1 : tensor<8xf32>, tensor<8xf32>
}
// OUTPUT:
module {
  util.func private @load(%arg0: !util.buffer, %arg1: !util.buffer) -> tensor<8xf32> {
    %c0_i64 = arith.constant 0 : i64
    %0 = flow.parameter.load %arg0::%arg1[%c0_i64] : tensor<8xf32>
    util.return %0 : tensor<8xf32>
  }
  util.func public @both(%arg0: !util.buffer) -> (tensor<8xf32>, tensor<8xf32>) {
    %buffer_cst = util.buffer.constant : !util.buffer = "first"
    %buffer_cst_0 = util.buffer.constant : !util.buffer = "second"
    %0 = util.call @load(%arg0, %buffer_cst) : (!util.buffer, !util.buffer) -> tensor<8xf32>
    %1 = util.call @load(%arg0, %buffer_cst_0) : (!util.buffer, !util.buffer) -> tensor<8xf32>
    util.return %0, %1 : tensor<8xf32>, tensor<8xf32>
  }
}
// -----
// An immutable global is as good as a constant; a mutable one is not.
util.global private @fixed : i32
util.global private mutable @varying : i32
util.func private @sum(%a: i32, %b: i32) -> i32 {
  %r = arith.addi %a, %b : i32
  util.return %r : i32
}
util.func @call() -> i32 {
  %fixed = util.global.load immutable @fixed : i32
  %varying = util.global.load @varying : i32
  %r = util.call @sum(%fixed, %varying) : (i32, i32) -> i32
  util.return %r : i32
}
// OUTPUT:
module {
  util.global private @fixed : i32
  util.global private mutable @varying : i32
  util.func private @sum(%arg0: i32) -> i32 {
    %fixed = util.global.load immutable @fixed : i32
    %0 = arith.addi %fixed, %arg0 : i32
    util.return %0 : i32
  }
  util.func public @call() -> i32 {
    %fixed = util.global.load immutable @fixed : i32
    %varying = util.global.load @varying : i32
    %0 = util.call @sum(%varying) : (i32) -> i32
    util.return %0 : i32
  }
}
// -----
// Results that are constants, loads of an immutable global, or arguments are propagated to callers.
util.global private @fixed : i32
util.func private @many(%x: i32, %y: i32) -> (i32, i32, i32, i32) {
  %c7 = arith.constant 7 : i32
  %fixed = util.global.load immutable @fixed : i32
  %z = arith.addi %x, %y : i32
  util.return %c7, %fixed, %x, %z : i32, i32, i32, i32
}
util.func @call(%x: i32, %y: i32) -> (i32, i32, i32, i32) {
  %r:4 = util.call @many(%x, %y) : (i32, i32) -> (i32, i32, i32, i32)
  util.return %r#0, %r#1, %r#2, %r#3 : i32, i32, i32, i32
}
// OUTPUT:
module {
  util.global private @fixed : i32
  util.func private @many(%arg0: i32, %arg1: i32) -> i32 {
    %c7_i32 = arith.constant 7 : i32
    %fixed = util.global.load immutable @fixed : i32
    %0 = arith.addi %arg0, %arg1 : i32
    util.return %0 : i32
  }
  util.func public @call(%arg0: i32, %arg1: i32) -> (i32, i32, i32, i32) {
    %0 = util.call @many(%arg0, %arg1) : (i32, i32) -> i32
    %c7_i32 = arith.constant 7 : i32
    %fixed = util.global.load immutable @fixed : i32
    util.return %c7_i32, %fixed, %arg0, %0 : i32, i32, i32, i32
  }
}
// -----
// A result that differs between returns is neither a constant nor an argument.
util.func private @choose(%which: i1, %x: i32, %y: i32) -> (i32, i32) {
  %c1 = arith.constant 1 : i32
  %c2 = arith.constant 2 : i32
  cf.cond_br %which, ^a, ^b
^a:
  util.return %c1, %x : i32, i32
^b:
  util.return %c2, %y : i32, i32
}
util.func @call(%which: i1, %x: i32, %y: i32) -> (i32, i32) {
  %r:2 = util.call @choose(%which, %x, %y) : (i1, i32, i32) -> (i32, i32)
  util.return %r#0, %r#1 : i32, i32
}
// OUTPUT:
module {
  util.func private @choose(%arg0: i1, %arg1: i32, %arg2: i32) -> (i32, i32) {
    %c1_i32 = arith.constant 1 : i32
    %c2_i32 = arith.constant 2 : i32
    cf.cond_br %arg0, ^bb1, ^bb2
  ^bb1:  // pred: ^bb0
    util.return %c1_i32, %arg1 : i32, i32
  ^bb2:  // pred: ^bb0
    util.return %c2_i32, %arg2 : i32, i32
  }
  util.func public @call(%arg0: i1, %arg1: i32, %arg2: i32) -> (i32, i32) {
    %0:2 = util.call @choose(%arg0, %arg1, %arg2) : (i1, i32, i32) -> (i32, i32)
    util.return %0#0, %0#1 : i32, i32
  }
}
// -----
// Two arguments are merged only if they are equal in all calls: the first call passes two values.
util.func private @minus(%a: i32, %b: i32) -> i32 {
  %r = arith.subi %a, %b : i32
  util.return %r : i32
}
util.func @call(%x: i32, %y: i32) -> (i32, i32) {
  %0 = util.call @minus(%x, %y) : (i32, i32) -> i32
  %1 = util.call @minus(%x, %x) : (i32, i32) -> i32
  util.return %0, %1 : i32, i32
}
// OUTPUT:
module {
  util.func private @minus(%arg0: i32, %arg1: i32) -> i32 {
    %0 = arith.subi %arg0, %arg1 : i32
    util.return %0 : i32
  }
  util.func public @call(%arg0: i32, %arg1: i32) -> (i32, i32) {
    %0 = util.call @minus(%arg0, %arg1) : (i32, i32) -> i32
    %1 = util.call @minus(%arg0, %arg0) : (i32, i32) -> i32
    util.return %0, %1 : i32, i32
  }
}
// -----
// The same for results: the first return has two values.
util.func private @split(%which: i1, %x: i32) -> (i32, i32) {
  %a = arith.addi %x, %x : i32
  %b = arith.muli %x, %x : i32
  cf.cond_br %which, ^a, ^b
^a:
  util.return %a, %b : i32, i32
^b:
  util.return %a, %a : i32, i32
}
util.func @call(%which: i1, %x: i32) -> (i32, i32) {
  %r:2 = util.call @split(%which, %x) : (i1, i32) -> (i32, i32)
  util.return %r#0, %r#1 : i32, i32
}
// OUTPUT:
module {
  util.func private @split(%arg0: i1, %arg1: i32) -> (i32, i32) {
    %0 = arith.addi %arg1, %arg1 : i32
    %1 = arith.muli %arg1, %arg1 : i32
    cf.cond_br %arg0, ^bb1, ^bb2
  ^bb1:  // pred: ^bb0
    util.return %0, %1 : i32, i32
  ^bb2:  // pred: ^bb0
    util.return %0, %0 : i32, i32
  }
  util.func public @call(%arg0: i1, %arg1: i32) -> (i32, i32) {
    %0:2 = util.call @split(%arg0, %arg1) : (i1, i32) -> (i32, i32)
    util.return %0#0, %0#1 : i32, i32
  }
}
// -----
// The base of a duplicate result is kept, though no call uses it directly.
util.func private @twice(%x: i32) -> (i32, i32) {
  %a = arith.addi %x, %x : i32
  util.return %a, %a : i32, i32
}
util.func @call(%x: i32) -> i32 {
  %r:2 = util.call @twice(%x) : (i32) -> (i32, i32)
  util.return %r#1 : i32
}
// OUTPUT:
module {
  util.func private @twice(%arg0: i32) -> i32 {
    %0 = arith.addi %arg0, %arg0 : i32
    util.return %0 : i32
  }
  util.func public @call(%arg0: i32) -> i32 {
    %0 = util.call @twice(%arg0) : (i32) -> i32
    util.return %0 : i32
  }
}
// -----
// An argument that is only forwarded to two results is dropped; so is the function, which is empty then.
util.func private @echo(%x: i32) -> (i32, i32) {
  util.return %x, %x : i32, i32
}
util.func @call(%x: i32) -> (i32, i32) {
  %r:2 = util.call @echo(%x) : (i32) -> (i32, i32)
  util.return %r#0, %r#1 : i32, i32
}
// OUTPUT:
module {
  util.func public @call(%arg0: i32) -> (i32, i32) {
    util.return %arg0, %arg0 : i32, i32
  }
}
// -----
// An argument that one return forwards, and all returns forward as another result, is still needed.
util.func private @some(%which: i1, %x: i32, %y: i32) -> (i32, i32) {
  cf.cond_br %which, ^a, ^b
^a:
  util.return %x, %x : i32, i32
^b:
  util.return %x, %y : i32, i32
}
util.func @call(%which: i1, %x: i32, %y: i32) -> (i32, i32) {
  %r:2 = util.call @some(%which, %x, %y) : (i1, i32, i32) -> (i32, i32)
  util.return %r#0, %r#1 : i32, i32
}
// OUTPUT:
module {
  util.func private @some(%arg0: i1, %arg1: i32, %arg2: i32) -> i32 {
    cf.cond_br %arg0, ^bb1, ^bb2
  ^bb1:  // pred: ^bb0
    util.return %arg1 : i32
  ^bb2:  // pred: ^bb0
    util.return %arg2 : i32
  }
  util.func public @call(%arg0: i1, %arg1: i32, %arg2: i32) -> (i32, i32) {
    %0 = util.call @some(%arg0, %arg1, %arg2) : (i1, i32, i32) -> i32
    util.return %arg1, %0 : i32, i32
  }
}
// -----
// The yield of a region is not a return of the function.
util.func private @inner(%which: i1, %x: i32, %y: i32) -> (i32, i32) {
  %r = scf.if %which -> (i32) {
    scf.yield %x : i32
  } else {
    scf.yield %y : i32
  }
  util.return %x, %r : i32, i32
}
util.func @call(%which: i1, %x: i32, %y: i32) -> (i32, i32) {
  %r:2 = util.call @inner(%which, %x, %y) : (i1, i32, i32) -> (i32, i32)
  util.return %r#0, %r#1 : i32, i32
}
// OUTPUT:
module {
  util.func private @inner(%arg0: i1, %arg1: i32, %arg2: i32) -> i32 {
    %0 = scf.if %arg0 -> (i32) {
      scf.yield %arg1 : i32
    } else {
      scf.yield %arg2 : i32
    }
    util.return %0 : i32
  }
  util.func public @call(%arg0: i1, %arg1: i32, %arg2: i32) -> (i32, i32) {
    %0 = util.call @inner(%arg0, %arg1, %arg2) : (i1, i32, i32) -> i32
    util.return %arg1, %0 : i32, i32
  }
}
// -----
// Declarations, public functions, and functions with tied results are unchanged.
util.func private @outside(%x: i32) -> i32
util.func public @open(%unused: i32) -> i32 {
  %c1 = arith.constant 1 : i32
  util.return %c1 : i32
}
util.func private @tied(%x: tensor<4xf32>, %unused: i32) -> %x {
  util.return %x : tensor<4xf32>
}
util.func @call(%t: tensor<4xf32>) -> (i32, i32, tensor<4xf32>) {
  %c3 = arith.constant 3 : i32
  %0 = util.call @outside(%c3) : (i32) -> i32
  %1 = util.call @open(%c3) : (i32) -> i32
  %2 = util.call @tied(%t, %c3) : (tensor<4xf32>, i32) -> %t
  util.return %0, %1, %2 : i32, i32, tensor<4xf32>
}
// OUTPUT:
module {
  util.func private @outside(%arg0: i32) -> i32
  util.func public @open(%arg0: i32) -> i32 {
    %c1_i32 = arith.constant 1 : i32
    util.return %c1_i32 : i32
  }
  util.func private @tied(%arg0: tensor<4xf32>, %arg1: i32) -> %arg0 {
    util.return %arg0 : tensor<4xf32>
  }
  util.func public @call(%arg0: tensor<4xf32>) -> (i32, i32, tensor<4xf32>) {
    %c3_i32 = arith.constant 3 : i32
    %0 = util.call @outside(%c3_i32) : (i32) -> i32
    %1 = util.call @open(%c3_i32) : (i32) -> i32
    %2 = util.call @tied(%arg0, %c3_i32) : (tensor<4xf32>, i32) -> %arg0
    util.return %0, %1, %2 : i32, i32, tensor<4xf32>
  }
}
// -----
// A function with symbol uses other than calls may be called with any arguments.
util.func private @handler(%unused: i32) -> i32 {
  %c1 = arith.constant 1 : i32
  util.return %c1 : i32
}
util.func @call() -> i32 attributes {my.table = [@handler]} {
  %c3 = arith.constant 3 : i32
  %0 = util.call @handler(%c3) : (i32) -> i32
  util.return %0 : i32
}
// OUTPUT:
module {
  util.func private @handler(%arg0: i32) -> i32 {
    %c1_i32 = arith.constant 1 : i32
    util.return %c1_i32 : i32
  }
  util.func public @call() -> i32 attributes {my.table = [@handler]} {
    %c3_i32 = arith.constant 3 : i32
    %0 = util.call @handler(%c3_i32) : (i32) -> i32
    util.return %0 : i32
  }
}
// -----
// A recursive function forwards its argument, which differs from that of the first call.
util.func private @down(%n: i32, %step: i32) -> i32 {
  %c0 = arith.constant 0 : i32
  %done = arith.cmpi sle, %n, %c0 : i32
  cf.cond_br %done, ^end, ^more
^more:
  %next = arith.subi %n, %step : i32
  %r = util.call @down(%next, %step) : (i32, i32) -> i32
  util.return %r : i32
^end:
  util.return %n : i32
}
util.func @call(%n: i32) -> i32 {
  %c2 = arith.constant 2 : i32
  %r = util.call @down(%n, %c2) : (i32, i32) -> i32
  util.return %r : i32
}
// OUTPUT:
module {
  util.func private @down(%arg0: i32, %arg1: i32) -> i32 {
    %c0_i32 = arith.constant 0 : i32
    %0 = arith.cmpi sle, %arg0, %c0_i32 : i32
    cf.cond_br %0, ^bb2, ^bb1
  ^bb1:  // pred: ^bb0
    %1 = arith.subi %arg0, %arg1 : i32
    %2 = util.call @down(%1, %arg1) : (i32, i32) -> i32
    util.return %2 : i32
  ^bb2:  // pred: ^bb0
    util.return %arg0 : i32
  }
  util.func public @call(%arg0: i32) -> i32 {
    %c2_i32 = arith.constant 2 : i32
    %0 = util.call @down(%arg0, %c2_i32) : (i32, i32) -> i32
    util.return %0 : i32
  }
}
// -----
// Without calls, only unused arguments are dropped.
util.func private @idle(%a: i32, %b: i32) -> i32 {
  %r = arith.addi %b, %b : i32
  util.return %r : i32
}
// OUTPUT:
module {
  util.func private @idle(%arg0: i32) -> i32 {
    %0 = arith.addi %arg0, %arg0 : i32
    util.return %0 : i32
  }
}
