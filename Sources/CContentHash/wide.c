#include "wide.h"

#if defined(__x86_64__)

// Included first: what it and the headers below declare must not be compiled for AVX2 alone.
#include <immintrin.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define XXH_INLINE_ALL
#define XXH_VECTOR 2  // XXH_AVX2, which is not defined yet.
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#include <xxhash.h>

void iree_content_hash_update_wide(void *state, const void *bytes, size_t count) {
    XXH3_128bits_update(state, bytes, count);
}

#pragma clang attribute pop

bool iree_content_hash_can_be_wide(void) {
    return __builtin_cpu_supports("avx2");
}

#else

bool iree_content_hash_can_be_wide(void) {
    return false;
}

void iree_content_hash_update_wide(void *state, const void *bytes, size_t count) {
    (void)state;
    (void)bytes;
    (void)count;
}

#endif
