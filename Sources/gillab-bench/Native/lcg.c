// The loop of `cpu.pure` (docs/workloads.md) in C, which native Swift's is compared with:
//   lcg ITERATIONS UNITS SEED
// It prints nanoseconds an iteration, and the checksum as a sample's report has it.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static uint64_t mix(uint64_t x) {
  x += 0x9E3779B97F4A7C15u;
  x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
  x = (x ^ x >> 27) * 0x94D049BB133111EBu;
  return x ^ x >> 31;
}

static uint64_t unit(uint64_t seed, long iterations) {
  uint32_t x = seed & 0x7FFFFFFF, sum = 0;
  for (long i = 0; i < iterations; i++) {
    x = (x * 1103515245u + 12345u) & 0x7FFFFFFF;
    sum ^= x;
  }
  return sum;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e9 + time.tv_nsec;
}

int main(int argc, char **argv) {
  if (argc != 4) return fprintf(stderr, "usage: lcg ITERATIONS UNITS SEED\n"), 2;
  long iterations = atol(argv[1]), units = atol(argv[2]);
  uint64_t seed = strtoull(argv[3], NULL, 10), sum = 0;
  if (iterations < 1 || units < 1) return fprintf(stderr, "lcg: ITERATIONS and UNITS are at least 1\n"), 2;
  double start = now();
  for (long i = 0; i < units; i++) sum += unit(mix(seed + (uint64_t)i), iterations);
  double elapsed = now() - start;
  printf("%.4f %016llx\n", elapsed / ((double)iterations * (double)units), (unsigned long long)sum);
  return 0;
}
