// RUN: iree-opt --verify-diagnostics
// Blocks, functions, branches and structured control flow: programs that violate one rule each.

func.func @f(%c: i1, %a: i32) {
  // expected-error@below {{'scf.if' op expects 1 values from a region, but got 0}}
  %0 = scf.if %c -> (i32) {
    scf.yield %a : i32
  } else {
    scf.yield
  }
  return
}
// -----
func.func @f(%c: i1, %a: i64) {
  // expected-error@below {{'scf.if' op expects value #0 from a region to be 'i32', but got 'i64'}}
  %0 = scf.if %c -> (i32) {
    scf.yield %a : i64
  } else {
    scf.yield %a : i64
  }
  return
}
// -----
func.func @f(%c: i1, %a: i32) {
  // expected-error@below {{'scf.if' op expects an else region, as it has results}}
  %0 = scf.if %c -> (i32) {
    scf.yield %a : i32
  }
  return
}
// -----
func.func @f(%i: index, %a: i32) {
  // expected-error@below {{'scf.for' op expects value #0 from the body to be 'i32', but got 'index'}}
  %0 = scf.for %x = %i to %i step %i iter_args(%y = %a) -> (i32) {
    scf.yield %x : index
  }
  return
}
// -----
func.func @f(%i: index, %a: i32) {
  // expected-error@below {{'scf.for' op expects 0 values from the body, but got 1}}
  scf.for %x = %i to %i step %i {
    scf.yield %x : index
  }
  return
}
// -----
func.func @f(%a: i32, %c: i1) {
  // expected-error@below {{'scf.while' op expects value #0 to the results to be 'i64', but got 'i32'}}
  %0 = scf.while (%x = %a) : (i32) -> i64 {
    scf.condition(%c) %x : i32
  } do {
  ^bb0(%y: i64):
    scf.yield %a : i32
  }
  return
}
// -----
func.func @f(%a: i32, %c: i1) {
  // expected-error@below {{'scf.while' op expects 1 values back into the first region, but got 0}}
  %0 = scf.while (%x = %a) : (i32) -> i32 {
    scf.condition(%c) %x : i32
  } do {
  ^bb0(%y: i32):
    scf.yield
  }
  return
}
// -----
func.func @f(%i: index, %a: i32) {
  // expected-error@below {{'scf.index_switch' op has the case value 2 more than once}}
  %0 = scf.index_switch %i -> i32
  case 2 {
    scf.yield %a : i32
  }
  case 2 {
    scf.yield %a : i32
  }
  default {
    scf.yield %a : i32
  }
  return
}
// -----
func.func @f(%i: index, %a: i32) {
  // expected-error@below {{'scf.index_switch' op expects 1 values from each region, but got 0}}
  %0 = scf.index_switch %i -> i32
  case 2 {
    scf.yield
  }
  default {
    scf.yield %a : i32
  }
  return
}
// -----
func.func @f(%a: i32) {
  // expected-error@below {{'scf.execute_region' op expects value #0 from the region to be 'i64', but got 'i32'}}
  %0 = scf.execute_region -> i64 {
    scf.yield %a : i32
  }
  return
}
// -----
func.func @f(%a: i32) {
  // expected-error@below {{'scf.yield' op expects parent op 'scf.execute_region' or 'scf.for' or 'scf.if' or 'scf.index_switch' or 'scf.while', but got 'func.func'}}
  scf.yield
}
// -----
func.func @f(%i: index, %f: f32) {
  // expected-error@below {{'scf.parallel' op expects a reduction for each of its 1 results}}
  %0 = scf.parallel (%x) = (%i) to (%i) step (%i) init (%f) -> f32 {
    scf.reduce
  }
  return
}
// -----
func.func @f(%i: index, %f: f32, %d: f64) {
  %0 = scf.parallel (%x) = (%i) to (%i) step (%i) init (%f) -> f32 {
    scf.reduce(%f : f32) {
    ^bb0(%l: f32, %r: f32):
      // expected-error@below {{'scf.reduce.return' op expects an operand of type 'f32', but got 'f64'}}
      scf.reduce.return %d : f64
    }
  }
  return
}
