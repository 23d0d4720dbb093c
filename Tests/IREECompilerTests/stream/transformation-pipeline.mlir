// RUN: iree-opt --iree-stream-transformation-pipeline
// The whole pipeline from `flow` to the `cmd` phase.

// Weights are loaded and used, and results are written back, without host waits.
util.func public @encode(%scope: !util.buffer, %from: !util.buffer, %to: !util.buffer, %n: index) -> !stream.timepoint {
  %at = arith.constant 0 : i64
  %c0 = arith.constant 0 : index
  %w, %tw = stream.async.parameter.load %scope::%from[%at] : !stream.resource<constant>{%n} => !stream.timepoint
  %ready = stream.timepoint.await %tw => %w : !stream.resource<constant>{%n}
  %y = stream.async.dispatch @e::@encode(%ready[%c0 to %n for %n]) : (!stream.resource<constant>{%n}) -> !stream.resource<transient>{%n}
  %z, %tz = stream.async.parameter.write %y[%c0 to %n for %n] -> %scope::%to[%at] : !stream.resource<transient>{%n} => !stream.timepoint
  util.return %tz : !stream.timepoint
}
// OUTPUT:
module {
  util.global private mutable @__parameter_write = #stream.timepoint<immediate> : !stream.timepoint
  util.func public @encode(%arg0: !util.buffer, %arg1: !util.buffer, %arg2: !util.buffer, %arg3: index) -> !stream.timepoint {
    %c0_i64 = arith.constant 0 : i64
    %c0 = arith.constant 0 : index
    %__parameter_write = util.global.load @__parameter_write : !stream.timepoint
    %results, %result_timepoint = stream.cmd.parameter.load await(%__parameter_write) => {
      %arg0::%arg1[%c0_i64] : !stream.resource<constant>{%arg3}
    } => !stream.timepoint
    %result, %result_timepoint_0 = stream.resource.alloca uninitialized await(%result_timepoint) => !stream.resource<transient>{%arg3} => !stream.timepoint
    %0 = stream.cmd.execute await(%result_timepoint_0) => with(%results as %arg4: !stream.resource<constant>{%arg3}, %result as %arg5: !stream.resource<transient>{%arg3}) {
      stream.cmd.dispatch @e::@encode {
        ro %arg4[%c0 for %arg3] : !stream.resource<constant>{%arg3},
        wo %arg5[%c0 for %arg3] : !stream.resource<transient>{%arg3}
      }
    } => !stream.timepoint
    %1 = stream.cmd.parameter.write await(%0) => %result[%c0 for %arg3] : !stream.resource<transient>{%arg3} -> %arg0::%arg2[%c0_i64] => !stream.timepoint
    %2 = stream.resource.dealloca origin await(%1) => %result : !stream.resource<transient>{%arg3} => !stream.timepoint
    util.global.store %2, @__parameter_write : !stream.timepoint
    util.return %2 : !stream.timepoint
  }
}
// -----
// Values of a chain share one allocation; dead bytes are reused.
util.func public @chain(%in: !stream.resource<external>) -> !stream.resource<external> {
  %c0 = arith.constant 0 : index
  %c1000 = arith.constant 1000 : index
  %a = stream.async.dispatch @e::@one(%in[%c0 to %c1000 for %c1000]) : (!stream.resource<external>{%c1000}) -> !stream.resource<transient>{%c1000}
  %b = stream.async.dispatch @e::@two(%a[%c0 to %c1000 for %c1000]) : (!stream.resource<transient>{%c1000}) -> !stream.resource<transient>{%c1000}
  %c = stream.async.dispatch @e::@three(%b[%c0 to %c1000 for %c1000]) : (!stream.resource<transient>{%c1000}) -> !stream.resource<transient>{%c1000}
  %d = stream.async.dispatch @e::@four(%c[%c0 to %c1000 for %c1000]) : (!stream.resource<transient>{%c1000}) -> !stream.resource<external>{%c1000}
  util.return %d : !stream.resource<external>
}
// OUTPUT:
module {
  util.func public @chain(%arg0: !stream.resource<external>) -> !stream.resource<external> {
    %c2048 = arith.constant 2048 : index
    %c1024 = arith.constant 1024 : index
    %c0 = arith.constant 0 : index
    %c1000 = arith.constant 1000 : index
    %result, %result_timepoint = stream.resource.alloca uninitialized : !stream.resource<external>{%c1000} => !stream.timepoint
    %result_0, %result_timepoint_1 = stream.resource.alloca uninitialized : !stream.resource<transient>{%c2048} => !stream.timepoint
    %0 = stream.timepoint.join max(%result_timepoint, %result_timepoint_1) => !stream.timepoint
    %1 = stream.cmd.execute await(%0) => with(%arg0 as %arg1: !stream.resource<external>{%c1000}, %result as %arg2: !stream.resource<external>{%c1000}, %result_0 as %arg3: !stream.resource<transient>{%c2048}) {
      stream.cmd.dispatch @e::@one {
        ro %arg1[%c0 for %c1000] : !stream.resource<external>{%c1000},
        wo %arg3[%c0 for %c1000] : !stream.resource<transient>{%c2048}
      }
      stream.cmd.dispatch @e::@two {
        ro %arg3[%c0 for %c1000] : !stream.resource<transient>{%c2048},
        wo %arg3[%c1024 for %c1000] : !stream.resource<transient>{%c2048}
      }
      stream.cmd.dispatch @e::@three {
        ro %arg3[%c1024 for %c1000] : !stream.resource<transient>{%c2048},
        wo %arg3[%c0 for %c1000] : !stream.resource<transient>{%c2048}
      }
      stream.cmd.dispatch @e::@four {
        ro %arg3[%c0 for %c1000] : !stream.resource<transient>{%c2048},
        wo %arg2[%c0 for %c1000] : !stream.resource<external>{%c1000}
      }
    } => !stream.timepoint
    %2 = stream.resource.dealloca await(%1) => %result_0 : !stream.resource<transient>{%c2048} => !stream.timepoint
    %3 = stream.timepoint.await %2 => %result : !stream.resource<external>{%c1000}
    util.return %3 : !stream.resource<external>
  }
}
// -----
// External tensors that are mutated are copied first.
util.func public @change(%in: !hal.buffer_view, %v: f32) -> !hal.buffer_view {
  %c0 = arith.constant 0 : index
  %c16 = arith.constant 16 : index
  %c4 = arith.constant 4 : index
  %bits = arith.bitcast %v : f32 to i32
  %r = stream.tensor.import %in : !hal.buffer_view -> tensor<4xf32> in !stream.resource<external>{%c16}
  %a = stream.async.fill %bits, %r[%c0 to %c4 for %c4] : i32 -> %r as !stream.resource<external>{%c16}
  %o = stream.tensor.export %a : tensor<4xf32> in !stream.resource<external>{%c16} -> !hal.buffer_view
  util.return %o : !hal.buffer_view
}
// OUTPUT:
module {
  util.func public @change(%arg0: !hal.buffer_view, %arg1: f32) -> !hal.buffer_view {
    %c0 = arith.constant 0 : index
    %c16 = arith.constant 16 : index
    %c4 = arith.constant 4 : index
    %0 = arith.bitcast %arg1 : f32 to i32
    %1 = stream.tensor.import %arg0 : !hal.buffer_view -> tensor<4xf32> in !stream.resource<external>{%c16}
    %result, %result_timepoint = stream.resource.alloca uninitialized : !stream.resource<external>{%c16} => !stream.timepoint
    %2 = stream.cmd.execute await(%result_timepoint) => with(%1 as %arg2: !stream.resource<external>{%c16}, %result as %arg3: !stream.resource<external>{%c16}) {
      stream.cmd.copy %arg2[%c0], %arg3[%c0], %c16 : !stream.resource<external>{%c16} -> !stream.resource<external>{%c16}
      stream.cmd.fill %0, %arg3[%c0 for %c4] : i32 -> !stream.resource<external>{%c16}
    } => !stream.timepoint
    %3 = stream.timepoint.await %2 => %result : !stream.resource<external>{%c16}
    %4 = stream.tensor.export %3 : tensor<4xf32> in !stream.resource<external>{%c16} -> !hal.buffer_view
    util.return %4 : !hal.buffer_view
  }
}
// -----
// Constants are embedded in the module and mapped or read by the device.
util.func public @constant() -> tensor<4xi32> {
  %c = flow.tensor.constant dense<[1, 2, 3, 4]> : tensor<4xi32>
  util.return %c : tensor<4xi32>
}
// OUTPUT:
#composite_of_64b = #util.composite<64xi8, [
    dense<[1, 2, 3, 4]> : tensor<4xi32>,
    dense<0> : vector<48xi8>,
]>
module {
  util.func public @constant() -> (!stream.resource<external>, index) {
    %c16 = arith.constant 16 : index
    %0 = stream.timepoint.immediate => !stream.timepoint
    %buffer_cst = util.buffer.constant <alignment = 64> : !util.buffer = #composite_of_64b
    %c64 = arith.constant 64 : index
    %c0 = arith.constant 0 : index
    %c0_i64 = arith.constant 0 : i64
    %did_map, %result = stream.resource.try_map %buffer_cst[%c0] : !util.buffer -> i1, !stream.resource<constant>{%c64}
    cf.cond_br %did_map, ^bb2(%0, %result : !stream.timepoint, !stream.resource<constant>), ^bb1
  ^bb1:  // pred: ^bb0
    %1 = stream.resource.alloc uninitialized : !stream.resource<constant>{%c64}
    %file = stream.file.constant %buffer_cst[%c0 for %c64] : !util.buffer{%c64} -> !stream.file
    %2 = stream.file.read await(%0) => %file[%c0_i64], %1[%c0], %c64 : !stream.file -> !stream.resource<constant>{%c64} => !stream.timepoint
    cf.br ^bb2(%2, %1 : !stream.timepoint, !stream.resource<constant>)
  ^bb2(%3: !stream.timepoint, %4: !stream.resource<constant>):  // 2 preds: ^bb0, ^bb1
    %result_0, %result_timepoint = stream.resource.alloca uninitialized : !stream.resource<external>{%c16} => !stream.timepoint
    %5 = stream.timepoint.join max(%3, %result_timepoint) => !stream.timepoint
    %6 = stream.cmd.execute await(%5) => with(%4 as %arg0: !stream.resource<constant>{%c64}, %result_0 as %arg1: !stream.resource<external>{%c16}) {
      stream.cmd.copy %arg0[%c0], %arg1[%c0], %c16 : !stream.resource<constant>{%c64} -> !stream.resource<external>{%c16}
    } => !stream.timepoint
    %7 = stream.timepoint.await %6 => %result_0 : !stream.resource<external>{%c16}
    util.return %7, %c16 : !stream.resource<external>, index
  }
}
// -----
// State initialized from parameters is ready when the module is loaded.
util.global private mutable @state = #flow.parameter.named<"s"> : tensor<4xi32>
util.func public @bump(%n: i32) {
  %c = util.global.load @state : tensor<4xi32>
  %c0 = arith.constant 0 : index
  %d = flow.tensor.store %n, %c[%c0] : tensor<4xi32>
  util.global.store %d, @state : tensor<4xi32>
  util.return
}
// OUTPUT:
module {
  util.global private mutable @state__timepoint = #stream.timepoint<immediate> : !stream.timepoint
  util.global private mutable @state : !stream.resource<variable>
  util.initializer {
    %c0_i64 = arith.constant 0 : i64
    %0 = stream.timepoint.immediate => !stream.timepoint
    %c16 = arith.constant 16 : index
    %buffer_cst = util.buffer.constant : !util.buffer = "s"
    %results, %result_timepoint = stream.cmd.parameter.load {
      %buffer_cst[%c0_i64] : !stream.resource<variable>{%c16}
    } => !stream.timepoint
    %1 = stream.timepoint.await sync %result_timepoint => %results : !stream.resource<variable>{%c16}
    util.global.store %0, @state__timepoint : !stream.timepoint
    util.global.store %1, @state : !stream.resource<variable>
    util.return
  }
  util.func public @bump(%arg0: i32) {
    %c0 = arith.constant 0 : index
    %c16 = arith.constant 16 : index
    %c4 = arith.constant 4 : index
    %state__timepoint = util.global.load @state__timepoint : !stream.timepoint
    %state = util.global.load @state : !stream.resource<variable>
    %0 = stream.cmd.execute await(%state__timepoint) => with(%state as %arg1: !stream.resource<variable>{%c16}) {
      stream.cmd.fill %arg0, %arg1[%c0 for %c4] : i32 -> !stream.resource<variable>{%c16}
    } => !stream.timepoint
    util.global.store %0, @state__timepoint : !stream.timepoint
    util.global.store %state, @state : !stream.resource<variable>
    util.return
  }
}
// -----
// Immutable values are constants at their uses.
util.global private @k : tensor<4xi32>
util.initializer {
  %c = flow.tensor.constant dense<[1, 2, 3, 4]> : tensor<4xi32>
  util.global.store %c, @k : tensor<4xi32>
  util.return
}
util.func public @get(%a: tensor<4xi32>) -> tensor<4xi32> {
  %k = util.global.load @k : tensor<4xi32>
  %y = flow.dispatch @e::@add(%a, %k) : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi32>
  util.return %y : tensor<4xi32>
}
// OUTPUT:
#composite_of_64b = #util.composite<64xi8, [
    dense<[1, 2, 3, 4]> : tensor<4xi32>,
    dense<0> : vector<48xi8>,
]>
module {
  util.func public @get(%arg0: !stream.resource<external>, %arg1: index) -> (!stream.resource<external>, index) {
    %c0 = arith.constant 0 : index
    %c16 = arith.constant 16 : index
    %0 = stream.timepoint.immediate => !stream.timepoint
    %buffer_cst = util.buffer.constant <alignment = 64> : !util.buffer = #composite_of_64b
    %c64 = arith.constant 64 : index
    %c0_i64 = arith.constant 0 : i64
    %did_map, %result = stream.resource.try_map %buffer_cst[%c0] : !util.buffer -> i1, !stream.resource<constant>{%c64}
    cf.cond_br %did_map, ^bb2(%0, %result : !stream.timepoint, !stream.resource<constant>), ^bb1
  ^bb1:  // pred: ^bb0
    %1 = stream.resource.alloc uninitialized : !stream.resource<constant>{%c64}
    %file = stream.file.constant %buffer_cst[%c0 for %c64] : !util.buffer{%c64} -> !stream.file
    %2 = stream.file.read await(%0) => %file[%c0_i64], %1[%c0], %c64 : !stream.file -> !stream.resource<constant>{%c64} => !stream.timepoint
    cf.br ^bb2(%2, %1 : !stream.timepoint, !stream.resource<constant>)
  ^bb2(%3: !stream.timepoint, %4: !stream.resource<constant>):  // 2 preds: ^bb0, ^bb1
    %result_0, %result_timepoint = stream.resource.alloca uninitialized : !stream.resource<external>{%c16} => !stream.timepoint
    %5 = stream.timepoint.join max(%3, %result_timepoint) => !stream.timepoint
    %6 = stream.cmd.execute await(%5) => with(%arg0 as %arg2: !stream.resource<external>{%arg1}, %4 as %arg3: !stream.resource<constant>{%c64}, %result_0 as %arg4: !stream.resource<external>{%c16}) {
      stream.cmd.dispatch @e::@add {
        ro %arg2[%c0 for %arg1] : !stream.resource<external>{%arg1},
        ro %arg3[%c0 for %c16] : !stream.resource<constant>{%c64},
        wo %arg4[%c0 for %c16] : !stream.resource<external>{%c16}
      }
    } => !stream.timepoint
    %7 = stream.timepoint.await %6 => %result_0 : !stream.resource<external>{%c16}
    util.return %7, %c16 : !stream.resource<external>, index
  }
}
