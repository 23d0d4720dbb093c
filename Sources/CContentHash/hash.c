#define XXH_INLINE_ALL
#include <xxhash.h>

#include <stdlib.h>

#include "CContentHash.h"
#include "wide.h"

struct iree_content_hash {
    XXH3_state_t state;
    bool is_wide;
};

iree_content_hash *iree_content_hash_create(void) {
    void *memory = NULL;
    if (posix_memalign(&memory, _Alignof(iree_content_hash), sizeof(iree_content_hash)) != 0) return NULL;
    iree_content_hash *hash = memory;
    hash->is_wide = iree_content_hash_can_be_wide();
    // The header has states that were never used prepared so.
    XXH3_INITSTATE(&hash->state);
    iree_content_hash_reset(hash);
    return hash;
}

void iree_content_hash_free(iree_content_hash *hash) {
    free(hash);
}

void iree_content_hash_reset(iree_content_hash *hash) {
    XXH3_128bits_reset(&hash->state);
}

void iree_content_hash_update(iree_content_hash *hash, const void *bytes, size_t count) {
    if (hash->is_wide) {
        iree_content_hash_update_wide(&hash->state, bytes, count);
    } else {
        XXH3_128bits_update(&hash->state, bytes, count);
    }
}

iree_content_digest iree_content_hash_digest(const iree_content_hash *hash) {
    XXH128_hash_t digest = XXH3_128bits_digest(&hash->state);
    return (iree_content_digest){.low = digest.low64, .high = digest.high64};
}
