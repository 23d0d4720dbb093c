// What loading machine code asks of the processor and the system, and Swift cannot say.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>

#if defined(__x86_64__)
#include <cpuid.h>

// CPUID; all zeros for a leaf that the processor does not have.
static inline void executable_library_cpuid(uint32_t leaf, uint32_t subleaf, uint32_t registers[4]) {
  registers[0] = registers[1] = registers[2] = registers[3] = 0;
  (void)__get_cpuid_count(leaf, subleaf, &registers[0], &registers[1], &registers[2], &registers[3]);
}

// The register that says whose state the operating system saves: without that, features are unusable.
static inline uint64_t executable_library_xcr0(void) {
  uint32_t low, high;
  __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  return (uint64_t)high << 32 | low;
}
#else
static inline void executable_library_cpuid(uint32_t leaf, uint32_t subleaf, uint32_t registers[4]) {
  (void)leaf, (void)subleaf;
  registers[0] = registers[1] = registers[2] = registers[3] = 0;
}

static inline uint64_t executable_library_xcr0(void) { return 0; }
#endif

#if defined(__linux__)
#include <sys/auxv.h>
#include <sys/syscall.h>
#include <unistd.h>

// A file without a name; -1 where there is none to be had. glibc's own needs a macro that Swift's
// importer does not set. 1 is MFD_CLOEXEC.
static inline int executable_library_memory_file(const char *name) {
  return (int)syscall(SYS_memfd_create, name, 1u);
}
#endif

// What the kernel says of the processor (AT_HWCAP is 16, AT_HWCAP2 is 26); 0 where it says nothing.
static inline uint64_t executable_library_hwcap(unsigned long type) {
#if defined(__linux__)
  return getauxval(type);
#else
  (void)type;
  return 0;
#endif
}

// Code that has just been written must be seen by the instruction fetch.
static inline void executable_library_flush_instructions(void *start, size_t length) {
  __builtin___clear_cache((char *)start, (char *)start + length);
}

// A range mapped without access, for a library's segments. NULL where there is none.
static inline void *executable_library_reserve(size_t length) {
  void *base = mmap(NULL, length, PROT_NONE, MAP_PRIVATE | MAP_ANON, -1, 0);
  return base == MAP_FAILED ? NULL : base;
}

// Makes numbers too small for full precision zero, as executables are compiled to expect: some
// processors take a hundred times longer over them. Returns what `restore` puts back.
static inline uint64_t executable_library_flush_denormals(void) {
#if defined(__x86_64__)
  unsigned before = __builtin_ia32_stmxcsr();
  // Flush to zero, and denormals are zero.
  __builtin_ia32_ldmxcsr(before | 0x8040u);
  return before;
#elif defined(__aarch64__)
  uint64_t before;
  __asm__ volatile("mrs %0, fpcr" : "=r"(before));
  __asm__ volatile("msr fpcr, %0" : : "r"(before | (uint64_t)0x1080000));
  return before;
#else
  return 0;
#endif
}

static inline void executable_library_restore_denormals(uint64_t before) {
#if defined(__x86_64__)
  __builtin_ia32_ldmxcsr((unsigned)before);
#elif defined(__aarch64__)
  __asm__ volatile("msr fpcr, %0" : : "r"(before));
#else
  (void)before;
#endif
}
