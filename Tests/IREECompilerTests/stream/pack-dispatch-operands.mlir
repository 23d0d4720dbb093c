// RUN: iree-opt --iree-stream-pack-dispatch-operands
// Dispatch operands as 32-bit push constants.

// Wide scalars are split, low word first; argument attributes are kept.
stream.executable private @kernels {
  stream.executable.export public @run workgroups(%n: index) -> (index, index, index) {
    stream.return %n, %n, %n : index, index, index
  }
  builtin.module {
    func.func @run(%to: !stream.binding {stream.alignment = 64 : index}, %n: index {stream.values = [3 : index]}, %half: f16, %wide: f64, %flag: i1, %word: i32 {stream.values = [7 : i32]}, %point: complex<f32>) {
      util.optimization_barrier %n, %half, %wide, %flag, %word, %point : index, f16, f64, i1, i32, complex<f32>
      return
    }
    func.func private @helper(%n: index) {
      return
    }
  }
}
util.func public @main(%r: !stream.resource<external>, %size: index, %n: index, %half: f16, %wide: f64, %flag: i1, %word: i32, %point: complex<f32>) -> !stream.timepoint {
  %zero = arith.constant 0 : index
  %t = stream.cmd.execute with(%r as %x: !stream.resource<external>{%size}) {
    stream.cmd.dispatch @kernels::@run[%n](%n, %half, %wide, %flag, %word, %point : index, f16, f64, i1, i32, complex<f32>) {
      rw %x[%zero for %size] : !stream.resource<external>{%size}
    }
  } => !stream.timepoint
  util.return %t : !stream.timepoint
}
// OUTPUT:
module {
  stream.executable private @kernels {
    stream.executable.export public @run workgroups(%arg0: index) -> (index, index, index) {
      stream.return %arg0, %arg0, %arg0 : index, index, index
    }
    builtin.module {
      func.func @run(%arg0: !stream.binding {stream.alignment = 64 : index}, %arg1: i32, %arg2: i32, %arg3: i32, %arg4: i32, %arg5: i32, %arg6: i32, %arg7: i32 {stream.values = [7 : i32]}, %arg8: i32, %arg9: i32) {
        %0 = arith.extui %arg1 : i32 to i64
        %1 = arith.extui %arg2 : i32 to i64
        %c32_i64 = arith.constant 32 : i64
        %2 = arith.shli %1, %c32_i64 : i64
        %3 = arith.ori %0, %2 : i64
        %4 = arith.index_castui %3 {stream.values = [3 : index]} : i64 to index
        %5 = arith.trunci %arg3 : i32 to i16
        %6 = arith.bitcast %5 : i16 to f16
        %7 = arith.extui %arg4 : i32 to i64
        %8 = arith.extui %arg5 : i32 to i64
        %c32_i64_0 = arith.constant 32 : i64
        %9 = arith.shli %8, %c32_i64_0 : i64
        %10 = arith.ori %7, %9 : i64
        %11 = arith.bitcast %10 : i64 to f64
        %12 = arith.trunci %arg6 : i32 to i1
        %13 = arith.bitcast %arg8 : i32 to f32
        %14 = arith.bitcast %arg9 : i32 to f32
        %15 = complex.create %13, %14 : complex<f32>
        %16:6 = util.optimization_barrier %4, %6, %11, %12, %arg7, %15 : index, f16, f64, i1, i32, complex<f32>
        return
      }
      func.func private @helper(%arg0: index) {
        return
      }
    }
  }
  util.func public @main(%arg0: !stream.resource<external>, %arg1: index, %arg2: index, %arg3: f16, %arg4: f64, %arg5: i1, %arg6: i32, %arg7: complex<f32>) -> !stream.timepoint {
    %c0 = arith.constant 0 : index
    %0 = arith.index_castui %arg2 : index to i64
    %1 = arith.trunci %0 : i64 to i32
    %c32_i64 = arith.constant 32 : i64
    %2 = arith.shrui %0, %c32_i64 : i64
    %3 = arith.trunci %2 : i64 to i32
    %4 = arith.bitcast %arg3 : f16 to i16
    %5 = arith.extui %4 : i16 to i32
    %6 = arith.bitcast %arg4 : f64 to i64
    %7 = arith.trunci %6 : i64 to i32
    %c32_i64_0 = arith.constant 32 : i64
    %8 = arith.shrui %6, %c32_i64_0 : i64
    %9 = arith.trunci %8 : i64 to i32
    %10 = arith.extui %arg5 : i1 to i32
    %11 = complex.re %arg7 : complex<f32>
    %12 = complex.im %arg7 : complex<f32>
    %13 = arith.bitcast %11 : f32 to i32
    %14 = arith.bitcast %12 : f32 to i32
    %15 = stream.cmd.execute with(%arg0 as %arg8: !stream.resource<external>{%arg1}) {
      stream.cmd.dispatch @kernels::@run[%arg2](%1, %3, %5, %7, %9, %10, %arg6, %13, %14 : i32, i32, i32, i32, i32, i32, i32, i32, i32) {
        rw %arg8[%c0 for %arg1] : !stream.resource<external>{%arg1}
      }
    } => !stream.timepoint
    util.return %15 : !stream.timepoint
  }
}
