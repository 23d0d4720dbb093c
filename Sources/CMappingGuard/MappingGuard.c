// For sigaction, siginfo_t and MAP_ANONYMOUS.
#if defined(__linux__)
#define _GNU_SOURCE
#endif

#include "CMappingGuard.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#if !defined(MAP_ANONYMOUS)
#define MAP_ANONYMOUS MAP_ANON
#endif
#if !defined(MAP_NORESERVE)
#define MAP_NORESERVE 0
#endif

// All fields are atomic: the handler reads them at any time, also while another thread adds or removes.
struct iree_mapping_guard_entry_t {
  // 0 while the entry stands for no mapping. Written last by `add` and first by `remove`.
  _Atomic(uintptr_t) start;
  _Atomic(uintptr_t) end;
  atomic_bool is_damaged;
  atomic_bool is_taken;
};

enum { ENTRIES_PER_CHUNK = 64 };

// Chunks are added at the end of the list and never freed, so that the handler can walk it without a lock.
typedef struct chunk_t {
  iree_mapping_guard_entry_t entries[ENTRIES_PER_CHUNK];
  _Atomic(struct chunk_t *) next;
} chunk_t;

static chunk_t first_chunk;
static _Atomic(uint64_t) fault_count;
static atomic_bool is_installed;
static pthread_mutex_t installation = PTHREAD_MUTEX_INITIALIZER;
// Written before the handler is there.
static struct sigaction previous;
static uintptr_t page_size;

iree_mapping_guard_entry_t *iree_mapping_guard_add(const void *start, size_t length) {
  if (!start || length == 0) return NULL;
  chunk_t *chunk = &first_chunk;
  while (true) {
    for (int i = 0; i < ENTRIES_PER_CHUNK; ++i) {
      iree_mapping_guard_entry_t *entry = &chunk->entries[i];
      if (atomic_exchange(&entry->is_taken, true)) continue;
      atomic_store(&entry->is_damaged, false);
      atomic_store(&entry->end, (uintptr_t)start + length);
      atomic_store(&entry->start, (uintptr_t)start);
      return entry;
    }
    chunk_t *next = atomic_load(&chunk->next);
    if (!next) {
      chunk_t *made = calloc(1, sizeof(chunk_t));
      if (!made) return NULL;
      if (atomic_compare_exchange_strong(&chunk->next, &next, made)) {
        next = made;
      } else {
        free(made);
      }
    }
    chunk = next;
  }
}

void iree_mapping_guard_remove(iree_mapping_guard_entry_t *entry) {
  if (!entry) return;
  atomic_store(&entry->start, 0);
  atomic_store(&entry->is_taken, false);
}

bool iree_mapping_guard_is_damaged(const iree_mapping_guard_entry_t *entry) {
  return entry && atomic_load(&((iree_mapping_guard_entry_t *)entry)->is_damaged);
}

uint64_t iree_mapping_guard_fault_count(void) {
  return atomic_load_explicit(&fault_count, memory_order_acquire);
}

// The mapping that an address lies in, with the range of its memory. Async-signal-safe.
static iree_mapping_guard_entry_t *find(uintptr_t address, uintptr_t *end) {
  for (chunk_t *chunk = &first_chunk; chunk; chunk = atomic_load(&chunk->next)) {
    for (int i = 0; i < ENTRIES_PER_CHUNK; ++i) {
      iree_mapping_guard_entry_t *entry = &chunk->entries[i];
      const uintptr_t start = atomic_load(&entry->start);
      if (start == 0 || address < start) continue;
      *end = atomic_load(&entry->end);
      // The two belong together where nobody has put another mapping there in between.
      if (address < *end && atomic_load(&entry->start) == start) return entry;
    }
  }
  return NULL;
}

// Puts zeros where the file has nothing (any more): from the page of the fault to the end of the mapping, as
// one mapping, for a process can have so many only.
static bool recover(uintptr_t address) {
  uintptr_t end = 0;
  iree_mapping_guard_entry_t *entry = find(address, &end);
  if (!entry) return false;
  const uintptr_t page = address & ~(page_size - 1);
  const uintptr_t length = ((end + page_size - 1) & ~(page_size - 1)) - page;
  // The mark comes first: whoever sees the zeros is to find it.
  atomic_store(&entry->is_damaged, true);
  atomic_fetch_add(&fault_count, 1);
  return mmap((void *)page, length, PROT_READ | PROT_WRITE,
              MAP_FIXED | MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0) != MAP_FAILED;
}

// What would happen without the handler.
static void forward(int signal, siginfo_t *info, void *context) {
  if (previous.sa_flags & SA_SIGINFO) {
    previous.sa_sigaction(signal, info, context);
    return;
  }
  const bool is_sent = info->si_code <= 0;
  if (previous.sa_handler == SIG_IGN && is_sent) return;
  if (previous.sa_handler != SIG_DFL && previous.sa_handler != SIG_IGN) {
    previous.sa_handler(signal);
    return;
  }
  // The instruction is executed again, and then ends the process; a signal that somebody sent is sent again.
  struct sigaction standard = {.sa_handler = SIG_DFL};
  sigemptyset(&standard.sa_mask);
  sigaction(signal, &standard, NULL);
  if (is_sent) raise(signal);
}

static void handle(int signal, siginfo_t *info, void *context) {
  const int saved = errno;
  // What another process sent has no address, and what is not aligned is a fault of the code.
  const bool is_fault = info->si_code > 0 && info->si_code != BUS_ADRALN;
  if (!is_fault || !recover((uintptr_t)info->si_addr)) forward(signal, info, context);
  errno = saved;
}

bool iree_mapping_guard_install(void) {
  if (atomic_load(&is_installed)) return true;
  pthread_mutex_lock(&installation);
  bool done = atomic_load(&is_installed);
  if (!done) {
    page_size = (uintptr_t)sysconf(_SC_PAGESIZE);
    struct sigaction action = {.sa_sigaction = handle};
    // On the stack that the thread has for signals, if any, and with what the handler before us asked for.
    done = sigaction(SIGBUS, NULL, &previous) == 0;
    action.sa_mask = previous.sa_mask;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART;
    done = done && sigaction(SIGBUS, &action, NULL) == 0;
    atomic_store(&is_installed, done);
  }
  pthread_mutex_unlock(&installation);
  return done;
}

bool iree_mapping_guard_is_installed(void) { return atomic_load_explicit(&is_installed, memory_order_relaxed); }

// A program may write to the byte at the same time, in its own copy of the page: either value will do.
__attribute__((no_sanitize("thread", "address"))) uint8_t iree_mapping_guard_probe(const void *byte) {
  return *(const volatile uint8_t *)byte;
}
