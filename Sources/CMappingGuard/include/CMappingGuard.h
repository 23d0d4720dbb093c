// A guard for memory that is mapped from files: what is touched beyond the end of a file that was cut reads
// as zero and marks the mapping, where the system would end the process (SIGBUS).
//
// The part of this that runs in the signal handler has to be in C: it may take no lock and allocate nothing,
// and must not enter Swift's runtime.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The entry of one mapping in the table that the handler reads.
typedef struct iree_mapping_guard_entry_t iree_mapping_guard_entry_t;

// Puts a mapping into the table. `start` is its page-aligned address. Returns NULL where there is no memory
// for the entry; such a mapping is not guarded.
iree_mapping_guard_entry_t *iree_mapping_guard_add(const void *start, size_t length);

// Takes a mapping out of the table. To be called before its memory is unmapped.
void iree_mapping_guard_remove(iree_mapping_guard_entry_t *entry);

// Whether some of the mapping's memory could not be had and reads as zero.
bool iree_mapping_guard_is_damaged(const iree_mapping_guard_entry_t *entry);

// How many faults have been caught in this process. While it is 0 no mapping is damaged.
uint64_t iree_mapping_guard_fault_count(void);

// Installs the handler of SIGBUS, once for the process. Signals that have nothing to do with a mapping of
// the table go to whoever had the signal before. Returns false where the system refuses.
bool iree_mapping_guard_install(void);

// Whether the handler is there.
bool iree_mapping_guard_is_installed(void);

// Reads a byte of a mapping, whatever else happens to it meanwhile.
uint8_t iree_mapping_guard_probe(const void *byte);
