// RUN: iree-opt --canonicalize
// Folds of complex numbers.
func.func @re_create(%a: f32, %b: f32) -> (f32, f32) {
  %c = complex.create %a, %b : complex<f32>
  %r = complex.re %c : complex<f32>
  %i = complex.im %c : complex<f32>
  return %r, %i : f32, f32
}
// OUTPUT:
module {
  func.func @re_create(%arg0: f32, %arg1: f32) -> (f32, f32) {
    return %arg0, %arg1 : f32, f32
  }
}
// -----
func.func @create_parts(%a: complex<f32>) -> complex<f32> {
  %r = complex.re %a : complex<f32>
  %i = complex.im %a : complex<f32>
  %c = complex.create %r, %i : complex<f32>
  return %c : complex<f32>
}
// OUTPUT:
module {
  func.func @create_parts(%arg0: complex<f32>) -> complex<f32> {
    return %arg0 : complex<f32>
  }
}
// -----
func.func @create_constant() -> complex<f32> {
  %r = arith.constant 1.0 : f32
  %i = arith.constant 2.0 : f32
  %c = complex.create %r, %i : complex<f32>
  return %c : complex<f32>
}
// OUTPUT:
module {
  func.func @create_constant() -> complex<f32> {
    %cst = arith.constant 1.000000e+00 : f32
    %cst_0 = arith.constant 2.000000e+00 : f32
    %0 = complex.create %cst, %cst_0 : complex<f32>
    return %0 : complex<f32>
  }
}
// -----
func.func @neg(%a: complex<f32>) -> (complex<f32>, complex<f32>) {
  %0 = complex.neg %a : complex<f32>
  %1 = complex.neg %0 : complex<f32>
  %2 = complex.conj %a : complex<f32>
  %3 = complex.conj %2 : complex<f32>
  return %1, %3 : complex<f32>, complex<f32>
}
// OUTPUT:
module {
  func.func @neg(%arg0: complex<f32>) -> (complex<f32>, complex<f32>) {
    return %arg0, %arg0 : complex<f32>, complex<f32>
  }
}
// -----
func.func @addsub(%a: complex<f32>, %b: complex<f32>) -> (complex<f32>, complex<f32>, complex<f32>, complex<f32>) {
  %0 = complex.sub %a, %b : complex<f32>
  %1 = complex.add %0, %b : complex<f32>
  %2 = complex.add %b, %0 : complex<f32>
  %3 = complex.add %a, %b : complex<f32>
  %4 = complex.sub %3, %b : complex<f32>
  %5 = complex.sub %3, %a : complex<f32>
  return %1, %2, %4, %5 : complex<f32>, complex<f32>, complex<f32>, complex<f32>
}
// OUTPUT:
module {
  func.func @addsub(%arg0: complex<f32>, %arg1: complex<f32>) -> (complex<f32>, complex<f32>, complex<f32>, complex<f32>) {
    %0 = complex.sub %arg0, %arg1 : complex<f32>
    %1 = complex.add %0, %arg1 : complex<f32>
    %2 = complex.add %arg1, %0 : complex<f32>
    %3 = complex.add %arg0, %arg1 : complex<f32>
    %4 = complex.sub %3, %arg1 : complex<f32>
    %5 = complex.sub %3, %arg0 : complex<f32>
    return %1, %2, %4, %5 : complex<f32>, complex<f32>, complex<f32>, complex<f32>
  }
}
// -----
func.func @zeros(%a: complex<f32>) -> (complex<f32>, complex<f32>, complex<f32>, complex<f32>) {
  %z = complex.constant [0.0 : f32, 0.0 : f32] : complex<f32>
  %one = complex.constant [1.0 : f32, 0.0 : f32] : complex<f32>
  %0 = complex.add %a, %z : complex<f32>
  %1 = complex.sub %a, %z : complex<f32>
  %2 = complex.mul %a, %one : complex<f32>
  %3 = complex.div %a, %one : complex<f32>
  return %0, %1, %2, %3 : complex<f32>, complex<f32>, complex<f32>, complex<f32>
}
// OUTPUT:
module {
  func.func @zeros(%arg0: complex<f32>) -> (complex<f32>, complex<f32>, complex<f32>, complex<f32>) {
    %cst = complex.constant [0.000000e+00 : f32, 0.000000e+00 : f32] : complex<f32>
    %cst_0 = complex.constant [1.000000e+00 : f32, 0.000000e+00 : f32] : complex<f32>
    %0 = complex.add %arg0, %cst : complex<f32>
    %1 = complex.div %arg0, %cst_0 : complex<f32>
    return %0, %arg0, %arg0, %1 : complex<f32>, complex<f32>, complex<f32>, complex<f32>
  }
}
// -----
func.func @logexp(%a: complex<f32>) -> (complex<f32>, complex<f32>) {
  %0 = complex.exp %a : complex<f32>
  %1 = complex.log %0 : complex<f32>
  %2 = complex.log %a : complex<f32>
  %3 = complex.exp %2 : complex<f32>
  return %1, %3 : complex<f32>, complex<f32>
}
// OUTPUT:
module {
  func.func @logexp(%arg0: complex<f32>) -> (complex<f32>, complex<f32>) {
    %0 = complex.exp %arg0 : complex<f32>
    %1 = complex.log %0 : complex<f32>
    %2 = complex.log %arg0 : complex<f32>
    %3 = complex.exp %2 : complex<f32>
    return %1, %3 : complex<f32>, complex<f32>
  }
}
// -----
func.func @mulconst() -> (complex<f32>, complex<f32>, complex<f32>, i1, i1, f32) {
  %z = complex.constant [3.0 : f32, 4.0 : f32] : complex<f32>
  %one = complex.constant [1.0 : f32, 2.0 : f32] : complex<f32>
  %0 = complex.add %z, %one : complex<f32>
  %1 = complex.mul %z, %one : complex<f32>
  %2 = complex.neg %z : complex<f32>
  %3 = complex.eq %z, %one : complex<f32>
  %4 = complex.neq %z, %one : complex<f32>
  %5 = complex.abs %z : complex<f32>
  return %0, %1, %2, %3, %4, %5 : complex<f32>, complex<f32>, complex<f32>, i1, i1, f32
}
// OUTPUT:
module {
  func.func @mulconst() -> (complex<f32>, complex<f32>, complex<f32>, i1, i1, f32) {
    %cst = complex.constant [3.000000e+00 : f32, 4.000000e+00 : f32] : complex<f32>
    %cst_0 = complex.constant [1.000000e+00 : f32, 2.000000e+00 : f32] : complex<f32>
    %0 = complex.add %cst, %cst_0 : complex<f32>
    %1 = complex.mul %cst, %cst_0 : complex<f32>
    %2 = complex.neg %cst : complex<f32>
    %3 = complex.eq %cst, %cst_0 : complex<f32>
    %4 = complex.neq %cst, %cst_0 : complex<f32>
    %5 = complex.abs %cst : complex<f32>
    return %0, %1, %2, %3, %4, %5 : complex<f32>, complex<f32>, complex<f32>, i1, i1, f32
  }
}
// -----
func.func @bitcast(%a: complex<f32>) -> (complex<f32>, i64) {
  %0 = complex.bitcast %a : complex<f32> to i64
  %1 = complex.bitcast %0 : i64 to complex<f32>
  %2 = complex.bitcast %1 : complex<f32> to i64
  return %1, %2 : complex<f32>, i64
}
// OUTPUT:
module {
  func.func @bitcast(%arg0: complex<f32>) -> (complex<f32>, i64) {
    %0 = complex.bitcast %arg0 : complex<f32> to i64
    return %arg0, %0 : complex<f32>, i64
  }
}
// -----
func.func @neg_zeros(%a: complex<f32>) -> (complex<f32>, complex<f32>) {
  %z = complex.constant [-0.0 : f32, -0.0 : f32] : complex<f32>
  %0 = complex.add %a, %z : complex<f32>
  %1 = complex.mul %a, %z : complex<f32>
  return %0, %1 : complex<f32>, complex<f32>
}
// OUTPUT:
module {
  func.func @neg_zeros(%arg0: complex<f32>) -> (complex<f32>, complex<f32>) {
    %cst = complex.constant [-0.000000e+00 : f32, -0.000000e+00 : f32] : complex<f32>
    %0 = complex.mul %arg0, %cst : complex<f32>
    return %arg0, %0 : complex<f32>, complex<f32>
  }
}
// -----
func.func @part_of_constant() -> f64 {
  %c = complex.constant [1.0 : f64, 2.0 : f64] : complex<f64>
  %i = complex.im %c : complex<f64>
  return %i : f64
}
// OUTPUT:
module {
  func.func @part_of_constant() -> f64 {
    %cst = arith.constant 2.000000e+00 : f64
    return %cst : f64
  }
}
