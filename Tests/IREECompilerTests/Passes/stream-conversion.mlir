// pipeline: builtin.module(iree-stream-conversion)
// A load whose scope, key and offset are values keeps them, and gets its size.
util.func public @load(%scope: !util.buffer, %key: !util.buffer, %at: i64, %rows: index) -> tensor<?x3xf16> {
  %t = flow.parameter.load %scope::%key[%at] : tensor<?x3xf16>{%rows}
  util.return %t : tensor<?x3xf16>
}
// gives
module {
  util.func public @load(%arg0: !util.buffer, %arg1: !util.buffer, %arg2: i64, %arg3: index) -> (!stream.resource<*>, index) {
    %0 = stream.tensor.sizeof tensor<?x3xf16>{%arg3} : index
    %1 = stream.tensor.parameter.load %arg0::%arg1[%arg2] : tensor<?x3xf16>{%arg3} in !stream.resource<*>{%0}
    util.return %1, %0 : !stream.resource<*>, index
  }
}
// -----
// A write gives its source back.
util.func private @write(%t: tensor<5xi8>, %key: !util.buffer) -> tensor<5xi8> {
  %zero = arith.constant 0 : i64
  %w = flow.parameter.write %t -> %key[%zero] : tensor<5xi8>
  util.return %w : tensor<5xi8>
}
// gives
module {
  util.func private @write(%arg0: !stream.resource<*>, %arg1: index, %arg2: !util.buffer) -> (!stream.resource<*>, index) {
    %c0_i64 = arith.constant 0 : i64
    %0 = stream.tensor.parameter.write %arg0 -> %arg2[%c0_i64] : tensor<5xi8> in !stream.resource<*>{%arg1}
    util.return %0, %arg1 : !stream.resource<*>, index
  }
}
// -----
// Globals of tensors become a resource and a size; initial values are stored when the module is loaded.
util.global private mutable @state = dense<0> : tensor<8xi32>
util.func public @step(%t: tensor<8xi32>) -> tensor<8xi32> {
  %old = util.global.load @state : tensor<8xi32>
  util.global.store %t, @state : tensor<8xi32>
  util.return %old : tensor<8xi32>
}
// gives
module {
  util.global private mutable @state : !stream.resource<variable>
  util.global private mutable @state__size : index
  util.initializer {
    %cst = stream.tensor.constant : tensor<8xi32> in !stream.resource<variable> = dense<0> : tensor<8xi32>
    %0 = stream.resource.size %cst : !stream.resource<variable>
    util.global.store %cst, @state : !stream.resource<variable>
    util.global.store %0, @state__size : index
    util.return
  }
  util.func public @step(%arg0: !stream.resource<*>, %arg1: index) -> (!stream.resource<*>, index) {
    %state = util.global.load @state : !stream.resource<variable>
    %state__size = util.global.load @state__size : index
    %0 = stream.async.transfer %state : !stream.resource<variable>{%state__size} -> !stream.resource<*>{%state__size}
    %1 = stream.async.transfer %arg0 : !stream.resource<*>{%arg1} -> !stream.resource<variable>{%arg1}
    util.global.store %1, @state : !stream.resource<variable>
    util.global.store %arg1, @state__size : index
    util.return %0, %state__size : !stream.resource<*>, index
  }
}
// -----
// Calls and branches carry resources with their sizes.
util.func private @same(%t: tensor<2xf32>) -> tensor<2xf32> {
  util.return %t : tensor<2xf32>
}
util.func public @choose(%c: i1, %a: tensor<2xf32>, %b: tensor<2xf32>) -> tensor<2xf32> {
  cf.cond_br %c, ^bb1(%a : tensor<2xf32>), ^bb1(%b : tensor<2xf32>)
^bb1(%t: tensor<2xf32>):
  %r = util.call @same(%t) : (tensor<2xf32>) -> tensor<2xf32>
  util.return %r : tensor<2xf32>
}
// gives
module {
  util.func private @same(%arg0: !stream.resource<*>, %arg1: index) -> (!stream.resource<*>, index) {
    util.return %arg0, %arg1 : !stream.resource<*>, index
  }
  util.func public @choose(%arg0: i1, %arg1: !stream.resource<*>, %arg2: index, %arg3: !stream.resource<*>, %arg4: index) -> (!stream.resource<*>, index) {
    cf.cond_br %arg0, ^bb1(%arg1, %arg2 : !stream.resource<*>, index), ^bb1(%arg3, %arg4 : !stream.resource<*>, index)
  ^bb1(%0: !stream.resource<*>, %1: index):  // 2 preds: ^bb0, ^bb0
    %2:2 = util.call @same(%0, %1) : (!stream.resource<*>, index) -> (!stream.resource<*>, index)
    util.return %2#0, %2#1 : !stream.resource<*>, index
  }
}
// -----
// Loops carry them, too.
util.func public @loop(%t: tensor<4xf32>, %n: index) -> tensor<4xf32> {
  %zero = arith.constant 0 : index
  %one = arith.constant 1 : index
  %r = scf.for %i = %zero to %n step %one iter_args(%x = %t) -> (tensor<4xf32>) {
    %y = flow.tensor.clone %x : tensor<4xf32>
    scf.yield %y : tensor<4xf32>
  }
  util.return %r : tensor<4xf32>
}
// gives
module {
  util.func public @loop(%arg0: !stream.resource<*>, %arg1: index, %arg2: index) -> (!stream.resource<*>, index) {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %0:2 = scf.for %arg3 = %c0 to %arg2 step %c1 iter_args(%arg4 = %arg0, %arg5 = %arg1) -> (!stream.resource<*>, index) {
      %1 = stream.tensor.clone %arg4 : tensor<4xf32> in !stream.resource<*>{%arg5} -> tensor<4xf32> in !stream.resource<*>{%arg5}
      scf.yield %1, %arg5 : !stream.resource<*>, index
    }
    util.return %0#0, %0#1 : !stream.resource<*>, index
  }
}
