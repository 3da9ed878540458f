// Runs a command and writes the peak of its resident memory, in bytes, as the last line on standard error:
//   peak-memory COMMAND [ARGUMENTS…]
// The kernel's figure for a process (ru_maxrss) includes the image that it was before exec, and that is a copy, or the
// very memory, of the process that started it. So the one that starts it has to be small, and this one is.
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv) {
  if (argc < 2) return 2;
  pid_t child = vfork();
  if (child == 0) {
    execv(argv[1], argv + 1);
    _exit(127);
  }
  int status = 0;
  struct rusage usage;
  if (child < 0 || wait4(child, &status, 0, &usage) < 0) {
    fprintf(stderr, "%s: %s\n", argv[1], strerror(errno));
    return 127;
  }
  fprintf(stderr, "%lld\n", (long long)usage.ru_maxrss * 1024);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
