#ifndef GILLAB_PROCESS_SHIMS_H
#define GILLAB_PROCESS_SHIMS_H
#include <sys/types.h>
// fork(2). Swift marks it unavailable since Swift code may not be safe between fork and exec in a process with threads;
// the worker calls it while it has one thread.
pid_t gillab_fork(void);
#endif
