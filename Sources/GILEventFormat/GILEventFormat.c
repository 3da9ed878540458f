#include "GILEventFormat.h"

// Both sides read the file by these sizes.
_Static_assert(sizeof(GillabGILHeader) <= GILLAB_GIL_HEADER_BYTES, "the header fits its page");
_Static_assert(sizeof(GillabGILChunk) == 64, "a chunk's events begin at a cache line");
_Static_assert(sizeof(GillabGILEvent) == 16, "four events to a cache line");
