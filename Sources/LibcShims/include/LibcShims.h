#ifndef GILLAB_LIBC_SHIMS_H
#define GILLAB_LIBC_SHIMS_H

// No header of libc's is included: each C module would own its types again, and which one Swift then means would depend
// on the order in which modules are built. A pid_t is an int on Linux.

// fork(2). Swift marks it unavailable, since between fork and exec little is safe in a process with several threads;
// the worker calls it while it has one.
int gillab_fork(void);

// prctl(PR_SET_CHILD_SUBREAPER): orphaned descendants become this process's children, so none escapes. 0 or -1.
int gillab_adopt_orphans(void);

// pidfd_open(2): a descriptor that polls readable when the process has ended. -1 with errno ENOSYS before Linux 5.3.
int gillab_open_process(int process);

// A descriptor that reads SIGINT, SIGTERM and SIGHUP, which are blocked from now on. -1 with errno.
int gillab_open_termination_signals(void);

// Lets them end this process again.
void gillab_unblock_termination_signals(void);

// The next signal from such a descriptor and the process that sent it, 0 for the kernel; 0 when there is none.
int gillab_read_signal(int descriptor, int *sender);

// Unblocks every signal and gives SIGPIPE and SIGINT their default actions, as a shell would for its command.
void gillab_restore_signals(void);

// Gives the signals of crashes their default actions. Where SWIFT_BACKTRACE asks for it, the Swift runtime catches them
// to print a backtrace and then exits with status 0 in a forked child: a script's crash must stay a crash.
void gillab_leave_crashes_alone(void);

// pthread_setname_np and pthread_getname_np for the calling thread; Swift's Glibc module leaves both out.
void gillab_name_thread(const char *name);
void gillab_thread_name(char name[16]);

// wcwidth(3) in the C.UTF-8 locale: columns of a character in a terminal, -1 for a control character.
int gillab_columns(unsigned int scalar);

// memfd_create(2): a file that lives in memory only, closed on exec. -1 with errno.
int gillab_open_memory(const char *name);

// Waits, at work all the time, until `count` callers have come, or a time has passed. The word counts them, and may lie
// in memory that processes share.
void gillab_meet(long long *arrivals, long long count, long long nanoseconds);

// Reads a counter, adds 1 and writes it back, `count` times, without a lock: several threads may lose additions. In
// Swift a data race is undefined behaviour, and its compiler would make one addition of them all.
void gillab_add_without_lock(long long *counter, long long count);

#endif
