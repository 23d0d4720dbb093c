// SwiftPM wants one translation unit per C target; everything here is in the headers.
#include "CExecutableLibrary.h"
