#ifndef GILLAB_CPYTHON_ABI_H
#define GILLAB_CPYTHON_ABI_H

#include "EntryPoints.h"
#include "ExecFollowing.h"
#include "GILEvents.h"
#include "Interposition.h"

#endif
