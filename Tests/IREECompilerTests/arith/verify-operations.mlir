// RUN: iree-opt --verify-diagnostics
// Verification of operations: programs that violate one rule each.

util.func private @f(%r: !stream.resource<external>, %i: index) {
  %0 = stream.cmd.execute with(%r as %a: !stream.resource<external>{%i}) {
    // expected-error@below {{'arith.addi' op expects only commands in this region}}
    %1 = arith.addi %i, %i : index
  } => !stream.timepoint
  util.return
}
