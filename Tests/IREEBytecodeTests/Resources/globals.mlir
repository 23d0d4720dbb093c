util.global private mutable @g32 = 5 : i32
util.global private mutable @g64 = 6 : i64
util.global private mutable @gf = 1.5 : f32
util.global private mutable @gd = 2.5 : f64
func.func @bump(%a: i32) -> (i32, i64, f32, f64) {
  %0 = util.global.load @g32 : i32
  %1 = arith.addi %0, %a : i32
  util.global.store %1, @g32 : i32
  %2 = util.global.load @g64 : i64
  %3 = arith.extsi %a : i32 to i64
  %4 = arith.addi %2, %3 : i64
  util.global.store %4, @g64 : i64
  %5 = util.global.load @gf : f32
  %6 = arith.addf %5, %5 : f32
  util.global.store %6, @gf : f32
  %7 = util.global.load @gd : f64
  %8 = arith.mulf %7, %7 : f64
  util.global.store %8, @gd : f64
  return %1, %4, %6, %8 : i32, i64, f32, f64
}
