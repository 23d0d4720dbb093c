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
