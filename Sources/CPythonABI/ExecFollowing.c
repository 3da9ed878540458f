#define _GNU_SOURCE
#include "ExecFollowing.h"

#include <alloca.h>
#include <dlfcn.h>
#include <spawn.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>
#include <unistd.h>

#include "GILEvents.h"

static struct stat interpreter;
static const char *library;
static const char *const *words;
static size_t wordCount;

static int (*realExecve)(const char *, char *const[], char *const[]);
static int (*realSpawn)(
    pid_t *, const char *, const posix_spawn_file_actions_t *, const posix_spawnattr_t *, char *const[], char *const[]);
static void (*realExit)(int) __attribute__((noreturn));

__attribute__((constructor)) static void find_real(void) {
  realExecve = dlsym(RTLD_NEXT, "execve");
  realSpawn = dlsym(RTLD_NEXT, "posix_spawn");
  realExit = dlsym(RTLD_NEXT, "_exit");
}

void gillab_follow_executions(const char *executable, const char *itsLibrary, const char *const *itsWords) {
  if (stat(executable, &interpreter)) return;
  library = itsLibrary;
  for (wordCount = 0; itsWords[wordCount]; wordCount++) {
  }
  words = itsWords;
}

static bool is_interpreter(const char *path) {
  struct stat program;
  return words && !stat(path, &program) && program.st_ino == interpreter.st_ino && program.st_dev == interpreter.st_dev;
}

static size_t count(char *const arguments[]) {
  size_t number = 0;
  while (arguments && arguments[number]) number++;
  return number;
}

// More would not fit a small thread's stack; a program so called is left alone.
enum { MOST_ARGUMENTS = 2000 };

static bool is_followed(const char *path, char *const arguments[]) {
  return is_interpreter(path) && count(arguments) <= MOST_ARGUMENTS;
}

// On the stack: between vfork and exec the memory is the parent's, and nothing may be allocated in it.
#define FOLLOWED(path, arguments) \
  followed(path, arguments, alloca((wordCount + 3 + count(arguments) + 1) * sizeof(char *)))

static char *const *followed(const char *path, char *const arguments[], const char **place) {
  size_t next = 0, argumentCount = count(arguments);
  for (; next < wordCount; next++) place[next] = words[next];
  place[next++] = path;
  place[next++] = library;
  place[next++] = argumentCount ? arguments[0] : path;
  for (size_t index = 1; index < argumentCount; index++) place[next++] = arguments[index];
  place[next] = NULL;
  return (char *const *)place;
}

int execve(const char *path, char *const arguments[], char *const environment[]) {
  if (!realExecve) find_real();
  gillab_gil_mark_end(true);
  // If this program cannot be started from where the script is now, the interpreter itself may.
  if (is_followed(path, arguments)) realExecve(words[0], FOLLOWED(path, arguments), environment);
  int result = realExecve(path, arguments, environment);
  gillab_gil_mark_end(false);
  return result;
}

int execv(const char *path, char *const arguments[]) { return execve(path, arguments, environ); }

int posix_spawn(
    pid_t *restrict process, const char *restrict path, const posix_spawn_file_actions_t *actions,
    const posix_spawnattr_t *restrict attributes, char *const arguments[restrict], char *const environment[restrict]) {
  if (!realSpawn) find_real();
  if (is_followed(path, arguments) &&
      !realSpawn(process, words[0], actions, attributes, FOLLOWED(path, arguments), environment))
    return 0;
  return realSpawn(process, path, actions, attributes, arguments, environment);
}

// os._exit, with which the forks of multiprocessing end: no exit handler sees it.
void _exit(int status) {
  if (!realExit) find_real();
  gillab_gil_mark_end(true);
  realExit(status);
}
