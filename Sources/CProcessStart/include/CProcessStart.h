// What has to be done in a process before the Swift standard library starts.
#pragma once

// The command line as the system handed it to the process; `count` is set to 0 where it did not.
// The strings live as long as the process.
char *const *iree_process_arguments(int *count);
