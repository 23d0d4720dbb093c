// RUN: iree-opt --verify-diagnostics
// Verification of operations: programs that violate one rule each.

util.func private @f(%i: index) {
  // expected-error@below {{'stream.tensor.sizeof' op expects 0 values as 'encoding_dims', but got 1}}
  %0 = "stream.tensor.sizeof"(%i) <{encoding = tensor<4xf32>}> : (index) -> index
  util.return
}
// -----
util.func private @f(%r: !stream.resource<external>, %i: index, %n: i32) {
  %0 = stream.cmd.execute with(%r as %a: !stream.resource<external>{%i}) {
    // expected-error@below {{'stream.cmd.fill' op expects resources that the region captures or defines}}
    stream.cmd.fill %n, %r[%i for %i] : i32 -> !stream.resource<external>{%i}
  } => !stream.timepoint
  util.return
}
// -----
util.func private @f(%r: !stream.resource<*>, %i: index) {
  %0, %1 = stream.async.execute with(%r as %a: !stream.resource<*>{%i}) -> !stream.resource<transient>{%i} {
    // expected-error@below {{'stream.yield' op expects operand types to match the results of the parent operation}}
    stream.yield %a : !stream.resource<*>{%i}
  } => !stream.timepoint
  util.return
}
// -----
util.func private @f(%r: !stream.resource<*>, %i: index) {
  // expected-error@below {{'stream.async.call' op expects @g to be a 'stream.async.func' in this symbol table}}
  %0 = stream.async.call @g(%r[%i to %i for %i]) : (!stream.resource<*>{%i}) -> !stream.resource<*>{%i}
  util.return
}
// -----
stream.executable private @ex {
  stream.executable.export public @main
  builtin.module {
    func.func @main(%a: !stream.binding, %n: i32) {
      return
    }
  }
}
util.func private @f(%r: !stream.resource<external>, %i: index) -> !stream.timepoint {
  %0 = stream.cmd.execute with(%r as %a: !stream.resource<external>{%i}) {
    // expected-error@below {{'stream.cmd.dispatch' op expects operand types to match the exported function}}
    stream.cmd.dispatch @ex::@main {
      ro %a[%i for %i] : !stream.resource<external>{%i}
    }
  } => !stream.timepoint
  util.return %0 : !stream.timepoint
}
// -----
util.func private @f(%s: !stream.resource<staging>, %i: index) {
  // expected-error@below {{'stream.tensor.load' op expects 2 indices, one per dimension, but got [1]}}
  %0 = stream.tensor.load %s[%i] : tensor<4x4xi32> in !stream.resource<staging>{%i} -> i32
  util.return
}
