// Calls and constants that the C library shows only to GNU sources, or only as macros that Swift
// cannot import. Nearly everything is static inline: no code is linked that Swift does not call.
#pragma once

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#if defined(__linux__)
#include <sys/syscall.h>
#include <sys/vfs.h>
#endif

#if defined(__GLIBC__)
#include <malloc.h>
#endif

// copy_file_range(2). Fails with ENOSYS where the system has none, as an old kernel would.
static inline ssize_t iree_params_copy_file_range(int source, int64_t *source_offset, int target,
                                                  int64_t *target_offset, size_t length) {
#if defined(__linux__) && defined(SYS_copy_file_range)
  return syscall(SYS_copy_file_range, source, source_offset, target, target_offset, length, 0u);
#else
  (void)source, (void)source_offset, (void)target, (void)target_offset, (void)length;
  errno = ENOSYS;
  return -1;
#endif
}

// The first byte at or after `offset` that lies in no hole of the file, or that does: lseek(2) with
// SEEK_DATA or SEEK_HOLE. Moves the descriptor's own position, which nothing here relies on.
static inline int64_t iree_params_seek_extent(int descriptor, int64_t offset, int to_hole) {
#if defined(__linux__)
  // The values of SEEK_DATA and SEEK_HOLE, which <unistd.h> shows to GNU sources only.
  return lseek(descriptor, offset, to_hole ? 4 : 3);
#else
  (void)descriptor, (void)offset, (void)to_hole;
  errno = EINVAL;
  return -1;
#endif
}

// Has the system begin to write a range of dirty pages to the disk, without waiting for it.
static inline void iree_params_start_writeback(int descriptor, int64_t offset, int64_t length) {
#if defined(__linux__) && defined(SYS_sync_file_range)
  const unsigned int sync_file_range_write = 2;
  syscall(SYS_sync_file_range, descriptor, offset, length, sync_file_range_write);
#else
  (void)descriptor, (void)offset, (void)length;
#endif
}

#if defined(__linux__)
// The name under which the system shows an open file, which is how a nameless one gets another.
static inline void iree_params_descriptor_path(int descriptor, char path[64]) {
  snprintf(path, 64, "/proc/self/fd/%d", descriptor);
}
#endif

// Opens a nameless file in the folder `directory` (O_TMPFILE): it vanishes with its last descriptor,
// however the process ends. Fails with EOPNOTSUPP where the system or file system has no such thing, or
// where /proc is missing, without which the file could never be named.
static inline int iree_params_open_unnamed(int directory, mode_t mode) {
#if defined(__linux__)
  // The value of O_TMPFILE, which <fcntl.h> shows to GNU sources only.
  const int o_tmpfile = 020000000 | O_DIRECTORY;
  int descriptor = openat(directory, ".", o_tmpfile | O_RDWR | O_CLOEXEC, mode);
  if (descriptor < 0) return descriptor;
  char path[64];
  iree_params_descriptor_path(descriptor, path);
  if (access(path, F_OK) == 0) return descriptor;
  close(descriptor);
  errno = EOPNOTSUPP;
  return -1;
#else
  (void)directory, (void)mode;
  errno = EOPNOTSUPP;
  return -1;
#endif
}

// Gives a file from iree_params_open_unnamed a name in the folder `directory`.
static inline int iree_params_link_unnamed(int descriptor, int directory, const char *name) {
#if defined(__linux__)
  char from[64];
  iree_params_descriptor_path(descriptor, from);
  return linkat(AT_FDCWD, from, directory, name, AT_SYMLINK_FOLLOW);
#else
  (void)descriptor, (void)directory, (void)name;
  errno = EOPNOTSUPP;
  return -1;
#endif
}

// Opens a folder to find names in it, which takes no permission to list it where the system has O_PATH.
// A symbolic link in the last place is not followed unless `follows`.
static inline int iree_params_open_folder(int directory, const char *name, int follows) {
#if defined(__linux__)
  const int flags = 010000000;  // O_PATH, which <fcntl.h> shows to GNU sources only.
#else
  const int flags = O_RDONLY;
#endif
  return openat(directory, name, flags | O_DIRECTORY | O_CLOEXEC | (follows ? 0 : O_NOFOLLOW));
}

// Opens a symbolic link itself. Fails with EINVAL where the name is that of anything else.
static inline int iree_params_open_link(int directory, const char *name) {
#if defined(__linux__)
  int link = openat(directory, name, 010000000 | O_NOFOLLOW | O_CLOEXEC);
#else
  int link = openat(directory, name, O_SYMLINK | O_RDONLY | O_CLOEXEC);
#endif
  if (link < 0) return link;
  struct stat status;
  if (fstat(link, &status) == 0 && S_ISLNK(status.st_mode)) return link;
  close(link);
  errno = EINVAL;
  return -1;
}

