// A library of functions, as a compiler would make it: `saxpy` over 64 elements a workgroup, `ids` that
// writes down who it is, `fails`, `counts` what runs, `logs` what runs in which order, and `halves`
// numbers.
#include "ExecutableLibraryABI.h"

static int saxpy(const executable_library_environment *environment, const executable_library_dispatch_state *dispatch,
                 const executable_library_workgroup_state *workgroup) {
  (void)environment;
  union {
    uint32_t bits;
    float value;
  } factor = {.bits = dispatch->constants[0]};
  const float *x = dispatch->bindings[0];
  float *y = dispatch->bindings[1];
  size_t count = dispatch->binding_lengths[1] / sizeof(float);
  size_t start = (size_t)workgroup->workgroup_id_x * 64;
  for (size_t i = start; i < start + 64 && i < count; ++i) y[i] += factor.value * x[i];
  return 0;
}

static int ids(const executable_library_environment *environment, const executable_library_dispatch_state *dispatch,
               const executable_library_workgroup_state *workgroup) {
  uint32_t *target = dispatch->bindings[0];
  uint32_t *local = workgroup->local_memory;
  local[workgroup->local_memory_size / 4 - 1] = environment->constants[1];
  size_t index = ((size_t)workgroup->workgroup_id_z * dispatch->workgroup_count_y + workgroup->workgroup_id_y) *
                     dispatch->workgroup_count_x + workgroup->workgroup_id_x;
  target[index] = workgroup->workgroup_id_x | workgroup->workgroup_id_y << 8 |
                  (uint32_t)workgroup->workgroup_id_z << 16 | local[workgroup->local_memory_size / 4 - 1] << 24;
  return 0;
}

static int fails(const executable_library_environment *environment, const executable_library_dispatch_state *dispatch,
                 const executable_library_workgroup_state *workgroup) {
  (void)environment, (void)dispatch;
  return workgroup->workgroup_id_x == 2 ? 42 : 0;
}

// One more for the workgroup's own number, after `constants[0]` turns of a loop that take time.
static int counts(const executable_library_environment *environment, const executable_library_dispatch_state *dispatch,
                  const executable_library_workgroup_state *workgroup) {
  (void)environment;
  uint32_t *target = dispatch->bindings[0];
  size_t index = ((size_t)workgroup->workgroup_id_z * dispatch->workgroup_count_y + workgroup->workgroup_id_y) *
                     dispatch->workgroup_count_x + workgroup->workgroup_id_x;
  for (volatile uint32_t i = 0; i < dispatch->constants[0]; ++i) {
  }
  __atomic_fetch_add(&target[index], 1, __ATOMIC_RELAXED);
  return 0;
}

// Word 0 is the length of what follows. Not atomic: nobody else may be at it.
static int logs(const executable_library_environment *environment, const executable_library_dispatch_state *dispatch,
                const executable_library_workgroup_state *workgroup) {
  (void)environment;
  uint32_t *target = dispatch->bindings[0];
  target[0] += 1;
  target[target[0]] = workgroup->workgroup_id_x;
  return 0;
}

static int halves(const executable_library_environment *environment, const executable_library_dispatch_state *dispatch,
                  const executable_library_workgroup_state *workgroup) {
  (void)environment;
  volatile float *value = dispatch->bindings[0];
  value[workgroup->workgroup_id_x] *= 0.5f;
  return 0;
}

static const executable_library_dispatch functions[] = {saxpy, ids, fails, counts, logs, halves};
static const char *const names[] = {"saxpy", "ids", "fails", "counts", "logs", "halves"};
static const executable_library_dispatch_attributes attributes[] = {
    {.constant_count = 1, .binding_count = 2, .workgroup_size_x = 64, .workgroup_size_y = 1, .workgroup_size_z = 1},
    {.binding_count = 1, .local_memory_pages = 1, .workgroup_size_x = 1, .workgroup_size_y = 1, .workgroup_size_z = 1},
    {.flags = 1, .workgroup_size_x = 1, .workgroup_size_y = 1, .workgroup_size_z = 1},
    {.constant_count = 1, .binding_count = 1, .workgroup_size_x = 1, .workgroup_size_y = 1, .workgroup_size_z = 1},
    {.flags = 1, .binding_count = 1, .workgroup_size_x = 1, .workgroup_size_y = 1, .workgroup_size_z = 1},
    {.binding_count = 1, .workgroup_size_x = 1, .workgroup_size_y = 1, .workgroup_size_z = 1},
};
static const executable_library_header header = {.version = EXECUTABLE_LIBRARY_VERSION, .name = "kernels"};
static const executable_library library = {
    .header = &header,
    .exports = {.count = 6, .functions = functions, .attributes = attributes, .names = names},
    .constant_count = 2,
};
__attribute__((visibility("default"))) const executable_library *iree_hal_executable_library_query(
    uint32_t maximum_version, const executable_library_environment *environment) {
  (void)environment;
  return maximum_version == EXECUTABLE_LIBRARY_VERSION ? &library : 0;
}
