#define _GNU_SOURCE
#include "LibcShims.h"

#include <locale.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

int gillab_fork(void) { return fork(); }

int gillab_adopt_orphans(void) { return prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0); }

int gillab_open_process(int process) { return (int)syscall(SYS_pidfd_open, process, 0); }

int gillab_open_termination_signals(void) {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGHUP);
  if (sigprocmask(SIG_BLOCK, &signals, NULL) != 0) return -1;
  return signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
}

void gillab_unblock_termination_signals(void) {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGHUP);
  sigprocmask(SIG_UNBLOCK, &signals, NULL);
}

int gillab_read_signal(int descriptor, int *sender) {
  struct signalfd_siginfo information;
  if (read(descriptor, &information, sizeof information) != sizeof information) return 0;
  *sender = information.ssi_code == SI_KERNEL ? 0 : (int)information.ssi_pid;
  return (int)information.ssi_signo;
}

void gillab_restore_signals(void) {
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  signal(SIGPIPE, SIG_DFL);
  signal(SIGINT, SIG_DFL);
}

void gillab_leave_crashes_alone(void) {
  static const int crashes[] = {SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGQUIT, SIGSEGV, SIGTRAP};
  for (size_t index = 0; index < sizeof crashes / sizeof *crashes; index++) {
    struct sigaction action;
    // An ignored signal was ignored by whoever started this program, and stays so.
    if (sigaction(crashes[index], NULL, &action) == 0 && action.sa_handler != SIG_IGN) signal(crashes[index], SIG_DFL);
  }
  stack_t none = {.ss_flags = SS_DISABLE};
  sigaltstack(&none, NULL);
}

void gillab_name_thread(const char *name) { pthread_setname_np(pthread_self(), name); }

void gillab_thread_name(char name[16]) { pthread_getname_np(pthread_self(), name, 16); }

int gillab_columns(unsigned int scalar) {
  static locale_t utf8;
  locale_t known = __atomic_load_n(&utf8, __ATOMIC_ACQUIRE);
  if (!known) {
    // Two threads may both make one; the loser's is kept by nobody and is small.
    known = newlocale(LC_CTYPE_MASK, "C.UTF-8", NULL);
    if (!known) return 1;
    __atomic_store_n(&utf8, known, __ATOMIC_RELEASE);
  }
  locale_t before = uselocale(known);
  int columns = wcwidth((wchar_t)scalar);
  uselocale(before);
  return columns;
}

int gillab_open_memory(const char *name) { return memfd_create(name, MFD_CLOEXEC); }

void gillab_meet(long long *arrivals, long long count, long long nanoseconds) {
  long long before = __atomic_fetch_add(arrivals, 1, __ATOMIC_ACQ_REL);
  long long all = (before / count + 1) * count;
  struct timespec start, now;
  clock_gettime(CLOCK_MONOTONIC, &start);
  while (__atomic_load_n(arrivals, __ATOMIC_ACQUIRE) < all) {
    clock_gettime(CLOCK_MONOTONIC, &now);
    if ((now.tv_sec - start.tv_sec) * 1000000000LL + now.tv_nsec - start.tv_nsec > nanoseconds) return;
  }
}

void gillab_add_without_lock(long long *counter, long long count) {
  volatile long long *shared = counter;
  for (long long index = 0; index < count; index++) {
    long long read = *shared;
    *shared = read + 1;
  }
}
