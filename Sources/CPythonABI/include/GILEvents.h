#ifndef GILLAB_GIL_EVENTS_H
#define GILLAB_GIL_EVENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Records what threads do with the GIL, exactly: CPython's lock is a flag behind a mutex and two condition variables, and
// libpython calls pthread_cond_* for it through the dynamic linker, which finds the program's own definitions first.
// Calls from anywhere but libpython's code pass unrecorded. Linux with glibc.

// Records into the file `path` (GILEventFormat.h), which is made unless it is there: a process of a traced tree may come
// later. To be called before the interpreter starts and while the process has one thread. `code` is an address in
// libpython. Returns 0, or -1 with errno. Forks record on by themselves.
int gillab_gil_record(const char *path, uint64_t limitBytes, const void *code);

// Stops recording, in all processes that share the file, or goes on with it.
void gillab_gil_enable(bool enabled);

// Records that the script begins now.
void gillab_gil_mark_script(void);

// Records that the process is about to end or to become another program, or that it goes on after all.
void gillab_gil_mark_end(bool ends);

// Records that this process learnt of the end of a child.
void gillab_gil_mark_child(int process);

// Calls `body` each time before libpython starts a thread; the calling thread is attached.
void gillab_gil_before_threads(void (*body)(void));

// Nanoseconds since the file's origin; 0 when nothing is recorded.
int64_t gillab_gil_now(void);

// Appends one line to the notes beside the file (`path` with ".notes"): what is known by name rather than by time.
void gillab_gil_note(const char *line, size_t count);

// A file without a name for them, closed on exec, its descriptor out of the way of a script that counts from 3; -1 with
// errno. And a signal that programs hardly use.
int gillab_gil_stack_file(void);
int gillab_gil_stack_signal(void);

// Makes the Python stacks of the longest holds be noted when they end.
//
// `signal` is one for which `faulthandler.register` has just been called, with `descriptor` as its file and for one
// thread: faulthandler's handler writes the calling thread's stack, needs no GIL and allocates nothing. It is taken over
// as a function, and the signal gets back what it did before. `running` is Py_IsInitialized: nothing is noted once it
// gives 0, as faulthandler's handler must not be called after its module has gone. Returns 0, or -1 when there is no such
// handler.
int gillab_gil_note_stacks(int signal, int descriptor, int (*running)(void));

// To be called before faulthandler's: what the signal does so far is given back to it later.
void gillab_gil_keep_action(int signal);

#endif
