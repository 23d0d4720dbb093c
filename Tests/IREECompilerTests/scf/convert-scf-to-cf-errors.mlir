// RUN: iree-opt --verify-diagnostics --convert-scf-to-cf
// Structured control flow that branches cannot stand for.

// What runs at the same time is not a matter of branches.
util.func private @f(%n: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  // expected-error@below {{'scf.parallel' cannot be turned into branches: make it a loop first}}
  scf.parallel (%i) = (%c0) to (%n) step (%c1) {
    scf.reduce
  }
  util.return
}
