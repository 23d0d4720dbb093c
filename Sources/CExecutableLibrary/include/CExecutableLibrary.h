#pragma once

#include "ExecutableHost.h"
#include "ExecutableLibraryABI.h"
