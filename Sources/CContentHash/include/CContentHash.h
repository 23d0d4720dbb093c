// XXH3-128 in pieces, compiled here from libxxhash's header. The library that Linux distributions ship is
// built for any processor of its kind, and takes three times as long for the same bytes.

#ifndef C_CONTENT_HASH_H
#define C_CONTENT_HASH_H

#include <stddef.h>
#include <stdint.h>

typedef struct iree_content_hash iree_content_hash;

typedef struct {
    uint64_t low;
    uint64_t high;
} iree_content_digest;

/// A hash of no bytes, or NULL where there is no memory for it.
iree_content_hash *_Nullable iree_content_hash_create(void);
void iree_content_hash_free(iree_content_hash *_Nullable hash);
void iree_content_hash_reset(iree_content_hash *_Nonnull hash);
void iree_content_hash_update(iree_content_hash *_Nonnull hash, const void *_Nullable bytes, size_t count);
iree_content_digest iree_content_hash_digest(const iree_content_hash *_Nonnull hash);

#endif
