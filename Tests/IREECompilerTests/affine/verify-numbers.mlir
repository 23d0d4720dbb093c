// RUN: iree-opt --verify-diagnostics
// Numbers, constants and their types: programs that violate one rule each.

util.func private @f(%i: index) {
  // expected-error@below {{'affine.apply' op expects 2 operands, one per dimension and symbol, but got 1}}
  %0 = "affine.apply"(%i) <{map = affine_map<(d0, d1) -> (d0 + d1)>}> : (index) -> index
  util.return
}
// -----
util.func private @f(%i: index) {
  // expected-error@below {{'affine.apply' op expects a map with a number of results other than 2}}
  %0 = "affine.apply"(%i) <{map = affine_map<(d0) -> (d0, d0)>}> : (index) -> index
  util.return
}
