#include "CProcessStart.h"

#include <stdlib.h>
#include <unistd.h>

static int argument_count = 0;
static char *const *argument_values = NULL;

char *const *iree_process_arguments(int *count) {
  *count = argument_count;
  return argument_values;
}

#if defined(__linux__)

// Before its first line of Swift, a program's standard library looks for its own path and reads the
// command line, both in /proc, and ends the process where that is not mounted. A root directory that is
// given spares it the first; the tools take the command line from here.
static void start(int count, char **values, char **environment) {
  argument_count = count;
  argument_values = values;
  if (access("/proc/self/exe", F_OK) == 0) return;
#if defined(__GLIBC__)
  // Functions of this kind run before the dynamic C library has set up its environment.
  extern char **environ;
  if (environ == NULL) environ = environment;
#else
  (void)environment;
#endif
  setenv("SWIFT_ROOT", "/", 0);
}

__attribute__((used, section(".preinit_array"))) static void (*const start_entry)(int, char **, char **) =
    start;

#endif
