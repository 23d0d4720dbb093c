func.func @m(%a: f64, %b: f64) -> (f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64) {
  %m0 = math.sqrt %a : f64
  %m1 = math.exp %a : f64
  %m2 = math.log %a : f64
  %m3 = math.sin %a : f64
  %m4 = math.cos %a : f64
  %m5 = math.tanh %a : f64
  %m6 = math.atan %a : f64
  %m7 = math.absf %a : f64
  %m8 = math.ceil %a : f64
  %m9 = math.floor %a : f64
  %m10 = math.rsqrt %a : f64
  %m11 = math.exp2 %a : f64
  %m12 = math.log2 %a : f64
  %m13 = math.log10 %a : f64
  %m14 = math.log1p %a : f64
  %m15 = math.expm1 %a : f64
  %m16 = math.erf %a : f64
  %m17 = math.round %a : f64
  %m18 = math.roundeven %a : f64
  return %m0, %m1, %m2, %m3, %m4, %m5, %m6, %m7, %m8, %m9, %m10, %m11, %m12, %m13, %m14, %m15, %m16, %m17, %m18 : f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64
}
func.func @cmp(%a: f64, %b: f64) -> (i32, f64, f64, f64, f64) {
  %c = arith.cmpf olt, %a, %b : f64
  %d = arith.cmpf uge, %a, %b : f64
  %e = arith.andi %c, %d : i1
  %f = arith.extui %e : i1 to i32
  %g = arith.select %c, %a, %b : f64
  %h = math.powf %a, %b : f64
  %i = math.fma %a, %b, %g : f64
  %j = arith.remf %a, %b : f64
  return %f, %g, %h, %i, %j : i32, f64, f64, f64, f64
}
