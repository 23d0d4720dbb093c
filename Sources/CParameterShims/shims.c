// SwiftPM wants one translation unit per C target; everything here is static inline in the header.
#include "CParameterShims.h"
