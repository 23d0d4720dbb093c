// RUN: iree-opt --iree-import-public --verify-diagnostics
// What functions of the virtual machine cannot do.

func.func @f(%arg0: () -> ()) {
  // expected-error@below {{'func.call_indirect' op is not supported: expected a call of a function by its name}}
  func.call_indirect %arg0() : () -> ()
  return
}
