// RUN: iree-opt --verify-diagnostics
// Verification of operations: programs that violate one rule each.

util.func private @f() {
  // expected-error@below {{'util.global.load' op expects @g to be a global in this symbol table}}
  %0 = util.global.load @g : i32
  util.return
}
// -----
util.global private @g : i64
util.func private @f() {
  // expected-error@below {{'util.global.load' op expects the type of @g, 'i64', but got 'i32'}}
  %0 = util.global.load @g : i32
  util.return
}
// -----
util.global private mutable @g : i64
util.func private @f() {
  // expected-error@below {{'util.global.load' op expects an immutable global}}
  %0 = util.global.load immutable @g : i64
  util.return
}
// -----
util.global private mutable @g : i64
util.func private @f(%a: i32) {
  // expected-error@below {{'util.global.store' op expects the type of @g, 'i64', but got 'i32'}}
  util.global.store %a, @g : i32
  util.return
}
// -----
util.func private @g()
util.func private @f(%a: i32) {
  // expected-error@below {{'util.global.store' op expects @g to be a global in this symbol table}}
  util.global.store %a, @g : i32
  util.return
}
// -----
// expected-error@below {{'util.global' op expects an initial value of type 'i64', but got 'i32'}}
util.global private @g : i64 = 4 : i32
// -----
util.func private @f(%a: i32) -> i32 {
  // expected-error@below {{'util.return' op expects 1 operands to match the function results, but got 0}}
  util.return
}
// -----
util.func private @f(%a: i32) -> i64 {
  // expected-error@below {{'util.return' op expects operand #0 to be 'i64', but got 'i32'}}
  util.return %a : i32
}
// -----
util.func private @f(%a: i32) {
  // expected-error@below {{'util.call' op expects @g to be a 'util.func' in this symbol table}}
  util.call @g(%a) : (i32) -> ()
  util.return
}
// -----
util.func private @g(%a: i64)
util.func private @f(%a: i32) {
  // expected-error@below {{'util.call' op expects operand #0 to be 'i64', but got 'i32'}}
  util.call @g(%a) : (i32) -> ()
  util.return
}
// -----
util.func private @g(%a: tensor<4xf32>) -> %a
util.func private @f(%a: tensor<4xf32>) {
  // expected-error@below {{'util.call' op expects tied results to match the callee}}
  %0 = util.call @g(%a) : (tensor<4xf32>) -> tensor<4xf32>
  util.return
}
// -----
// expected-error@below {{'util.func' op symbol declaration cannot have public visibility}}
util.func public @f()
// -----
util.func private @f(%l: !util.list<i32>, %i: index, %a: i64) {
  // expected-error@below {{'util.list.set' op expects a value of type 'i32', but got 'i64'}}
  util.list.set %l[%i], %a : i64 -> !util.list<i32>
  util.return
}
// -----
util.func private @f(%a: i32) {
  // expected-error@below {{'util.cast' op expects objects, but got 'i32'}}
  %0 = util.cast %a : i32 to i32
  util.return
}
// -----
util.func private @f(%a: !util.buffer) {
  // expected-error@below {{'util.cast' op cannot cast from '!util.buffer' to '!util.list<i32>'}}
  %0 = util.cast %a : !util.buffer to !util.list<i32>
  util.return
}
// -----
util.func private @f(%p: !util.ptr<i32>) {
  // expected-error@below {{'util.global.load.indirect' op expects the pointee type of '!util.ptr<i32>', but got 'i64'}}
  %0 = util.global.load.indirect %p : !util.ptr<i32> -> i64
  util.return
}
// -----
util.func private @f(%i: index) {
  // expected-error@below {{'util.buffer.alloc' op expects a power of two as its alignment, but got 3}}
  %0 = util.buffer.alloc uninitialized <alignment = 3> : !util.buffer{%i}
  util.return
}
// -----
util.func private @f(%t: tensor<4xf32>) {
  // expected-error@below {{'util.hoistable_conversion' op expects value #0 from the body to be 'tensor<5xf32>', but got 'tensor<4xf32>'}}
  %0 = util.hoistable_conversion "there" inverts("back") (%x = %t) : (tensor<4xf32>) -> tensor<5xf32> {
    util.return %x : tensor<4xf32>
  }
  util.return
}
// -----
util.func private @f(%a: i32) {
  // expected-error@below {{unregistered operation 'util.nothing' found in dialect ('util') that does not allow unknown operations}}
  "util.nothing"(%a) : (i32) -> ()
  util.return
}
