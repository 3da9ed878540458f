#define _GNU_SOURCE
#include "HoldStacks.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "GILEvents.h"

enum {
  // As many as a summary shows.
  KEPT = 10,
  // Shorter holds keep nobody waiting that a person would notice; the switch interval is 5 ms.
  SHORTEST_NANOSECONDS = 1000000,
};

static const void *dropped, *taken;
static int made;
// When the calling thread took the main lock.
static __thread int64_t since;
// The longest so far, in no order.
static int64_t longest[KEPT];

static void (*dump)(int);
static int (*isRunning)(void);
static int dumpSignal;
static int dumpDescriptor = -1;
static struct stat dumpFile;

// A script may close the descriptor, and open a file of its own with the same number.
static bool owns_descriptor(void) {
  struct stat status;
  return !fstat(dumpDescriptor, &status) && status.st_ino == dumpFile.st_ino && status.st_dev == dumpFile.st_dev;
}

void gillab_hold_stacks_reset(void) {
  made = 0;
  since = 0;
  memset(longest, 0, sizeof longest);
  if (!dump) return;
  // A file of its own: the parent goes on writing to the one that they would share.
  int fresh = owns_descriptor() ? memfd_create("gillab-stacks", MFD_CLOEXEC) : -1;
  bool isReplaced = fresh >= 0 && dup3(fresh, dumpDescriptor, O_CLOEXEC) >= 0 && !fstat(dumpDescriptor, &dumpFile);
  if (fresh >= 0) close(fresh);
  if (!isReplaced) dump = NULL;
}

void gillab_hold_stacks_condition(const void *condition) {
  if (made == 0) dropped = condition;
  if (made == 1) taken = condition;
  made += made < 2;
}

int gillab_gil_stack_signal(void) { return SIGRTMAX - 1; }

int gillab_gil_stack_file(void) {
  int file = memfd_create("gillab-stacks", MFD_CLOEXEC);
  if (file < 0) return -1;
  int descriptor = fcntl(file, F_DUPFD_CLOEXEC, 200);
  close(file);
  return descriptor;
}

static struct sigaction previous;

void gillab_gil_keep_action(int signal) { sigaction(signal, NULL, &previous); }

int gillab_gil_note_stacks(int signal, int descriptor, int (*running)(void)) {
  struct sigaction action;
  if (sigaction(signal, NULL, &action) || action.sa_handler == SIG_DFL || action.sa_handler == SIG_IGN) return -1;
  if (fstat(descriptor, &dumpFile)) return -1;
  sigaction(signal, &previous, NULL);
  isRunning = running;
  dumpSignal = signal;
  dumpDescriptor = descriptor;
  dump = action.sa_handler;
  return 0;
}

// faulthandler's lines, `  File "NAME", line N in FUNCTION`, as JSON strings "NAME:N in FUNCTION".
static size_t write_frames(const char *text, char *json, size_t capacity) {
  size_t count = 0;
  // An escaped character takes two, and the end of a frame six with its comma.
  const char *line = text;
  while ((line = strstr(line, "  File \""))) {
    line += strlen("  File \"");
    const char *name = strstr(line, "\", line ");
    const char *end = strchr(line, '\n');
    if (!name || !end || name > end || count + 2 * (size_t)(end - line) + 6 > capacity) break;
    if (count) json[count++] = ',';
    json[count++] = '"';
    for (const char *character = line; character < end; character++) {
      if (character == name) {
        json[count++] = ':';
        character += strlen("\", line ") - 1;
        continue;
      }
      if (*character == '"' || *character == '\\') json[count++] = '\\';
      if ((unsigned char)*character >= ' ') json[count++] = *character;
    }
    json[count++] = '"';
    line = end;
  }
  return count;
}

static void note(int64_t time) {
  // Off the stack, which may be small: one thread of a process is in here at a time.
  static char text[16384], frames[16384], line[16384 + 256];
  // Once the interpreter shuts down, faulthandler's tables go at any moment.
  if (!isRunning() || !owns_descriptor()) return;
  lseek(dumpDescriptor, 0, SEEK_SET);
  if (ftruncate(dumpDescriptor, 0)) return;
  dump(dumpSignal);
  ssize_t read = pread(dumpDescriptor, text, sizeof text - 1, 0);
  if (read <= 0) {
    // The script has registered the same signal: what is dumped would go to its file from now on.
    dump = NULL;
    return;
  }
  text[read] = 0;
  size_t count = write_frames(text, frames, sizeof frames);
  if (!count) return;
  int length = snprintf(
      line, sizeof line, "{\"kind\":\"stack\",\"process\":%d,\"nativeID\":%ld,\"time\":%" PRId64 ",\"stack\":[%.*s]}\n",
      getpid(), syscall(SYS_gettid), time, (int)count, frames);
  gillab_gil_note(line, (size_t)length);
}

void gillab_hold_stacks_signal(const void *condition, int64_t time) {
  if (condition == taken) {
    since = time;
    return;
  }
  if (condition != dropped || !since || !time) return;
  int64_t held = time - since;
  since = 0;
  if (held < SHORTEST_NANOSECONDS || !dump) return;
  int shortest = 0;
  for (int index = 1; index < KEPT; index++)
    if (longest[index] < longest[shortest]) shortest = index;
  // Threads that take turns hold for a switch interval and a little: each a bit longer than the last is no news.
  if (held <= longest[shortest] + longest[shortest] / 8) return;
  longest[shortest] = held;
  int saved = errno;
  note(time);
  errno = saved;
}
