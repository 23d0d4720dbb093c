// RUN: iree-opt --verify-diagnostics
// Rules of operations: programs with one rule broken.

util.func private @f(%i: index) {
  // expected-error@below {{'stream.tensor.sizeof' op expects 0 values as 'encoding_dims', but got 1}}
  %0 = "stream.tensor.sizeof"(%i) <{encoding = tensor<4xf32>}> : (index) -> index
  util.return
}
// -----
util.func private @f(%r: !stream.resource<external>, %i: index, %n: i32) {
  %0 = stream.cmd.execute with(%r as %a: !stream.resource<external>{%i}) {
    // expected-error@below {{'stream.cmd.fill' op expects resources that the region captures, or makes}}
    stream.cmd.fill %n, %r[%i for %i] : i32 -> !stream.resource<external>{%i}
  } => !stream.timepoint
  util.return
}
// -----
util.func private @f(%r: !stream.resource<*>, %i: index) {
  %0, %1 = stream.async.execute with(%r as %a: !stream.resource<*>{%i}) -> !stream.resource<transient>{%i} {
    // expected-error@below {{'stream.yield' op expects operands of the types of the results of the operation around it}}
    stream.yield %a : !stream.resource<*>{%i}
  } => !stream.timepoint
  util.return
}
// -----
util.func private @f(%r: !stream.resource<*>, %i: index) {
  // expected-error@below {{'stream.async.call' op expects @g to be a 'stream.async.func' of this symbol table}}
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
    // expected-error@below {{'stream.cmd.dispatch' op expects operands of the types that the exported function takes}}
    stream.cmd.dispatch @ex::@main {
      ro %a[%i for %i] : !stream.resource<external>{%i}
    }
  } => !stream.timepoint
  util.return %0 : !stream.timepoint
}
// -----
util.func private @f(%s: !stream.resource<staging>, %i: index) {
  // expected-error@below {{'stream.tensor.load' op expects 2 indices, one a dimension, but got [1]}}
  %0 = stream.tensor.load %s[%i] : tensor<4x4xi32> in !stream.resource<staging>{%i} -> i32
  util.return
}
