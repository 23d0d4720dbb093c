// The interface between a runtime and the machine code that IREE's compiler makes for CPUs: version
// 0.6 of the executable library ABI. Layouts are facts of iree/hal/local/executable_library.h; names
// and words are ours. Free-standing: code for bare machines is compiled with it too.
#pragma once

#include <stddef.h>
#include <stdint.h>

// The one symbol that an executable exports.
#define EXECUTABLE_LIBRARY_QUERY_SYMBOL "iree_hal_executable_library_query"
#define EXECUTABLE_LIBRARY_VERSION 6u

typedef struct {
  uint32_t version;
  const char *name;
  uint32_t features;
  // Which sanitizer the code was built for: 0 for none.
  int32_t sanitizer;
} executable_library_header;

typedef int (*executable_library_import)(void *parameters, void *context, void *reserved);
typedef int (*executable_library_import_thunk)(executable_library_import function, void *parameters,
                                               void *context, void *reserved);

// What a dispatch may know of its surroundings.
typedef struct {
  const uint32_t *constants;
  executable_library_import_thunk import_thunk;
  const executable_library_import *imports;
  const void **import_contexts;
  // The processor's features, as iree/schemas/cpu_feature_bits.inl numbers them.
  uint64_t processor[8];
} executable_library_environment;

// The same for all workgroups of a dispatch.
typedef struct {
  uint32_t workgroup_size_x, workgroup_size_y;
  uint16_t workgroup_size_z;
  uint16_t constant_count;
  uint32_t workgroup_count_x, workgroup_count_y;
  uint16_t workgroup_count_z;
  uint8_t max_concurrency;
  uint8_t binding_count;
  const uint32_t *constants;
  void *const *bindings;
  const size_t *binding_lengths;
} executable_library_dispatch_state;

// One workgroup's own.
typedef struct {
  uint32_t workgroup_id_x, workgroup_id_y;
  uint16_t workgroup_id_z;
  uint16_t reserved;
  uint32_t processor_id;
  void *local_memory;
  uint32_t local_memory_size;
} executable_library_workgroup_state;

// Returns 0, or anything else for a failure.
typedef int (*executable_library_dispatch)(const executable_library_environment *environment,
                                           const executable_library_dispatch_state *dispatch,
                                           const executable_library_workgroup_state *workgroup);

typedef struct {
  // Bit 0: workgroups must run one after the other. Bit 1: the workgroup size is chosen at run time.
  uint64_t flags;
  // In pages of 4096 bytes.
  uint16_t local_memory_pages;
  uint8_t constant_count;
  uint8_t binding_count;
  uint32_t workgroup_size_x, workgroup_size_y;
  uint16_t workgroup_size_z;
  uint16_t parameter_count;
  uint64_t reserved[5];
} executable_library_dispatch_attributes;

typedef struct {
  uint32_t count;
  const char *const *symbols;
} executable_library_import_table;

typedef struct {
  uint32_t count;
  const executable_library_dispatch *functions;
  const executable_library_dispatch_attributes *attributes;
  const void *const *parameters;
  const void *occupancy;
  const char *const *names;
  const char *const *tags;
  const char *const *parameter_names;
  const void *source_locations;
  const void *stage_locations;
} executable_library_export_table;

typedef struct {
  const executable_library_header *header;
  executable_library_import_table imports;
  executable_library_export_table exports;
  // How many specialization constants the environment has to bring.
  uint32_t constant_count;
  uint32_t source_count;
  const void *sources;
} executable_library;

// Returns NULL for a version that the library does not have. Older headers call the result a pointer
// to a pointer to a header: that is what a library starts with.
typedef const executable_library *(*executable_library_query)(
    uint32_t maximum_version, const executable_library_environment *environment);

_Static_assert(sizeof(executable_library_dispatch_state) <= 64, "one cache line");
_Static_assert(sizeof(executable_library_dispatch_attributes) == 64, "one cache line");
_Static_assert(sizeof(executable_library_workgroup_state) <= 64, "one cache line");
