#ifndef GILLAB_GIL_EVENT_FORMAT_H
#define GILLAB_GIL_EVENT_FORMAT_H

#include <stdint.h>

// The file of GIL events: written by the traced processes through shared memory, read by the lab on the same machine.
//
// A header page, then chunks. A thread that records takes a chunk for itself by adding to `next`, fills it without any
// lock, and takes another when it is full. So a killed process loses nothing, a fork writes to chunks of its own, and
// one file holds all processes of a run. The bytes of a chunk that nobody filled are zero.

#define GILLAB_GIL_MAGIC "GILEVTS1"

enum {
  GILLAB_GIL_HEADER_BYTES = 4096,
  GILLAB_GIL_CHUNK_MAGIC = 0x434C4947,
  // A thread's first chunk: a program may start ten thousand threads. Each further one is twice as large.
  GILLAB_GIL_SMALLEST_CHUNK = 4096,
  GILLAB_GIL_LARGEST_CHUNK = 1 << 20,
};

typedef struct {
  char magic[8];
  // CLOCK_MONOTONIC when the file was made, nanoseconds: the events' zero.
  int64_t originNanoseconds;
  // CLOCK_REALTIME at the same moment, nanoseconds since 1970.
  int64_t originRealtimeNanoseconds;
  // The file never grows beyond it; what comes later is counted in `lost`.
  uint64_t limitBytes;
  // Offset of the first byte that nobody has taken; atomic. At first GILLAB_GIL_HEADER_BYTES.
  uint64_t next;
  // Events that found no room, by all threads; atomic.
  uint64_t lost;
  // The next thread's serial number; atomic.
  uint32_t threads;
  // 1 while events are recorded; atomic.
  uint32_t enabled;
  // When the first event found no room, nanoseconds from the origin; 0 when none did; atomic. What came later is not whole.
  int64_t firstLostNanoseconds;
} GillabGILHeader;

// Followed by events up to `bytes`.
typedef struct {
  uint32_t magic;
  // Of the whole chunk, with this header: a multiple of 4096.
  uint32_t bytes;
  // Events in it. The writer counts after it wrote.
  uint32_t count;
  // Of the recording thread in the whole file: a native id may come again.
  uint32_t thread;
  int32_t process;
  int32_t nativeID;
  // Of this chunk among those of its thread, from 0.
  uint32_t sequence;
  uint32_t reserved;
  // The thread's name for the kernel when it took the chunk, zero-terminated: a program's own unless it was set.
  char name[16];
  uint8_t padding[16];
} GillabGILChunk;

typedef enum {
  // libpython made or destroyed a condition variable. A GIL has two, made one after the other: `cond`, on which threads
  // wait for the lock, and `switch_cond`, on which a holder that was asked to yield waits until another took it.
  GILLAB_GIL_CONDITION_MADE = 1,
  GILLAB_GIL_CONDITION_DESTROYED = 2,
  // pthread_cond_signal: on `cond` the thread drops the lock, on `switch_cond` it has taken it.
  GILLAB_GIL_SIGNAL = 3,
  // pthread_cond_timedwait on `cond` begins for the first time since the thread last had the lock: it wants the lock.
  GILLAB_GIL_WANT = 4,
  // It ended because the switch interval had passed. The thread waits on, unless its next event says otherwise.
  GILLAB_GIL_TIMEOUT = 5,
  // It ended because the lock was dropped, but another thread was faster. The thread waits on.
  GILLAB_GIL_BEATEN = 6,
  // pthread_cond_wait on `switch_cond`: the thread was asked to yield and waits until another has taken the lock.
  GILLAB_GIL_YIELD_BEGAN = 7,
  GILLAB_GIL_YIELD_ENDED = 8,
  // The interpreter has started and turns to the script; the condition is 0. Once in a process that hosts a script.
  GILLAB_GIL_SCRIPT_BEGAN = 9,
  // The thread has ended; the condition is 0.
  GILLAB_GIL_THREAD_ENDED = 10,
  // The process is about to end or to become another program; the condition is 0.
  GILLAB_GIL_PROCESS_ENDS = 11,
  // It did not become another program: exec failed. The condition is 0.
  GILLAB_GIL_PROCESS_GOES_ON = 12,
  // The process learnt that a child of its own has ended: for a child that was killed. The condition is the child's
  // process id.
  GILLAB_GIL_CHILD_ENDED = 13,
} GillabGILEventKind;

typedef struct {
  // Nanoseconds since the origin, shifted left by 8, and the kind.
  uint64_t timeAndKind;
  // Address of the condition variable in its process.
  uint64_t condition;
} GillabGILEvent;

#endif