// What a link from iree_params_open_link says.
static inline ssize_t iree_params_read_link(int link, char *target, size_t size) {
#if defined(__linux__)
  return readlinkat(link, "", target, size);
#else
  return freadlink(link, target, size);
#endif
}

// openat2(2): opens `path` below `directory`, and fails with EXDEV where it would lead out of there, by
// `..` or by any link. Fails with ENOSYS where the system has no such call.
static inline int iree_params_open_beneath(int directory, const char *path, int flags) {
#if defined(__linux__)
  struct {
    uint64_t flags, mode, resolve;
  } how = {(uint64_t)(flags | O_CLOEXEC), 0, 0x08 /* RESOLVE_BENEATH */ | 0x02 /* RESOLVE_NO_MAGICLINKS */};
  return (int)syscall(437 /* SYS_openat2 */, directory, path, &how, sizeof(how));
#else
  (void)directory, (void)path, (void)flags;
  errno = ENOSYS;
  return -1;
#endif
}

// Whether `name` is a mount point, by what the system says of it; 0 also where it cannot tell.
static inline int iree_params_is_mount_point(int directory, const char *name) {
#if defined(__linux__) && defined(SYS_statx)
  // struct statx: the attributes are at 8, those that the system knows at 56.
  uint64_t status[32] = {0};
  const int at_symlink_nofollow = 0x100, at_no_automount = 0x800;
  if (syscall(SYS_statx, directory, name, at_symlink_nofollow | at_no_automount, 0, status) != 0) return 0;
  const uint64_t mount_root = 0x2000;
  return (status[1] & status[7] & mount_root) != 0;
#else
  (void)directory, (void)name;
  return 0;
#endif
}

// Whether the folder is one of /proc, whose links lead to what is open and not to what they say.
static inline int iree_params_is_in_proc(int directory) {
#if defined(__linux__)
  struct statfs status;
  return fstatfs(directory, &status) == 0 && status.f_type == 0x9fa0;
#else
  (void)directory;
  return 0;
#endif
}

// Locks the whole file for this open description, without waiting.
static inline int iree_params_try_lock(int descriptor) { return flock(descriptor, LOCK_EX | LOCK_NB); }

// Notes a file that is to be removed if a signal ends the process: the name `name` in the folder
// `directory`, which stays open until `iree_params_forget_temporary`.
//
// Returns its number, or -1 where there is no room or the name is too long.
int iree_params_note_temporary(int directory, const char *name);
void iree_params_forget_temporary(int number);

// Removes all files that are noted. May be called in a signal handler.
void iree_params_remove_temporaries(void);

// Has signals that end the process remove what is noted first. Signals that are ignored stay so.
void iree_params_remove_temporaries_on_signals(void);

// open(2) is variadic and so not importable as it stands.
static inline int iree_params_open(const char *path, int flags, mode_t mode) {
  return open(path, flags | O_CLOEXEC, mode);
}

static inline int iree_params_open_at(int directory, const char *path, int flags, mode_t mode) {
  return openat(directory, path, flags | O_CLOEXEC, mode);
}

// fcntl(2) is variadic too.
static inline int iree_params_duplicate(int descriptor) {
  return fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
}

// The flag of mmap(2) that has no memory set aside for what may be written; 0 where there is none. The C
// library shows it to GNU sources only.
static inline int iree_params_map_noreserve(void) {
#if defined(__linux__) && (defined(__mips__) || defined(__alpha__) || defined(__powerpc__))
  return 0;
#elif defined(__linux__)
  return 0x4000;
#else
  return 0;
#endif
}

// Opens a nameless file in memory (memfd_create) that vanishes with its last descriptor. Fails with ENOSYS
// where the system has none.
static inline int iree_params_open_memory_file(const char *name) {
#if defined(__linux__) && defined(SYS_memfd_create)
  const unsigned int mfd_cloexec = 1;
  return (int)syscall(SYS_memfd_create, name, mfd_cloexec);
#else
  (void)name;
  errno = ENOSYS;
  return -1;
#endif
}

// Has the allocator take memory from the heap, grow the heap by `size` bytes of address space at a
// time, and give nothing back. Does nothing with other C libraries.
static inline void iree_params_grow_heap_by(int size) {
#if defined(__GLIBC__)
  mallopt(M_MMAP_THRESHOLD, size);
  mallopt(M_TRIM_THRESHOLD, size);
  mallopt(M_TOP_PAD, size);
#else
  (void)size;
#endif
}

// Tells the processor that this is a loop that waits for another thread.
static inline void iree_params_pause(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}
