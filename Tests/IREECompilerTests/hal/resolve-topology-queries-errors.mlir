// RUN: iree-opt --verify-diagnostics --iree-hal-resolve-topology-queries
// Topology queries that cannot be resolved.

// Without a lifetime the memory type is unknown.
util.func private @unknown() -> (i32, i32) {
  // expected-error@below {{'hal.allocator.resolve_memory_properties' op has lifetime '*', which must be resolved first}}
  %0, %1 = hal.allocator.resolve_memory_properties lifetime("*") : i32, i32
  util.return %0, %1 : i32, i32
}
