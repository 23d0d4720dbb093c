// RUN: iree-opt --verify-diagnostics
// Verification of operations: programs that violate one rule each.

util.func private @f(%t: tensor<?xf32>) {
  // expected-error@below {{'flow.tensor.clone' op expects 1 values as 'operand_dims', but got 0}}
  %0 = "flow.tensor.clone"(%t) : (tensor<?xf32>) -> tensor<?xf32>
  util.return
}
// -----
util.func private @f(%t: tensor<4x8xf32>) {
  // expected-error@below {{'flow.tensor.reshape' op expects tensors with the same element type}}
  %0 = flow.tensor.reshape %t : tensor<4x8xf32> -> tensor<32xi32>
  util.return
}
// -----
util.func private @f(%t: tensor<4x8xf32>, %i: index) {
  // expected-error@below {{'flow.tensor.slice' op expects tensors with the same rank}}
  %0 = flow.tensor.slice %t[%i for %i] : tensor<4x8xf32> -> tensor<?xf32>{%i}
  util.return
}
// -----
util.func private @f() {
  // expected-error@below {{'flow.dispatch.workgroup.id' op expects a grid dimension from 0 to 2, but got 3}}
  %0 = flow.dispatch.workgroup.id[3] : index
  util.return
}
// -----
util.func private @f(%t: tensor<4xf32>) {
  // expected-error@below {{'flow.call' op expects @g to be a 'flow.func' in this symbol table}}
  %0 = flow.call @g(%t) : (tensor<4xf32>) -> tensor<4xf32>
  util.return
}
// -----
flow.executable private @ex {
  flow.executable.export public @main workgroups(%x: index) -> (index, index, index) {
    // expected-error@below {{'flow.return' op expects a workgroup count of three values of type 'index'}}
    flow.return %x, %x : index, index
  }
  builtin.module {
  }
}
// -----
flow.executable private @ex {
  flow.executable.export public @main workgroups(%x: index) -> (index, index, index) {
    flow.return %x, %x, %x : index, index, index
  }
  builtin.module {
  }
}
util.func private @f(%t: tensor<4xf32>) -> tensor<4xf32> {
  // expected-error@below {{'flow.dispatch' op expects a workload of 1 values to match the workgroup count region}}
  %0 = flow.dispatch @ex::@main(%t) : (tensor<4xf32>) -> tensor<4xf32>
  util.return %0 : tensor<4xf32>
}
// -----
util.func private @f(%t: tensor<4xf32>) {
  %0 = flow.dispatch.region -> (tensor<5xf32>) {
    // expected-error@below {{'flow.return' op expects operand types to match the results of 'flow.dispatch.region'}}
    flow.return %t : tensor<4xf32>
  }
  util.return
}
