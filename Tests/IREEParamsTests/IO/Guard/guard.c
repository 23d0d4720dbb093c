// Holds the guard of mappings against what it is to do, in a process of its own: signal handlers are the whole
// process's. `MappingGuardTests` compiles and runs it in an empty folder.
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "CMappingGuard.h"

static sigjmp_buf back;
static volatile int seen;

static void mine(int signal, siginfo_t* info, void* context) {
  (void)signal, (void)info, (void)context;
  seen++;
  siglongjmp(back, 1);
}

static char* map(const char* path, size_t n) {
  int f = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
  if (f < 0 || ftruncate(f, n)) exit(90);
  char* p = mmap(0, n, PROT_READ, MAP_SHARED, f, 0);
  if (p == MAP_FAILED) exit(91);
  return p;
}

static char* shared;
static const size_t size = 64 << 12;

static void* reader(void* unused) {
  (void)unused;
  long sum = 0;
  for (size_t i = 0; i < size; i += 64) sum += ((volatile char*)shared)[i];
  return (void*)sum;
}

#define CHECK(x)                   \
  do {                             \
    if (!(x)) {                    \
      printf("failed: %s\n", #x); \
      return 1;                    \
    }                              \
  } while (0)

int main(int argc, char** argv) {
  (void)argc;
  // The handler that was there before gets what is not ours.
  struct sigaction a = {.sa_sigaction = mine, .sa_flags = SA_SIGINFO | SA_NODEFER};
  sigaction(SIGBUS, &a, NULL);
  CHECK(iree_mapping_guard_install() && iree_mapping_guard_install());
  char* other = map("other.bin", 8192);
  CHECK(truncate("other.bin", 0) == 0);
  if (!sigsetjmp(back, 1)) {
    (void)((volatile char*)other)[4096];
    return 2;
  }
  CHECK(seen == 1 && iree_mapping_guard_fault_count() == 0);
  // What is ours reads as zeros, on many threads, and is marked.
  shared = map("ours.bin", size);
  iree_mapping_guard_entry_t* e = iree_mapping_guard_add(shared, size);
  iree_mapping_guard_entry_t* more[200];
  char* whole = map("whole.bin", 8192);
  for (int i = 0; i < 200; ++i) CHECK(more[i] = iree_mapping_guard_add(whole, 8192));
  CHECK(e && !iree_mapping_guard_is_damaged(e));
  CHECK(truncate("ours.bin", 3 * 4096) == 0);
  pthread_t t[8];
  for (int i = 0; i < 8; ++i) pthread_create(&t[i], 0, reader, 0);
  for (int i = 0; i < 8; ++i) {
    void* sum;
    pthread_join(t[i], &sum);
    CHECK(sum == 0);
  }
  CHECK(seen == 1 && iree_mapping_guard_is_damaged(e) && iree_mapping_guard_fault_count() > 0);
  for (int i = 0; i < 200; ++i) {
    CHECK(!iree_mapping_guard_is_damaged(more[i]));
    iree_mapping_guard_remove(more[i]);
  }
  // Beyond the last of 64 entries, too.
  CHECK(truncate("whole.bin", 0) == 0);
  for (int i = 0; i < 100; ++i) more[i] = iree_mapping_guard_add(argv, 1);
  iree_mapping_guard_entry_t* last = iree_mapping_guard_add(whole, 8192);
  CHECK(((volatile char*)whole)[5000] == 0 && iree_mapping_guard_is_damaged(last));
  // A mapping that was taken out is nobody's.
  iree_mapping_guard_remove(last);
  char* gone = map("gone.bin", 8192);
  iree_mapping_guard_remove(iree_mapping_guard_add(gone, 8192));
  CHECK(truncate("gone.bin", 0) == 0);
  if (!sigsetjmp(back, 1)) {
    (void)((volatile char*)gone)[0];
    return 3;
  }
  CHECK(seen == 2);
  // Without one before, the process ends by the signal.
  for (int how = 0; how < 2; ++how) {
    pid_t child = fork();
    if (child == 0) {
      execl(argv[0], argv[0], how ? "kill" : "touch", NULL);
      _exit(92);
    }
    int status;
    waitpid(child, &status, 0);
    CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGBUS);
  }
  puts("ok");
}

// What `main` runs with a word: without a handler before the guard.
__attribute__((constructor)) static void child(int argc, char** argv) {
  if (argc < 2) return;
  iree_mapping_guard_install();
  if (!strcmp(argv[1], "kill")) {
    raise(SIGBUS);
    _exit(0);
  }
  char* other = map("third.bin", 8192);
  if (truncate("third.bin", 0)) _exit(93);
  (void)((volatile char*)other)[0];
  _exit(0);
}
