// RUN: iree-opt --iree-util-hoist-into-globals
// Constant expressions hoisted into globals.

// Expressions of constants are computed once; an index is stored as a 64-bit integer.
util.func @main(%x: index) -> (index, index) {
  %c3 = arith.constant 3 : index
  %unknown = util.global.load immutable @rows : index
  %size = arith.muli %unknown, %c3 : index
  %r = arith.addi %x, %size : index
  %s = arith.subi %x, %size : index
  util.return %r, %s : index, index
}
util.global private @rows : index
// OUTPUT:
module {
  util.global private @__hoisted_i64 : i64
  util.initializer {
    %c3 = arith.constant 3 : index
    %rows = util.global.load immutable @rows : index
    %0 = arith.muli %rows, %c3 : index
    %1 = arith.index_cast %0 : index to i64
    util.global.store %1, @__hoisted_i64 : i64
    util.return
  }
  util.func public @main(%arg0: index) -> (index, index) {
    %__hoisted_i64 = util.global.load immutable @__hoisted_i64 : i64
    %0 = arith.index_cast %__hoisted_i64 : i64 to index
    %1 = arith.addi %arg0, %0 : index
    %2 = arith.subi %arg0, %0 : index
    util.return %1, %2 : index, index
  }
  util.global private @rows : index
}
// -----
// Mutable globals are not constant; neither are values behind a barrier.
util.global private mutable @count : i32
util.func @more() -> (i32, i32) {
  %c1 = arith.constant 1 : i32
  %count = util.global.load @count : i32
  %0 = arith.addi %count, %c1 : i32
  %behind = util.optimization_barrier %c1 : i32
  %1 = arith.addi %behind, %c1 : i32
  util.return %0, %1 : i32, i32
}
// OUTPUT:
module {
  util.global private mutable @count : i32
  util.func public @more() -> (i32, i32) {
    %c1_i32 = arith.constant 1 : i32
    %count = util.global.load @count : i32
    %0 = arith.addi %count, %c1_i32 : i32
    %1 = util.optimization_barrier %c1_i32 : i32
    %2 = arith.addi %1, %c1_i32 : i32
    util.return %0, %2 : i32, i32
  }
}
// -----
// Packed integers are stored as bytes; booleans are not stored.
util.global private @w : tensor<8xi4>
util.global private @b : tensor<8xi1>
util.func @packed() -> (tensor<8xi4>, tensor<8xi1>) {
  %w = util.global.load immutable @w : tensor<8xi4>
  %b = util.global.load immutable @b : tensor<8xi1>
  %0 = arith.addi %w, %w : tensor<8xi4>
  %1 = arith.xori %b, %b : tensor<8xi1>
  util.return %0, %1 : tensor<8xi4>, tensor<8xi1>
}
// OUTPUT:
module {
  util.global private @w : tensor<8xi4>
  util.global private @b : tensor<8xi1>
  util.global private @__hoisted_tensor_4xi8 : tensor<4xi8>
  util.initializer {
    %w = util.global.load immutable @w : tensor<8xi4>
    %0 = arith.addi %w, %w : tensor<8xi4>
    %1 = iree_tensor_ext.bitcast %0 : tensor<8xi4> -> tensor<4xi8>
    util.global.store %1, @__hoisted_tensor_4xi8 : tensor<4xi8>
    util.return
  }
  util.func public @packed() -> (tensor<8xi4>, tensor<8xi1>) {
    %b = util.global.load immutable @b : tensor<8xi1>
    %__hoisted_tensor_4xi8 = util.global.load immutable @__hoisted_tensor_4xi8 : tensor<4xi8>
    %0 = iree_tensor_ext.bitcast %__hoisted_tensor_4xi8 : tensor<4xi8> -> tensor<8xi4>
    %1 = arith.xori %b, %b : tensor<8xi1>
    util.return %0, %1 : tensor<8xi4>, tensor<8xi1>
  }
}
// -----
// Cheap operations are hoisted only with their users; a value with two users gets its own global.
util.global private @w : tensor<4xf32>
util.func @shapes() -> (tensor<2x2xf32>, tensor<2x2xf32>, tensor<4xf32>) {
  %w = util.global.load immutable @w : tensor<4xf32>
  %0 = flow.tensor.reshape %w : tensor<4xf32> -> tensor<2x2xf32>
  %sum = arith.addf %w, %w : tensor<4xf32>
  %1 = flow.tensor.reshape %sum : tensor<4xf32> -> tensor<2x2xf32>
  %2 = arith.mulf %sum, %w : tensor<4xf32>
  util.return %0, %1, %2 : tensor<2x2xf32>, tensor<2x2xf32>, tensor<4xf32>
}
// OUTPUT:
module {
  util.global private @w : tensor<4xf32>
  util.global private @__hoisted_tensor_4xf32 : tensor<4xf32>
  util.initializer {
    %w = util.global.load immutable @w : tensor<4xf32>
    %0 = arith.addf %w, %w : tensor<4xf32>
    util.global.store %0, @__hoisted_tensor_4xf32 : tensor<4xf32>
    util.return
  }
  util.global private @__hoisted_tensor_4xf32_0 : tensor<4xf32>
  util.initializer {
    %w = util.global.load immutable @w : tensor<4xf32>
    %__hoisted_tensor_4xf32 = util.global.load @__hoisted_tensor_4xf32 : tensor<4xf32>
    %0 = arith.mulf %__hoisted_tensor_4xf32, %w : tensor<4xf32>
    util.global.store %0, @__hoisted_tensor_4xf32_0 : tensor<4xf32>
    util.return
  }
  util.func public @shapes() -> (tensor<2x2xf32>, tensor<2x2xf32>, tensor<4xf32>) {
    %w = util.global.load immutable @w : tensor<4xf32>
    %0 = flow.tensor.reshape %w : tensor<4xf32> -> tensor<2x2xf32>
    %__hoisted_tensor_4xf32 = util.global.load immutable @__hoisted_tensor_4xf32 : tensor<4xf32>
    %1 = flow.tensor.reshape %__hoisted_tensor_4xf32 : tensor<4xf32> -> tensor<2x2xf32>
    %__hoisted_tensor_4xf32_0 = util.global.load immutable @__hoisted_tensor_4xf32_0 : tensor<4xf32>
    util.return %0, %1, %__hoisted_tensor_4xf32_0 : tensor<2x2xf32>, tensor<2x2xf32>, tensor<4xf32>
  }
}
// -----
// In a region the load is inserted at the use. A conditional on constants is hoisted as a whole, with its users.
util.global private @w : i32
util.func @choice(%which: i1) -> (i32, i32) {
  %w = util.global.load immutable @w : i32
  %c5 = arith.constant 5 : i32
  %0 = scf.if %which -> (i32) {
    %a = arith.muli %w, %c5 : i32
    scf.yield %a : i32
  } else {
    scf.yield %c5 : i32
  }
  %small = arith.cmpi slt, %w, %c5 : i32
  %1 = scf.if %small -> (i32) {
    %b = arith.addi %w, %c5 : i32
    scf.yield %b : i32
  } else {
    scf.yield %w : i32
  }
  %2 = arith.addi %1, %w : i32
  util.return %0, %2 : i32, i32
}
// OUTPUT:
module {
  util.global private @w : i32
  util.global private @__hoisted_i32 : i32
  util.initializer {
    %w = util.global.load immutable @w : i32
    %c5_i32 = arith.constant 5 : i32
    %0 = arith.cmpi slt, %w, %c5_i32 : i32
    %1 = scf.if %0 -> (i32) {
      %3 = arith.addi %w, %c5_i32 : i32
      scf.yield %3 : i32
    } else {
      scf.yield %w : i32
    }
    %2 = arith.addi %1, %w : i32
    util.global.store %2, @__hoisted_i32 : i32
    util.return
  }
  util.func public @choice(%arg0: i1) -> (i32, i32) {
    %w = util.global.load immutable @w : i32
    %c5_i32 = arith.constant 5 : i32
    %0 = scf.if %arg0 -> (i32) {
      %1 = arith.muli %w, %c5_i32 : i32
      scf.yield %1 : i32
    } else {
      scf.yield %c5_i32 : i32
    }
    %__hoisted_i32 = util.global.load immutable @__hoisted_i32 : i32
    util.return %0, %__hoisted_i32 : i32, i32
  }
}
// -----
// A conditional division is not hoisted if the divisor may be zero.
util.global private @n : i32
util.func @average(%any: i1) -> (i32, i32) {
  %n = util.global.load immutable @n : i32
  %c100 = arith.constant 100 : i32
  cf.cond_br %any, ^some, ^none
^some:
  %each = arith.divsi %c100, %n : i32
  %percent = arith.divsi %n, %c100 : i32
  util.return %each, %percent : i32, i32
^none:
  util.return %c100, %c100 : i32, i32
}
// OUTPUT:
module {
  util.global private @n : i32
  util.global private @__hoisted_i32 : i32
  util.initializer {
    %n = util.global.load immutable @n : i32
    %c100_i32 = arith.constant 100 : i32
    %0 = arith.divsi %n, %c100_i32 : i32
    util.global.store %0, @__hoisted_i32 : i32
    util.return
  }
  util.func public @average(%arg0: i1) -> (i32, i32) {
    %n = util.global.load immutable @n : i32
    %c100_i32 = arith.constant 100 : i32
    cf.cond_br %arg0, ^bb1, ^bb2
  ^bb1:  // pred: ^bb0
    %0 = arith.divsi %c100_i32, %n : i32
    %__hoisted_i32 = util.global.load immutable @__hoisted_i32 : i32
    util.return %0, %__hoisted_i32 : i32, i32
  ^bb2:  // pred: ^bb0
    util.return %c100_i32, %c100_i32 : i32, i32
  }
}
// -----
// Affinities are hoisted too.
util.global private @device : !hal.device
util.global private @w : i32
util.func @there(%x: i32) -> i32 attributes {stream.affinity = #hal.device.affinity<@device>, my.note} {
  %w = util.global.load immutable @w : i32
  %0 = arith.addi %w, %w : i32
  %1 = arith.addi %0, %x : i32
  util.return %1 : i32
}
// OUTPUT:
module {
  util.global private @device : !hal.device
  util.global private @w : i32
  util.global private @__hoisted_i32 {stream.affinity = #hal.device.affinity<@device>} : i32
  util.initializer attributes {stream.affinity = #hal.device.affinity<@device>} {
    %w = util.global.load immutable @w : i32
    %0 = arith.addi %w, %w : i32
    util.global.store %0, @__hoisted_i32 : i32
    util.return
  }
  util.func public @there(%arg0: i32) -> i32 attributes {my.note, stream.affinity = #hal.device.affinity<@device>} {
    %__hoisted_i32 = util.global.load immutable @__hoisted_i32 : i32
    %0 = arith.addi %__hoisted_i32, %arg0 : i32
    util.return %0 : i32
  }
}
// -----
// A value that is much larger than its inputs is not hoisted: here by more than a million bytes.
util.global private @one : f32
util.func @large() -> (tensor<512x512xf32>, tensor<512x513xf32>) {
  %one = util.global.load immutable @one : f32
  %0 = tensor.splat %one : tensor<512x512xf32>
  %1 = tensor.splat %one : tensor<512x513xf32>
  util.return %0, %1 : tensor<512x512xf32>, tensor<512x513xf32>
}
// OUTPUT:
module {
  util.global private @one : f32
  util.global private @__hoisted_tensor_512x512xf32 : tensor<512x512xf32>
  util.initializer {
    %one = util.global.load immutable @one : f32
    %splat = tensor.splat %one : tensor<512x512xf32>
    util.global.store %splat, @__hoisted_tensor_512x512xf32 : tensor<512x512xf32>
    util.return
  }
  util.func public @large() -> (tensor<512x512xf32>, tensor<512x513xf32>) {
    %one = util.global.load immutable @one : f32
    %__hoisted_tensor_512x512xf32 = util.global.load immutable @__hoisted_tensor_512x512xf32 : tensor<512x512xf32>
    %splat = tensor.splat %one : tensor<512x513xf32>
    util.return %__hoisted_tensor_512x512xf32, %splat : tensor<512x512xf32>, tensor<512x513xf32>
  }
}
// -----
// Two functions with equal expressions have separate globals; both results of one operation are stored.
util.global private @w : i32
util.func @first() -> i32 {
  %w = util.global.load immutable @w : i32
  %c5 = arith.constant 5 : i32
  %low, %high = arith.mulsi_extended %w, %c5 : i32
  %0 = arith.addi %low, %high : i32
  util.return %high : i32
}
util.func @second() -> i32 {
  %w = util.global.load immutable @w : i32
  %c5 = arith.constant 5 : i32
  %0 = arith.addi %w, %c5 : i32
  util.return %0 : i32
}
// OUTPUT:
module {
  util.global private @w : i32
  util.global private @__hoisted_i32 : i32
  util.global private @__hoisted_i32_0 : i32
  util.initializer {
    %w = util.global.load immutable @w : i32
    %c5_i32 = arith.constant 5 : i32
    %low, %high = arith.mulsi_extended %w, %c5_i32 : i32
    util.global.store %low, @__hoisted_i32 : i32
    util.global.store %high, @__hoisted_i32_0 : i32
    util.return
  }
  util.func public @first() -> i32 {
    %__hoisted_i32_0 = util.global.load immutable @__hoisted_i32_0 : i32
    %__hoisted_i32 = util.global.load immutable @__hoisted_i32 : i32
    util.return %__hoisted_i32_0 : i32
  }
  util.global private @__hoisted_i32_1 : i32
  util.initializer {
    %w = util.global.load immutable @w : i32
    %c5_i32 = arith.constant 5 : i32
    %0 = arith.addi %w, %c5_i32 : i32
    util.global.store %0, @__hoisted_i32_1 : i32
    util.return
  }
  util.func public @second() -> i32 {
    %__hoisted_i32_1 = util.global.load immutable @__hoisted_i32_1 : i32
    util.return %__hoisted_i32_1 : i32
  }
}
// -----
// A global marked constant by name only: this one is stored at any time.
util.global private @g : i32
util.func @set(%x: i32) {
  util.global.store %x, @g : i32
  util.return
}
util.func @twice() -> i32 {
  %g = util.global.load @g : i32
  %0 = arith.addi %g, %g : i32
  util.return %0 : i32
}
// OUTPUT:
module {
  util.global private @g : i32
  util.func public @set(%arg0: i32) {
    util.global.store %arg0, @g : i32
    util.return
  }
  util.func public @twice() -> i32 {
    %g = util.global.load @g : i32
    %0 = arith.addi %g, %g : i32
    util.return %0 : i32
  }
}
