// RUN: iree-opt --verify-diagnostics
// Verifier errors of collective operations.

// expected-error@below {{custom op 'util.global' expected one of [all_gather, all_reduce, all_to_all, broadcast, reduce, reduce_scatter, send, recv, send_recv], but got: most}}
util.global private @g {a = #hal.collective<most : f32>} : i32
