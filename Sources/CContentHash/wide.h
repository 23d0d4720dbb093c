// The same hash with vectors of 32 bytes, where the processor turns out to have them.

#include <stdbool.h>
#include <stddef.h>

bool iree_content_hash_can_be_wide(void);

/// `XXH3_128bits_update` for an `XXH3_state_t`; only where it can be wide.
void iree_content_hash_update_wide(void *state, const void *bytes, size_t count);
