#ifndef GILLAB_HOLD_STACKS_H
#define GILLAB_HOLD_STACKS_H

#include <stdint.h>

// Python stacks of the longest holds of the main interpreter's lock, noted as each of them ends. Called by the recorder
// at the lock's own events, so that one thread of a process is in here at a time: whoever has the lock's mutex.

// A condition variable was made: the first two of a process are the main lock's.
void gillab_hold_stacks_condition(const void *condition);

// A condition variable was signalled, at `time` nanoseconds since the origin; 0 when that was not recorded.
void gillab_hold_stacks_signal(const void *condition, int64_t time);

// In a fork: its lock is made anew.
void gillab_hold_stacks_reset(void);

#endif
