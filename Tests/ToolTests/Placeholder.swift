// Filled as the tools are written.
