#define _GNU_SOURCE
#include "GILEvents.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <link.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "GILEventFormat.h"
#include "HoldStacks.h"
#include "Interposition.h"

// The shared header of the file; NULL while nothing is recorded.
static GillabGILHeader *header;
static int64_t origin;
static char path[PATH_MAX];
static char notes[PATH_MAX];
// libpython's code. What others do with condition variables is not the GIL's business.
static uintptr_t codeBegin, codeEnd;
static pthread_key_t threadEnd;
static void (*beforeThread)(void);

// What one thread has at hand; all zero in a new thread and in a fork.
static __thread struct {
  GillabGILEvent *next, *end;
  GillabGILChunk *chunk;
  uint32_t thread, sequence;
  // Events to drop before the next attempt to get a chunk: a full disk is not asked at each event.
  uint32_t patience;
  // It waits for the lock, and whether its last wait ended with the switch interval.
  bool wants, timedOut;
} mine;

static inline int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static bool lose(uint32_t patience) {
  __atomic_fetch_add(&header->lost, 1, __ATOMIC_RELAXED);
  int64_t none = 0;
  if (!__atomic_load_n(&header->firstLostNanoseconds, __ATOMIC_RELAXED))
    __atomic_compare_exchange_n(
        &header->firstLostNanoseconds, &none, now() - origin, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED);
  mine.patience = patience;
  return false;
}

static uint64_t largest_file(void) {
  struct rlimit limit;
  return getrlimit(RLIMIT_FSIZE, &limit) || limit.rlim_cur == RLIM_INFINITY ? UINT64_MAX : limit.rlim_cur;
}

// Unless somebody has taken the next place already: then it stays empty.
static void give_back(uint64_t offset, uint32_t bytes) {
  uint64_t end = offset + bytes;
  __atomic_compare_exchange_n(&header->next, &end, offset, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED);
}

static bool take_chunk(void) {
  if (mine.patience > 0) return lose(mine.patience - 1);
  uint32_t bytes = mine.chunk ? mine.chunk->bytes * 2 : GILLAB_GIL_SMALLEST_CHUNK;
  if (bytes > GILLAB_GIL_LARGEST_CHUNK) bytes = GILLAB_GIL_LARGEST_CHUNK;
  // Seen full already: do not move `next` for nothing.
  if (__atomic_load_n(&header->next, __ATOMIC_RELAXED) + bytes > header->limitBytes) return lose(0);
  // Opened anew each time: a script may close every descriptor, and open files of its own with the same numbers.
  int file = open(path, O_RDWR | O_CLOEXEC);
  if (file < 0) return lose(1024);
  uint64_t offset = __atomic_fetch_add(&header->next, bytes, __ATOMIC_RELAXED);
  // A file that may not grow so far would bring the script a signal.
  if (offset + bytes > header->limitBytes || offset + bytes > largest_file()) {
    give_back(offset, bytes);
    close(file);
    return lose(1024);
  }
  // Reserved first: writing to a page for which the disk has no room would kill the process.
  int failure = posix_fallocate(file, (off_t)offset, bytes);
  void *place = failure ? MAP_FAILED
                        : mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, file, (off_t)offset);
  close(file);
  if (place == MAP_FAILED) {
    give_back(offset, bytes);
    return lose(1024);
  }
  if (mine.chunk) {
    munmap(mine.chunk, mine.chunk->bytes);
  } else {
    mine.thread = __atomic_fetch_add(&header->threads, 1, __ATOMIC_RELAXED);
    pthread_setspecific(threadEnd, &mine);
  }
  mine.chunk = place;
  mine.chunk->bytes = bytes;
  mine.chunk->thread = mine.thread;
  mine.chunk->sequence = mine.sequence++;
  mine.chunk->process = getpid();
  mine.chunk->nativeID = (int32_t)syscall(SYS_gettid);
  prctl(PR_GET_NAME, mine.chunk->name);
  __atomic_store_n(&mine.chunk->magic, GILLAB_GIL_CHUNK_MAGIC, __ATOMIC_RELEASE);
  mine.next = (GillabGILEvent *)(mine.chunk + 1);
  mine.end = (GillabGILEvent *)((char *)place + bytes);
  return true;
}

