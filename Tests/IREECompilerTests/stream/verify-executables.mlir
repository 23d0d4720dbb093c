// RUN: iree-opt --verify-diagnostics
// Executables and their terminators.

// expected-error@below {{'stream.executable' op expects regions to end with 'stream.executable.end', found 'flow.executable_end'}}
"stream.executable"() <{sym_name = "kernels", sym_visibility = "private"}> ({
  "flow.executable_end"() : () -> ()
}) : () -> ()
