#ifndef GILLAB_INTERPOSITION_H
#define GILLAB_INTERPOSITION_H

#include <stddef.h>

// libpython calls libc through the dynamic linker, which finds the program's own exported functions first. So the lab
// defines a few of them itself, each passing the call on: what the interpreter really did is then known without a
// changed interpreter, without root and without sampling. Everything is off until asked for.

// Answers the next fopen of exactly `path` with `bytes` (kept by the caller) instead of the file on disk.
//
// This is how a block of a document becomes the script: the interpreter believes that it runs the document, so its
// __file__, sys.argv[0], sys.path[0] and tracebacks all name the document.
void gillab_substitute_script(const char *path, const char *bytes, size_t count);

// Appends a line to the file `path` for each child that this process reaps and each signal that it sends:
//   {"kind":"reaped","pid":REAPER,"child":PID,"exitCode":N} or …"signal":N}
//   {"kind":"sent","pid":SENDER,"child":PID,"signal":N}
void gillab_record_processes(const char *path);

// Appends one line with a single write, so that lines of several processes never mix. The file is opened for each
// line: a script may close every descriptor it can find.
void gillab_append_line(const char *path, const char *line, size_t count);

// Appends one line to the file of gillab_record_processes, if there is one.
void gillab_record_line(const char *line, size_t count);

#endif