static inline int64_t record(GillabGILEventKind kind, const void *condition) {
  if (!__atomic_load_n(&header->enabled, __ATOMIC_RELAXED)) return 0;
  if (mine.next == mine.end) {
    int saved = errno;
    bool taken = take_chunk();
    errno = saved;
    if (!taken) return 0;
  }
  int64_t time = now() - origin;
  *mine.next++ = (GillabGILEvent){(uint64_t)time << 8 | kind, (uintptr_t)condition};
  __atomic_store_n(&mine.chunk->count, mine.chunk->count + 1, __ATOMIC_RELEASE);
  return time;
}

static void end_thread(void *unused) {
  (void)unused;
  if (!mine.chunk) return;
  record(GILLAB_GIL_THREAD_ENDED, NULL);
  if (mine.chunk) munmap(mine.chunk, mine.chunk->bytes);
  memset(&mine, 0, sizeof mine);
}

static void end_process(void) { gillab_gil_mark_end(true); }

// The parent's chunk is the parent's. Its mapping stays: a page or two.
static void begin_fork(void) {
  memset(&mine, 0, sizeof mine);
  if (header) pthread_setspecific(threadEnd, NULL);
  gillab_hold_stacks_reset();
}

static int find_code(struct dl_phdr_info *object, size_t size, void *base) {
  (void)size;
  if ((uintptr_t)object->dlpi_addr != (uintptr_t)base) return 0;
  for (int index = 0; index < object->dlpi_phnum; index++) {
    const ElfW(Phdr) *part = &object->dlpi_phdr[index];
    if (part->p_type != PT_LOAD || !(part->p_flags & PF_X)) continue;
    codeBegin = object->dlpi_addr + part->p_vaddr;
    codeEnd = codeBegin + part->p_memsz;
  }
  return 1;
}

static int map_header(uint64_t limitBytes) {
  int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return -1;
  struct stat status;
  int failure = fstat(file, &status) ? errno : 0;
  bool isNew = !failure && status.st_size < GILLAB_GIL_HEADER_BYTES;
  if (isNew) failure = largest_file() < GILLAB_GIL_HEADER_BYTES ? EFBIG : posix_fallocate(file, 0, GILLAB_GIL_HEADER_BYTES);
  void *place =
      failure ? MAP_FAILED : mmap(NULL, GILLAB_GIL_HEADER_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (place == MAP_FAILED && !failure) failure = errno;
  close(file);
  if (failure) {
    errno = failure;
    return -1;
  }
  GillabGILHeader *mapped = place;
  if (isNew) {
    struct timespec wall;
    clock_gettime(CLOCK_REALTIME, &wall);
    mapped->originRealtimeNanoseconds = wall.tv_sec * 1000000000LL + wall.tv_nsec;
    mapped->originNanoseconds = now();
    mapped->limitBytes = limitBytes;
    mapped->next = GILLAB_GIL_HEADER_BYTES;
    mapped->enabled = 1;
    memcpy(mapped->magic, GILLAB_GIL_MAGIC, sizeof mapped->magic);
  }
  origin = mapped->originNanoseconds;
  header = mapped;
  return 0;
}

int gillab_gil_record(const char *file, uint64_t limitBytes, const void *code) {
  Dl_info library;
  if (!dladdr(code, &library)) {
    errno = EFAULT;
    return -1;
  }
  dl_iterate_phdr(find_code, library.dli_fbase);
  snprintf(path, sizeof path, "%s", file);
  snprintf(notes, sizeof notes, "%s.notes", file);
  if (pthread_key_create(&threadEnd, end_thread) || pthread_atfork(NULL, NULL, begin_fork) || atexit(end_process))
    return -1;
  return map_header(limitBytes);
}

void gillab_gil_enable(bool enabled) {
  if (header) __atomic_store_n(&header->enabled, enabled, __ATOMIC_RELAXED);
}

void gillab_gil_mark_script(void) {
  if (header) record(GILLAB_GIL_SCRIPT_BEGAN, NULL);
}

void gillab_gil_mark_end(bool ends) {
  // Between vfork and exec the thread's chunk is the parent's, and a process without one has nothing to end.
  if (header && mine.chunk && mine.chunk->process == getpid())
    record(ends ? GILLAB_GIL_PROCESS_ENDS : GILLAB_GIL_PROCESS_GOES_ON, NULL);
}

void gillab_gil_mark_child(int process) {
  if (header) record(GILLAB_GIL_CHILD_ENDED, (void *)(intptr_t)process);
}

int64_t gillab_gil_now(void) { return header ? now() - origin : 0; }

void gillab_gil_before_threads(void (*body)(void)) { beforeThread = body; }

void gillab_gil_note(const char *line, size_t count) {
  if (notes[0]) gillab_append_line(notes, line, count);
}

// MARK: The definitions that libpython finds

static int (*realInit)(pthread_cond_t *, const pthread_condattr_t *);
static int (*realDestroy)(pthread_cond_t *);
static int (*realSignal)(pthread_cond_t *);
static int (*realTimedwait)(pthread_cond_t *, pthread_mutex_t *, const struct timespec *);
static int (*realWait)(pthread_cond_t *, pthread_mutex_t *);
static int (*realCreate)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);

