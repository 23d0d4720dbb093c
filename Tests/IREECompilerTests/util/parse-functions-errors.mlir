// RUN: iree-opt --verify-diagnostics
// Invalid signatures of functions and calls.

// expected-error@below {{custom op 'util.func' expected SSA identifier}}
util.func @f(%a: i32, i32)
// -----
// expected-error@below {{'sym_name' is an inferred attribute and should not be specified in the explicit attribute dictionary}}
util.func @f() attributes {sym_name = "a"}
// -----
// expected-error@below {{custom op 'util.func' expected non-empty function body}}
util.func @f() {}
// -----
util.func @f(%a: i32) -> i32 {
  // expected-error@below {{tied operand not found for result reference %b}}
  %0 = util.call @g(%a) : (i32) -> %b
  util.return %0 : i32
}
