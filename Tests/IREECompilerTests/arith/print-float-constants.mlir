// RUN: iree-opt
// Floating-point constants in printed form.

// Six digits if they round-trip, else the maximal significant digits of the format; truncated, not rounded,
// if the exact number has many more.
util.func @numbers() {
  %0 = arith.constant 0.1 : f32
  %1 = arith.constant 1.234567 : f32
  %2 = arith.constant 9.9999994 : f32
  %3 = arith.constant 1234567.0 : f32
  %4 = arith.constant 0.333333343 : f32
  %5 = arith.constant -2.5e20 : f32
  %6 = arith.constant 3.14 : f16
  %7 = arith.constant 0.1 : f16
  %8 = arith.constant 0.1 : bf16
  %9 = arith.constant 1.234567 : f64
  %10 = arith.constant 4.9406564584124654e-324 : f64
  %11 = arith.constant -0.0 : f64
  %12 = arith.constant 1.7976931348623157e308 : f64
  util.return
}
// OUTPUT:
module {
  util.func public @numbers() {
    %cst = arith.constant 1.000000e-01 : f32
    %cst_0 = arith.constant 1.23456705 : f32
    %cst_1 = arith.constant 9.99999904 : f32
    %cst_2 = arith.constant 0x4996B438 : f32
    %cst_3 = arith.constant 0.333333343 : f32
    %cst_4 = arith.constant -2.500000e+20 : f32
    %cst_5 = arith.constant 3.140630e+00 : f16
    %cst_6 = arith.constant 9.997550e-02 : f16
    %cst_7 = arith.constant 1.000980e-01 : bf16
    %cst_8 = arith.constant 1.234567 : f64
    %cst_9 = arith.constant 4.940660e-324 : f64
    %cst_10 = arith.constant -0.000000e+00 : f64
    %cst_11 = arith.constant 1.7976931348623157E+308 : f64
    util.return
  }
}