static void *real(const char *name) {
  // On x86-64 glibc has an older set of these for programs from before 2003, which dlsym might answer with.
  void *found = dlvsym(RTLD_NEXT, name, "GLIBC_2.3.2");
  return found ? found : dlsym(RTLD_NEXT, name);
}

// As early as can be: afterwards the pointers are only read.
__attribute__((constructor)) static void find_real(void) {
  realInit = real("pthread_cond_init");
  realDestroy = real("pthread_cond_destroy");
  realSignal = real("pthread_cond_signal");
  realTimedwait = real("pthread_cond_timedwait");
  realWait = real("pthread_cond_wait");
  realCreate = real("pthread_create");
}

#define EXPECT_REAL(function) \
  if (__builtin_expect(!function, 0)) find_real();

// Whether libpython called. The address is taken at once: an optimiser that moves unlikely code to a function of its own
// would move the question there, where the answer is another.
#define FIND_CALLER                                         \
  uintptr_t caller = (uintptr_t)__builtin_return_address(0); \
  __asm__ volatile("" : "+r"(caller));                       \
  bool isRecorded = header && caller - codeBegin < codeEnd - codeBegin;

int pthread_cond_init(pthread_cond_t *restrict condition, const pthread_condattr_t *restrict attributes) {
  FIND_CALLER
  EXPECT_REAL(realInit)
  if (isRecorded) {
    record(GILLAB_GIL_CONDITION_MADE, condition);
    gillab_hold_stacks_condition(condition);
  }
  return realInit(condition, attributes);
}

int pthread_cond_destroy(pthread_cond_t *condition) {
  FIND_CALLER
  EXPECT_REAL(realDestroy)
  if (isRecorded) record(GILLAB_GIL_CONDITION_DESTROYED, condition);
  return realDestroy(condition);
}

int pthread_cond_signal(pthread_cond_t *condition) {
  FIND_CALLER
  EXPECT_REAL(realSignal)
  if (isRecorded) {
    mine.wants = false;
    gillab_hold_stacks_signal(condition, record(GILLAB_GIL_SIGNAL, condition));
  }
  return realSignal(condition);
}

int pthread_cond_timedwait(
    pthread_cond_t *restrict condition, pthread_mutex_t *restrict mutex, const struct timespec *restrict end) {
  FIND_CALLER
  EXPECT_REAL(realTimedwait)
  if (!isRecorded) return realTimedwait(condition, mutex, end);
  if (!mine.wants)
    record(GILLAB_GIL_WANT, condition);
  else if (!mine.timedOut)
    record(GILLAB_GIL_BEATEN, condition);
  mine.wants = true;
  int result = realTimedwait(condition, mutex, end);
  mine.timedOut = result == ETIMEDOUT;
  if (mine.timedOut) record(GILLAB_GIL_TIMEOUT, condition);
  return result;
}

int pthread_cond_wait(pthread_cond_t *restrict condition, pthread_mutex_t *restrict mutex) {
  FIND_CALLER
  EXPECT_REAL(realWait)
  if (!isRecorded) return realWait(condition, mutex);
  record(GILLAB_GIL_YIELD_BEGAN, condition);
  int result = realWait(condition, mutex);
  record(GILLAB_GIL_YIELD_ENDED, condition);
  return result;
}

int pthread_create(
    pthread_t *restrict thread, const pthread_attr_t *restrict attributes, void *(*body)(void *),
    void *restrict argument) {
  FIND_CALLER
  EXPECT_REAL(realCreate)
  if (isRecorded && beforeThread) beforeThread();
  return realCreate(thread, attributes, body, argument);
}
