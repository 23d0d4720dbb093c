// RUN: iree-opt --iree-util-fold-globals
// Globals whose values are known.

// An initial value that never changes replaces loads, and the global is erased.
util.global private @scale = 3 : i32
util.func @scaled(%x: i32) -> i32 {
  %scale = util.global.load immutable @scale : i32
  %r = arith.muli %x, %scale : i32
  util.return %r : i32
}
// OUTPUT:
module {
  util.func public @scaled(%arg0: i32) -> i32 {
    %c3_i32 = arith.constant 3 : i32
    %0 = arith.muli %arg0, %c3_i32 : i32
    util.return %0 : i32
  }
}
// -----
// A public global remains, but its value is propagated.
util.global public @version = 7 : i64
util.func @version_of() -> i64 {
  %0 = util.global.load @version : i64
  util.return %0 : i64
}
// OUTPUT:
module {
  util.global public @version = 7 : i64
  util.func public @version_of() -> i64 {
    %c7_i64 = arith.constant 7 : i64
    util.return %c7_i64 : i64
  }
}
// -----
// A constant that an initializer always stores becomes the initial value; the empty initializer is erased.
util.global private mutable @limit : index
util.initializer {
  %c12 = arith.constant 12 : index
  util.global.store %c12, @limit : index
  util.return
}
util.func @limit_of() -> index {
  %0 = util.global.load @limit : index
  util.return %0 : index
}
// OUTPUT:
module {
  util.func public @limit_of() -> index {
    %c12 = arith.constant 12 : index
    util.return %c12 : index
  }
}
// -----
// With another or a second stored value, nothing changes.
util.global private mutable @mode = 1 : i8
util.global private mutable @level : i8
util.func @switch() {
  %c2 = arith.constant 2 : i8
  util.global.store %c2, @mode : i8
  util.global.store %c2, @level : i8
  util.return
}
util.func @reset() {
  %c0 = arith.constant 0 : i8
  util.global.store %c0, @level : i8
  util.return
}
util.func @state() -> (i8, i8) {
  %0 = util.global.load @mode : i8
  %1 = util.global.load @level : i8
  util.return %0, %1 : i8, i8
}
// OUTPUT:
module {
  util.global private mutable @mode = 1 : i8
  util.global private mutable @level : i8
  util.func public @switch() {
    %c2_i8 = arith.constant 2 : i8
    util.global.store %c2_i8, @mode : i8
    util.global.store %c2_i8, @level : i8
    util.return
  }
  util.func public @reset() {
    %c0_i8 = arith.constant 0 : i8
    util.global.store %c0_i8, @level : i8
    util.return
  }
  util.func public @state() -> (i8, i8) {
    %mode = util.global.load @mode : i8
    %level = util.global.load @level : i8
    util.return %mode, %level : i8, i8
  }
}
// -----
// Text is not a value of a buffer's type; an immediate timepoint and null are.
util.global private mutable @key : !util.buffer
util.global private mutable @ready : !stream.timepoint
util.global private mutable @none : !util.buffer
util.initializer {
  %key = util.buffer.constant : !util.buffer = "layer0.weight"
  util.global.store %key, @key : !util.buffer
  %ready = stream.timepoint.immediate => !stream.timepoint
  util.global.store %ready, @ready : !stream.timepoint
  %none = util.null : !util.buffer
  util.global.store %none, @none : !util.buffer
  util.return
}
util.func @get() -> (!util.buffer, !stream.timepoint, !util.buffer) {
  %key = util.global.load @key : !util.buffer
  %ready = util.global.load @ready : !stream.timepoint
  %none = util.global.load @none : !util.buffer
  util.return %key, %ready, %none : !util.buffer, !stream.timepoint, !util.buffer
}
// OUTPUT:
module {
  util.global private @key : !util.buffer
  util.global private @none = #util.null : !util.buffer
  util.initializer {
    %buffer_cst = util.buffer.constant : !util.buffer = "layer0.weight"
    util.global.store %buffer_cst, @key : !util.buffer
    util.return
  }
  util.func public @get() -> (!util.buffer, !stream.timepoint, !util.buffer) {
    %0 = stream.timepoint.immediate => !stream.timepoint
    %key = util.global.load immutable @key : !util.buffer
    %none = util.global.load immutable @none : !util.buffer
    util.return %key, %0, %none : !util.buffer, !stream.timepoint, !util.buffer
  }
}
// -----
// A parameter is a constant too, unless the global must not be inlined.
util.global private @bias = #flow.parameter.named<"m"::"bias"> : tensor<4xf32>
util.global private @weight <inlining_policy = #util.inline.never> = #flow.parameter.named<"m"::"weight"> : tensor<4xf32>
util.func @both() -> (tensor<4xf32>, tensor<4xf32>) {
  %0 = util.global.load @bias : tensor<4xf32>
  %1 = util.global.load @weight : tensor<4xf32>
  util.return %0, %1 : tensor<4xf32>, tensor<4xf32>
}
// OUTPUT:
module {
  util.global private @weight <inlining_policy = #util.inline.never> = #flow.parameter.named<"m"::"weight"> : tensor<4xf32>
  util.func public @both() -> (tensor<4xf32>, tensor<4xf32>) {
    %0 = flow.tensor.constant #flow.parameter.named<"m"::"bias"> : tensor<4xf32>
    %weight = util.global.load immutable @weight : tensor<4xf32>
    util.return %0, %weight : tensor<4xf32>, tensor<4xf32>
  }
}
// -----
// A parameter with dynamic scope and key remains loaded; keys of equal globals are merged.
util.global private @token : !util.buffer
util.global private mutable @copy : !util.buffer
util.initializer {
  %token = util.call @env() : () -> !util.buffer
  util.global.store %token, @token : !util.buffer
  util.return
}
util.func private @env() -> !util.buffer
util.func @load(%scope: !util.buffer, %off: i64) -> tensor<8xf32> {
  %token = util.global.load @token : !util.buffer
  util.global.store %token, @copy : !util.buffer
  %key = util.global.load @copy : !util.buffer
  %0 = flow.parameter.load %scope::%key[%off] : tensor<8xf32>
  util.return %0 : tensor<8xf32>
}
// OUTPUT:
module {
  util.global private @token : !util.buffer
  util.initializer {
    %0 = util.call @env() : () -> !util.buffer
    util.global.store %0, @token : !util.buffer
    util.return
  }
  util.func private @env() -> !util.buffer
  util.func public @load(%arg0: !util.buffer, %arg1: i64) -> tensor<8xf32> {
    %token = util.global.load immutable @token : !util.buffer
    %0 = flow.parameter.load %arg0::%token[%arg1] : tensor<8xf32>
    util.return %0 : tensor<8xf32>
  }
}
// -----
// A copy of a mutable global is not an alias: it keeps the previous value.
util.global private mutable @now : i32
util.global private mutable @before : i32
util.func @step(%x: i32) -> i32 {
  %now = util.global.load @now : i32
  util.global.store %now, @before : i32
  util.global.store %x, @now : i32
  util.return %now : i32
}
util.func @undo() -> i32 {
  %before = util.global.load @before : i32
  util.return %before : i32
}
// OUTPUT:
module {
  util.global private mutable @now : i32
  util.global private mutable @before : i32
  util.func public @step(%arg0: i32) -> i32 {
    %now = util.global.load @now : i32
    util.global.store %now, @before : i32
    util.global.store %arg0, @now : i32
    util.return %now : i32
  }
  util.func public @undo() -> i32 {
    %before = util.global.load @before : i32
    util.return %before : i32
  }
}
// -----
// Loads of globals that are only stored in initializers, and in functions that these call, are immutable.
util.global private mutable @device : i32
util.global private mutable @count : i32
util.initializer {
  util.call @setup() : () -> ()
  util.return
}
util.func private @query() -> i32
util.func private @setup() {
  %0 = util.call @query() : () -> i32
  util.global.store %0, @device : i32
  util.return
}
util.func @use() -> (i32, i32) {
  util.call @tick() : () -> ()
  %device = util.global.load @device : i32
  %count = util.global.load @count : i32
  util.return %device, %count : i32, i32
}
util.func private @tick() {
  %0 = util.call @query() : () -> i32
  util.global.store %0, @count : i32
  util.return
}
// OUTPUT:
module {
  util.global private @device : i32
  util.global private mutable @count : i32
  util.initializer {
    util.call @setup() : () -> ()
    util.return
  }
  util.func private @query() -> i32
  util.func private @setup() {
    %0 = util.call @query() : () -> i32
    util.global.store %0, @device : i32
    util.return
  }
  util.func public @use() -> (i32, i32) {
    util.call @tick() : () -> ()
    %device = util.global.load immutable @device : i32
    %count = util.global.load @count : i32
    util.return %device, %count : i32, i32
  }
  util.func private @tick() {
    %0 = util.call @query() : () -> i32
    util.global.store %0, @count : i32
    util.return
  }
}
// -----
// During initialization a global may be loaded before it is stored: such loads are not immutable.
util.global private mutable @sum = 5 : i32
util.initializer {
  util.call @add() : () -> ()
  util.call @add() : () -> ()
  util.return
}
util.func private @query() -> i32
util.func private @add() {
  %0 = util.call @query() : () -> i32
  %sum = util.global.load @sum : i32
  %new = arith.addi %sum, %0 : i32
  util.global.store %new, @sum : i32
  util.return
}
util.func @total() -> i32 {
  %sum = util.global.load @sum : i32
  util.return %sum : i32
}
// OUTPUT:
module {
  util.global private @sum = 5 : i32
  util.initializer {
    util.call @add() : () -> ()
    util.call @add() : () -> ()
    util.return
  }
  util.func private @query() -> i32
  util.func private @add() {
    %0 = util.call @query() : () -> i32
    %sum = util.global.load @sum : i32
    %1 = arith.addi %sum, %0 : i32
    util.global.store %1, @sum : i32
    util.return
  }
  util.func public @total() -> i32 {
    %sum = util.global.load immutable @sum : i32
    util.return %sum : i32
  }
}
// -----
// A global without loads is erased with its stores, unless it is public or referenced.
util.global private mutable @dropped : i32
util.global public mutable @seen : i32
util.global private @named : i32
util.global private @on = "name" : !util.buffer
util.func @store(%x: i32) attributes {note.of = [@named]} {
  util.global.store %x, @dropped : i32
  util.global.store %x, @seen : i32
  util.return
}
// OUTPUT:
module {
  util.global public mutable @seen : i32
  util.global private @named : i32
  util.func public @store(%arg0: i32) attributes {note.of = [@named]} {
    util.global.store %arg0, @seen : i32
    util.return
  }
}
// -----
// A global referenced by another global remains.
util.global private @device : !hal.device
util.global private @data {stream.affinity = #hal.device.affinity<@device>} = dense<[1, 2]> : tensor<2xi8>
util.func @data_of() -> tensor<2xi8> {
  %0 = util.global.load @data : tensor<2xi8>
  util.return %0 : tensor<2xi8>
}
// OUTPUT:
module {
  util.global private @device : !hal.device
  util.global private @data {stream.affinity = #hal.device.affinity<@device>} = dense<[1, 2]> : tensor<2xi8>
  util.func public @data_of() -> tensor<2xi8> {
    %data = util.global.load immutable @data : tensor<2xi8>
    util.return %data : tensor<2xi8>
  }
}
// -----
// A global whose address is taken may change.
util.global private mutable @slot = 1 : i32
util.func @through(%x: i32) -> i32 {
  %ptr = util.global.address @slot : !util.ptr<i32>
  %opaque = util.optimization_barrier %ptr : !util.ptr<i32>
  util.global.store.indirect %x, %opaque : i32 -> !util.ptr<i32>
  %0 = util.global.load @slot : i32
  util.return %0 : i32
}
// OUTPUT:
module {
  util.global private mutable @slot = 1 : i32
  util.func public @through(%arg0: i32) -> i32 {
    %ptr_slot = util.global.address @slot : !util.ptr<i32>
    %0 = util.optimization_barrier %ptr_slot : !util.ptr<i32>
    util.global.store.indirect %arg0, %0 : i32 -> !util.ptr<i32>
    %slot = util.global.load @slot : i32
    util.return %slot : i32
  }
}
// -----
// Equal globals with equal dialect attributes are merged; references are updated.
util.global private @a <inlining_policy = #util.inline.never> = dense<[1, 2]> : tensor<2xi32>
util.global private @b <inlining_policy = #util.inline.never> = dense<[1, 2]> : tensor<2xi32>
util.global private @c <inlining_policy = #util.inline.never> {my.mark = 1 : i32} = dense<[1, 2]> : tensor<2xi32>
util.func @all() -> (tensor<2xi32>, tensor<2xi32>, tensor<2xi32>) attributes {of.it = {x = [@b]}} {
  %0 = util.global.load @a : tensor<2xi32>
  %1 = util.global.load @b : tensor<2xi32>
  %2 = util.global.load @c : tensor<2xi32>
  util.return %0, %1, %2 : tensor<2xi32>, tensor<2xi32>, tensor<2xi32>
}
// OUTPUT:
module {
  util.global private @a <inlining_policy = #util.inline.never> = dense<[1, 2]> : tensor<2xi32>
  util.global private @c <inlining_policy = #util.inline.never> {my.mark = 1 : i32} = dense<[1, 2]> : tensor<2xi32>
  util.func public @all() -> (tensor<2xi32>, tensor<2xi32>, tensor<2xi32>) attributes {of.it = {x = [@a]}} {
    %a = util.global.load immutable @a : tensor<2xi32>
    %a_0 = util.global.load immutable @a : tensor<2xi32>
    %c = util.global.load immutable @c : tensor<2xi32>
    util.return %a, %a_0, %c : tensor<2xi32>, tensor<2xi32>, tensor<2xi32>
  }
}
