func.func @sum(%n: index) -> i64 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %z = arith.constant 0 : i64
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%a = %z) -> i64 {
    %v = arith.index_cast %i : index to i64
    %s = arith.addi %a, %v : i64
    scf.yield %s : i64
  }
  return %r : i64
}
func.func @collatz(%n: i32) -> i32 {
  %c0 = arith.constant 0 : i32
  %c1 = arith.constant 1 : i32
  %c2 = arith.constant 2 : i32
  %c3 = arith.constant 3 : i32
  %r:2 = scf.while (%x = %n, %k = %c0) : (i32, i32) -> (i32, i32) {
    %p = arith.cmpi sgt, %x, %c1 : i32
    scf.condition(%p) %x, %k : i32, i32
  } do {
  ^bb0(%x: i32, %k: i32):
    %m = arith.remsi %x, %c2 : i32
    %e = arith.cmpi eq, %m, %c0 : i32
    %y = scf.if %e -> i32 {
      %h = arith.divsi %x, %c2 : i32
      scf.yield %h : i32
    } else {
      %t = arith.muli %x, %c3 : i32
      %u = arith.addi %t, %c1 : i32
      scf.yield %u : i32
    }
    %k1 = arith.addi %k, %c1 : i32
    scf.yield %y, %k1 : i32, i32
  }
  return %r#1 : i32
}
