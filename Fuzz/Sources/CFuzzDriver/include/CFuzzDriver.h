// The entry point of libFuzzer for programs that have a `main` of their own, as SwiftPM's
// executables do. The library comes with the compiler; `run.sh` links it.
#pragma once

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerRunDriver(
    int *argc, char ***argv, int (*callback)(const uint8_t *data, size_t size));
