// Globals that change: tensors, numbers, and a loop that goes by them.
// modes: cpu vmvx passes
// run: --function=next
// run: --function=thrice --input=5
// run: --function=accumulate --input="2xf32=1 2" --input=4
// run: --function=accumulate --input="2xf32=1 2" --input=0
// run: --function=until --input=1000
// fail INVALID_ARGUMENT:
// In the official tool no number is what is expected, not even the same one.
// ours "[SUCCESS]": --function=until --input=10 --expected_output=16 --expected_output=4
// ours "[FAILED] result[1]": --function=until --input=10 --expected_output=16 --expected_output=5
util.global private mutable @counter = dense<0> : tensor<i32>
util.global private mutable @number = 7 : i64
util.global private mutable @memory = dense<0.5> : tensor<2xf32>
func.func @next() -> tensor<i32> {
  %c = util.global.load @counter : tensor<i32>
  %one = arith.constant dense<1> : tensor<i32>
  %n = arith.addi %c, %one : tensor<i32>
  util.global.store %n, @counter : tensor<i32>
  return %n : tensor<i32>
}
func.func private @bump(%x: i64) -> i64 attributes {noinline} {
  %n = util.global.load @number : i64
  %s = arith.addi %n, %x : i64
  util.global.store %s, @number : i64
  return %s : i64
}
func.func @thrice(%x: i64) -> (i64, i64, i64) {
  %0 = func.call @bump(%x) : (i64) -> i64
  %1 = func.call @bump(%0) : (i64) -> i64
  %2 = func.call @bump(%1) : (i64) -> i64
  return %0, %1, %2 : i64, i64, i64
}
func.func @accumulate(%x: tensor<2xf32>, %n: index) -> tensor<2xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %m = util.global.load @memory : tensor<2xf32>
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%a = %m) -> tensor<2xf32> {
    %s = arith.addf %a, %x : tensor<2xf32>
    scf.yield %s : tensor<2xf32>
  }
  util.global.store %r, @memory : tensor<2xf32>
  return %r : tensor<2xf32>
}
func.func @until(%limit: i64) -> (i64, i32) {
  %one = arith.constant 1 : i32
  %zero = arith.constant 0 : i32
  %two = arith.constant 2 : i64
  %start = arith.constant 1 : i64
  %r:2 = scf.while (%a = %start, %k = %zero) : (i64, i32) -> (i64, i32) {
    %c = arith.cmpi slt, %a, %limit : i64
    scf.condition(%c) %a, %k : i64, i32
  } do {
  ^bb0(%a: i64, %k: i32):
    %b = arith.muli %a, %two : i64
    %l = arith.addi %k, %one : i32
    scf.yield %b, %l : i64, i32
  }
  return %r#0, %r#1 : i64, i32
}
