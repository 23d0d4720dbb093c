// RUN: iree-opt --iree-stream-split-parameter-encoder
// Expressions of initializers that cannot be encoded ahead of time.

// A splat without parameters.
util.global private @g : !stream.resource<constant>
util.initializer {
  %c1024 = arith.constant 1024 : index
  %seven = arith.constant 7 : i32
  %p = stream.async.constant : !stream.resource<constant>{%c1024} = #stream.parameter.named<"m"::"k"> : tensor<1024xi8>
  %out = stream.async.splat %seven : i32 -> !stream.resource<constant>{%c1024}
  util.global.store %out, @g : !stream.resource<constant>
  util.return
}
// OUTPUT:
module {
  util.global private @g : !stream.resource<constant>
  util.initializer {
    %c1024 = arith.constant 1024 : index
    %c7_i32 = arith.constant 7 : i32
    %cst = stream.async.constant : !stream.resource<constant>{%c1024} = #stream.parameter.named<"m"::"k"> : tensor<1024xi8>
    %0 = stream.async.splat %c7_i32 : i32 -> !stream.resource<constant>{%c1024}
    util.global.store %0, @g : !stream.resource<constant>
    util.return
  }
}
// -----
// A dispatch without operands.
stream.executable private @e {
  stream.executable.export public @f
}
util.global private @g : !stream.resource<constant>
util.initializer {
  %c1024 = arith.constant 1024 : index
  %p = stream.async.constant : !stream.resource<constant>{%c1024} = #stream.parameter.named<"m"::"k"> : tensor<1024xi8>
  %out = stream.async.dispatch @e::@f() : () -> !stream.resource<constant>{%c1024}
  util.global.store %out, @g : !stream.resource<constant>
  util.return
}
// OUTPUT:
module {
  stream.executable private @e {
    stream.executable.export public @f 
  }
  util.global private @g : !stream.resource<constant>
  util.initializer {
    %c1024 = arith.constant 1024 : index
    %cst = stream.async.constant : !stream.resource<constant>{%c1024} = #stream.parameter.named<"m"::"k"> : tensor<1024xi8>
    %0 = stream.async.dispatch @e::@f() : () -> !stream.resource<constant>{%c1024}
    util.global.store %0, @g : !stream.resource<constant>
    util.return
  }
}
// -----
// The result is larger than the growth factor allows.
util.global private @g : !stream.resource<constant>
util.initializer {
  %c0 = arith.constant 0 : index
  %c1024 = arith.constant 1024 : index
  %seven = arith.constant 7 : i32
  %p = stream.async.constant : !stream.resource<constant>{%c1024} = #stream.parameter.named<"m"::"k"> : tensor<1024xi8>
  %c1300 = arith.constant 1300 : index
  %room = stream.async.splat %seven : i32 -> !stream.resource<constant>{%c1300}
  %out = stream.async.update %p, %room[%c0 to %c1024] : !stream.resource<constant>{%c1024} -> %room as !stream.resource<constant>{%c1300}
  util.global.store %out, @g : !stream.resource<constant>
  util.return
}
// OUTPUT:
module {
  util.global private @g : !stream.resource<constant>
  util.initializer {
    %c0 = arith.constant 0 : index
    %c1024 = arith.constant 1024 : index
    %c7_i32 = arith.constant 7 : i32
    %cst = stream.async.constant : !stream.resource<constant>{%c1024} = #stream.parameter.named<"m"::"k"> : tensor<1024xi8>
    %c1300 = arith.constant 1300 : index
    %0 = stream.async.splat %c7_i32 : i32 -> !stream.resource<constant>{%c1300}
    %1 = stream.async.update %cst, %0[%c0 to %c1024] : !stream.resource<constant>{%c1024} -> %0 as !stream.resource<constant>{%c1300}
    util.global.store %1, @g : !stream.resource<constant>
    util.return
  }
}
// -----
// A size that depends on control flow.
util.global private @g : !stream.resource<constant>
util.initializer {
  %c256 = arith.constant 256 : index
  %c1024 = arith.constant 1024 : index
  %true = arith.constant true
  %p = stream.async.constant : !stream.resource<constant>{%c1024} = #stream.parameter.named<"m"::"k"> : tensor<1024xi8>
  %q = stream.async.constant : !stream.resource<constant>{%c256} = #stream.parameter.named<"m"::"q"> : tensor<256xi8>
  %out = scf.if %true -> !stream.resource<constant> {
    scf.yield %q : !stream.resource<constant>
  } else {
    scf.yield %p : !stream.resource<constant>
  }
  util.global.store %out, @g : !stream.resource<constant>
  util.return
}
// OUTPUT:
module {
  util.global private @g : !stream.resource<constant>
  util.initializer {
    %c256 = arith.constant 256 : index
    %c1024 = arith.constant 1024 : index
    %true = arith.constant true
    %cst = stream.async.constant : !stream.resource<constant>{%c1024} = #stream.parameter.named<"m"::"k"> : tensor<1024xi8>
    %cst_0 = stream.async.constant : !stream.resource<constant>{%c256} = #stream.parameter.named<"m"::"q"> : tensor<256xi8>
    %0 = scf.if %true -> (!stream.resource<constant>) {
      scf.yield %cst_0 : !stream.resource<constant>
    } else {
      scf.yield %cst : !stream.resource<constant>
    }
    util.global.store %0, @g : !stream.resource<constant>
    util.return
  }
}
// -----
// A value that is loaded from a global.
util.global private @h = 4 : i32
util.global private @g : !stream.resource<constant>
util.initializer {
  %c0 = arith.constant 0 : index
  %c256 = arith.constant 256 : index
  %c1024 = arith.constant 1024 : index
  %p = stream.async.constant : !stream.resource<constant>{%c1024} = #stream.parameter.named<"m"::"k"> : tensor<1024xi8>
  %x = util.global.load @h : i32
  %out = stream.async.fill %x, %p[%c0 to %c256 for %c256] : i32 -> %p as !stream.resource<constant>{%c1024}
  util.global.store %out, @g : !stream.resource<constant>
  util.return
}
// OUTPUT:
module {
  util.global private @h = 4 : i32
  util.global private @g : !stream.resource<constant>
  util.initializer {
    %c0 = arith.constant 0 : index
    %c256 = arith.constant 256 : index
    %c1024 = arith.constant 1024 : index
    %cst = stream.async.constant : !stream.resource<constant>{%c1024} = #stream.parameter.named<"m"::"k"> : tensor<1024xi8>
    %h = util.global.load @h : i32
    %0 = stream.async.fill %h, %cst[%c0 to %c256 for %c256] : i32 -> %cst as !stream.resource<constant>{%c1024}
    util.global.store %0, @g : !stream.resource<constant>
    util.return
  }
}
// -----
// A value that a call returns.
util.func private @f() -> i32
util.global private @g : !stream.resource<constant>
util.initializer {
  %c0 = arith.constant 0 : index
  %c256 = arith.constant 256 : index
  %c1024 = arith.constant 1024 : index
  %p = stream.async.constant : !stream.resource<constant>{%c1024} = #stream.parameter.named<"m"::"k"> : tensor<1024xi8>
  %x = util.call @f() : () -> i32
  %out = stream.async.fill %x, %p[%c0 to %c256 for %c256] : i32 -> %p as !stream.resource<constant>{%c1024}
  util.global.store %out, @g : !stream.resource<constant>
  util.return
}
// OUTPUT:
module {
  util.func private @f() -> i32
  util.global private @g : !stream.resource<constant>
  util.initializer {
    %c0 = arith.constant 0 : index
    %c256 = arith.constant 256 : index
    %c1024 = arith.constant 1024 : index
    %cst = stream.async.constant : !stream.resource<constant>{%c1024} = #stream.parameter.named<"m"::"k"> : tensor<1024xi8>
    %0 = util.call @f() : () -> i32
    %1 = stream.async.fill %0, %cst[%c0 to %c256 for %c256] : i32 -> %cst as !stream.resource<constant>{%c1024}
    util.global.store %1, @g : !stream.resource<constant>
    util.return
  }
}
// -----
// A value behind an optimization barrier.
util.global private @g : !stream.resource<constant>
util.initializer {
  %c0 = arith.constant 0 : index
  %c256 = arith.constant 256 : index
  %c1024 = arith.constant 1024 : index
  %seven = arith.constant 7 : i32
  %p = stream.async.constant : !stream.resource<constant>{%c1024} = #stream.parameter.named<"m"::"k"> : tensor<1024xi8>
  %x = util.optimization_barrier %seven : i32
  %out = stream.async.fill %x, %p[%c0 to %c256 for %c256] : i32 -> %p as !stream.resource<constant>{%c1024}
  util.global.store %out, @g : !stream.resource<constant>
  util.return
}
// OUTPUT:
module {
  util.global private @g : !stream.resource<constant>
  util.initializer {
    %c0 = arith.constant 0 : index
    %c256 = arith.constant 256 : index
    %c1024 = arith.constant 1024 : index
    %c7_i32 = arith.constant 7 : i32
    %cst = stream.async.constant : !stream.resource<constant>{%c1024} = #stream.parameter.named<"m"::"k"> : tensor<1024xi8>
    %0 = util.optimization_barrier %c7_i32 : i32
    %1 = stream.async.fill %0, %cst[%c0 to %c256 for %c256] : i32 -> %cst as !stream.resource<constant>{%c1024}
    util.global.store %1, @g : !stream.resource<constant>
    util.return
  }
}
// -----
// A write of a parameter is a side effect.
util.global private @g : !stream.resource<constant>
util.initializer {
  %c0 = arith.constant 0 : index
  %c1024 = arith.constant 1024 : index
  %p = stream.async.constant : !stream.resource<constant>{%c1024} = #stream.parameter.named<"m"::"k"> : tensor<1024xi8>
  %k = util.buffer.constant : !util.buffer = "other"
  %o = arith.constant 0 : i64
  %w, %t = stream.async.parameter.write %p[%c0 to %c1024 for %c1024] -> %k[%o] : !stream.resource<constant>{%c1024} => !stream.timepoint
  %out = stream.timepoint.await %t => %w : !stream.resource<constant>{%c1024}
  util.global.store %out, @g : !stream.resource<constant>
  util.return
}
// OUTPUT:
module {
  util.global private @g : !stream.resource<constant>
  util.initializer {
    %c0 = arith.constant 0 : index
    %c1024 = arith.constant 1024 : index
    %cst = stream.async.constant : !stream.resource<constant>{%c1024} = #stream.parameter.named<"m"::"k"> : tensor<1024xi8>
    %buffer_cst = util.buffer.constant : !util.buffer = "other"
    %c0_i64 = arith.constant 0 : i64
    %result, %result_timepoint = stream.async.parameter.write %cst[%c0 to %c1024 for %c1024] -> %buffer_cst[%c0_i64] : !stream.resource<constant>{%c1024} => !stream.timepoint
    %0 = stream.timepoint.await %result_timepoint => %result : !stream.resource<constant>{%c1024}
    util.global.store %0, @g : !stream.resource<constant>
    util.return
  }
}
