// RUN: iree-opt --verify-diagnostics --convert-scf-to-cf
// Structured control flow that cannot be converted to branches.

// Parallel loops cannot be converted.
util.func private @f(%n: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  // expected-error@below {{'scf.parallel' cannot be turned into branches: make it a loop first}}
  scf.parallel (%i) = (%c0) to (%n) step (%c1) {
    scf.reduce
  }
  util.return
}
