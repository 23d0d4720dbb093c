// RUN: iree-opt --verify-diagnostics
// Verifier errors of modules.

// expected-error@below {{custom op 'vm.module' duplicate or unknown property in properties dictionary: nothing}}
vm.module @m <nothing = 3> {}
