// RUN: iree-opt --iree-util-hoist-into-globals
// Loads of parameters whose scope and key are constants, hoisted into globals.

// A parameter with constant scope, key and offset is loaded once.
util.func @weight() -> tensor<4xf32> {
  %scope = util.buffer.constant : !util.buffer = "model"
  %key = util.buffer.constant : !util.buffer = "weight"
  %c64 = arith.constant 64 : i64
  %0 = flow.parameter.load %scope::%key[%c64] : tensor<4xf32>
  util.return %0 : tensor<4xf32>
}
// OUTPUT:
module {
  util.global private @__hoisted_tensor_4xf32 : tensor<4xf32>
  util.initializer {
    %buffer_cst = util.buffer.constant : !util.buffer = "model"
    %buffer_cst_0 = util.buffer.constant : !util.buffer = "weight"
    %c64_i64 = arith.constant 64 : i64
    %0 = flow.parameter.load %buffer_cst::%buffer_cst_0[%c64_i64] : tensor<4xf32>
    util.global.store %0, @__hoisted_tensor_4xf32 : tensor<4xf32>
    util.return
  }
  util.func public @weight() -> tensor<4xf32> {
    %__hoisted_tensor_4xf32 = util.global.load immutable @__hoisted_tensor_4xf32 : tensor<4xf32>
    util.return %__hoisted_tensor_4xf32 : tensor<4xf32>
  }
}
// -----
// So is one whose key is computed from constants; the key gets no global, as only the load needs it.
util.func @weight() -> tensor<4xf32> {
  %scope = util.buffer.constant : !util.buffer = "model"
  %c7 = arith.constant 7 : index
  %key = util.string.format "blk.{}.weight"(%c7) : (index) -> !util.buffer
  %c0 = arith.constant 0 : i64
  %0 = flow.parameter.load %scope::%key[%c0] : tensor<4xf32>
  util.return %0 : tensor<4xf32>
}
// OUTPUT:
module {
  util.global private @__hoisted_tensor_4xf32 : tensor<4xf32>
  util.initializer {
    %buffer_cst = util.buffer.constant : !util.buffer = "model"
    %c7 = arith.constant 7 : index
    %blk_N_weight = util.string.format "blk.{}.weight"(%c7) : (index) -> !util.buffer
    %c0_i64 = arith.constant 0 : i64
    %0 = flow.parameter.load %buffer_cst::%blk_N_weight[%c0_i64] : tensor<4xf32>
    util.global.store %0, @__hoisted_tensor_4xf32 : tensor<4xf32>
    util.return
  }
  util.func public @weight() -> tensor<4xf32> {
    %__hoisted_tensor_4xf32 = util.global.load immutable @__hoisted_tensor_4xf32 : tensor<4xf32>
    util.return %__hoisted_tensor_4xf32 : tensor<4xf32>
  }
}
// -----
// One with dynamic key, offset or shape is loaded at each call.
util.func @weights(%scope: !util.buffer, %i: index, %offset: i64, %n: index) -> (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<?xf32>) {
  %model = util.buffer.constant : !util.buffer = "model"
  %w = util.buffer.constant : !util.buffer = "w"
  %key = util.string.format "blk.{}.weight"(%i) : (index) -> !util.buffer
  %c0 = arith.constant 0 : i64
  %0 = flow.parameter.load %model::%key[%c0] : tensor<4xf32>
  %1 = flow.parameter.load %model::%w[%offset] : tensor<4xf32>
  %2 = flow.parameter.load %scope::%w[%c0] : tensor<4xf32>
  %3 = flow.parameter.load %model::%w[%c0] : tensor<?xf32>{%n}
  util.return %0, %1, %2, %3 : tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<?xf32>
}
// OUTPUT:
module {
  util.func public @weights(%arg0: !util.buffer, %arg1: index, %arg2: i64, %arg3: index) -> (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<?xf32>) {
    %buffer_cst = util.buffer.constant : !util.buffer = "model"
    %buffer_cst_0 = util.buffer.constant : !util.buffer = "w"
    %blk_N_weight = util.string.format "blk.{}.weight"(%arg1) : (index) -> !util.buffer
    %c0_i64 = arith.constant 0 : i64
    %0 = flow.parameter.load %buffer_cst::%blk_N_weight[%c0_i64] : tensor<4xf32>
    %1 = flow.parameter.load %buffer_cst::%buffer_cst_0[%arg2] : tensor<4xf32>
    %2 = flow.parameter.load %arg0::%buffer_cst_0[%c0_i64] : tensor<4xf32>
    %3 = flow.parameter.load %buffer_cst::%buffer_cst_0[%c0_i64] : tensor<?xf32>{%arg3}
    util.return %0, %1, %2, %3 : tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<?xf32>
  }
}
// -----
// Keys that initializers compute are constant after those initializers.
util.global private @key : !util.buffer
util.func private @find() -> !util.buffer
util.initializer {
  %0 = util.call @find() : () -> !util.buffer
  util.global.store %0, @key : !util.buffer
  util.return
}
util.func @weight() -> tensor<4xf32> {
  %key = util.global.load immutable @key : !util.buffer
  %c0 = arith.constant 0 : i64
  %0 = flow.parameter.load %key[%c0] : tensor<4xf32>
  util.return %0 : tensor<4xf32>
}
// OUTPUT:
module {
  util.global private @key : !util.buffer
  util.func private @find() -> !util.buffer
  util.initializer {
    %0 = util.call @find() : () -> !util.buffer
    util.global.store %0, @key : !util.buffer
    util.return
  }
  util.global private @__hoisted_tensor_4xf32 : tensor<4xf32>
  util.initializer {
    %key = util.global.load immutable @key : !util.buffer
    %c0_i64 = arith.constant 0 : i64
    %0 = flow.parameter.load %key[%c0_i64] : tensor<4xf32>
    util.global.store %0, @__hoisted_tensor_4xf32 : tensor<4xf32>
    util.return
  }
  util.func public @weight() -> tensor<4xf32> {
    %__hoisted_tensor_4xf32 = util.global.load immutable @__hoisted_tensor_4xf32 : tensor<4xf32>
    util.return %__hoisted_tensor_4xf32 : tensor<4xf32>
  }
}
// -----
// Before them they are not: nothing is hoisted to where the key is unknown.
util.global private @key : !util.buffer
util.func private @find() -> !util.buffer
util.func @weight() -> tensor<4xf32> {
  %key = util.global.load immutable @key : !util.buffer
  %c0 = arith.constant 0 : i64
  %0 = flow.parameter.load %key[%c0] : tensor<4xf32>
  util.return %0 : tensor<4xf32>
}
util.initializer {
  %0 = util.call @find() : () -> !util.buffer
  util.global.store %0, @key : !util.buffer
  util.return
}
// OUTPUT:
module {
  util.global private @key : !util.buffer
  util.func private @find() -> !util.buffer
  util.func public @weight() -> tensor<4xf32> {
    %key = util.global.load immutable @key : !util.buffer
    %c0_i64 = arith.constant 0 : i64
    %0 = flow.parameter.load %key[%c0_i64] : tensor<4xf32>
    util.return %0 : tensor<4xf32>
  }
  util.initializer {
    %0 = util.call @find() : () -> !util.buffer
    util.global.store %0, @key : !util.buffer
    util.return
  }
}
// -----
// A function called by an earlier initializer would load an uninitialized global.
util.global private @rows : i32
util.initializer {
  %0 = util.call @double() : () -> i32
  util.return
}
util.func @double() -> i32 {
  %rows = util.global.load immutable @rows : i32
  %0 = arith.addi %rows, %rows : i32
  util.return %0 : i32
}
// OUTPUT:
module {
  util.global private @rows : i32
  util.initializer {
    %0 = util.call @double() : () -> i32
    util.return
  }
  util.func public @double() -> i32 {
    %rows = util.global.load immutable @rows : i32
    %0 = arith.addi %rows, %rows : i32
    util.return %0 : i32
  }
}
