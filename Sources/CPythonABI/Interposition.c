#define _GNU_SOURCE
#include "Interposition.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "GILEvents.h"

static struct {
  const char *path;
  const char *bytes;
  size_t count;
} script;

static char records[PATH_MAX];

void gillab_substitute_script(const char *path, const char *bytes, size_t count) {
  script.bytes = bytes;
  script.count = count;
  script.path = path;
}

void gillab_record_processes(const char *path) { snprintf(records, sizeof records, "%s", path); }

void gillab_append_line(const char *path, const char *line, size_t count) {
  int saved = errno;
  int descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor >= 0) {
    if (write(descriptor, line, count) < 0) { /* A full disk: the run's result says how many lines came. */
    }
    close(descriptor);
  }
  errno = saved;
}

void gillab_record_line(const char *line, size_t count) {
  if (records[0]) gillab_append_line(records, line, count);
}

static void record(const char *format, ...) {
  char line[256];
  va_list arguments;
  va_start(arguments, format);
  int count = vsnprintf(line, sizeof line, format, arguments);
  va_end(arguments);
  gillab_record_line(line, (size_t)count);
}

// What the real function is: the next definition after the program's own.
#define NEXT(name)                                       \
  static _Atomic(void *) found;                          \
  void *address = atomic_load(&found);                   \
  if (!address) {                                        \
    address = dlsym(RTLD_NEXT, #name);                   \
    atomic_store(&found, address);                       \
  }                                                      \
  __typeof__(&name) next = (__typeof__(&name))address;

static FILE *substituted(const char *path) {
  if (!script.path || strcmp(path, script.path) != 0) return NULL;
  script.path = NULL;
  // A memory file rather than fmemopen: the interpreter asks for a descriptor and its kind.
  int descriptor = memfd_create("gillab-script", MFD_CLOEXEC);
  if (descriptor < 0) return NULL;
  for (size_t written = 0; written < script.count;) {
    ssize_t step = write(descriptor, script.bytes + written, script.count - written);
    if (step < 0) {
      close(descriptor);
      return NULL;
    }
    written += (size_t)step;
  }
  lseek(descriptor, 0, SEEK_SET);
  return fdopen(descriptor, "rb");
}

#undef fopen
#undef fopen64
FILE *fopen(const char *path, const char *mode) {
  NEXT(fopen)
  FILE *file = substituted(path);
  return file ? file : next(path, mode);
}

FILE *fopen64(const char *path, const char *mode) {
  NEXT(fopen64)
  FILE *file = substituted(path);
  return file ? file : next(path, mode);
}

static void reaped(pid_t child, int status) {
  if (child <= 0) return;
  gillab_gil_mark_child(child);
  if (!records[0]) return;
  if (WIFEXITED(status))
    record("{\"kind\":\"reaped\",\"pid\":%d,\"child\":%d,\"exitCode\":%d}\n", getpid(), child, WEXITSTATUS(status));
  else if (WIFSIGNALED(status))
    record("{\"kind\":\"reaped\",\"pid\":%d,\"child\":%d,\"signal\":%d}\n", getpid(), child, WTERMSIG(status));
}

pid_t waitpid(pid_t pid, int *status, int options) {
  NEXT(waitpid)
  int local = 0;
  pid_t child = next(pid, &local, options);
  reaped(child, local);
  if (status) *status = local;
  return child;
}

pid_t wait4(pid_t pid, int *status, int options, struct rusage *usage) {
  NEXT(wait4)
  int local = 0;
  pid_t child = next(pid, &local, options, usage);
  reaped(child, local);
  if (status) *status = local;
  return child;
}

pid_t wait3(int *status, int options, struct rusage *usage) { return wait4(-1, status, options, usage); }

pid_t wait(int *status) { return waitpid(-1, status, 0); }

int waitid(idtype_t type, id_t identifier, siginfo_t *information, int options) {
  NEXT(waitid)
  int result = next(type, identifier, information, options);
  if (result == 0 && information && !(options & WNOWAIT) && information->si_pid > 0) {
    if (information->si_code == CLD_EXITED)
      reaped(information->si_pid, W_EXITCODE(information->si_status, 0));
    else if (information->si_code == CLD_KILLED || information->si_code == CLD_DUMPED)
      reaped(information->si_pid, information->si_status);
  }
  return result;
}

int kill(pid_t pid, int signal) {
  NEXT(kill)
  if (signal != 0 && records[0])
    record("{\"kind\":\"sent\",\"pid\":%d,\"child\":%d,\"signal\":%d}\n", getpid(), pid, signal);
  return next(pid, signal);
}
