// What cannot be static inline: the files that a signal is to remove. Everything else is in the header.
#include "CParameterShims.h"

#include <signal.h>
#include <stdatomic.h>
#include <string.h>

// A name of ours is shorter; see `TemporaryName`.
enum { name_size = 64, note_count = 64 };

// A note is free, being written, or in use. The handler reads those in use only.
enum { note_free, note_taken, note_in_use };

static struct {
  atomic_int state;
  int directory;
  char name[name_size];
} notes[note_count];

int iree_params_note_temporary(int directory, const char *name) {
  size_t length = strlen(name);
  if (length >= name_size) return -1;
  for (int i = 0; i < note_count; ++i) {
    int expected = note_free;
    if (!atomic_compare_exchange_strong(&notes[i].state, &expected, note_taken)) continue;
    notes[i].directory = directory;
    memcpy(notes[i].name, name, length + 1);
    atomic_store(&notes[i].state, note_in_use);
    return i;
  }
  return -1;
}

void iree_params_forget_temporary(int number) {
  if (number >= 0 && number < note_count) atomic_store(&notes[number].state, note_free);
}

void iree_params_remove_temporaries(void) {
  int saved = errno;
  for (int i = 0; i < note_count; ++i) {
    if (atomic_load(&notes[i].state) == note_in_use) unlinkat(notes[i].directory, notes[i].name, 0);
  }
  errno = saved;
}

// The handler is reset before it runs, so that the signal then ends the process as it always does.
static void remove_and_raise(int number) {
  iree_params_remove_temporaries();
  raise(number);
}

void iree_params_remove_temporaries_on_signals(void) {
  const int numbers[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXCPU};
  for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); ++i) {
    struct sigaction action;
    if (sigaction(numbers[i], NULL, &action) != 0 || action.sa_handler != SIG_DFL) continue;
    memset(&action, 0, sizeof(action));
    action.sa_handler = remove_and_raise;
    action.sa_flags = (int)SA_RESETHAND;
    sigemptyset(&action.sa_mask);
    sigaction(numbers[i], &action, NULL);
  }
}
