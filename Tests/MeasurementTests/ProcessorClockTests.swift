import Glibc
import Testing

@testable import Measurement

@Suite struct ProcessorClockTests {
  @Test func `another process's clock counts what it computes and stands while it waits`() throws {
    // Computes, prints a line, then waits for its input to end.
    let script = "i=0; while [ $i -lt 50000 ]; do i=$((i+1)); done; echo done; read line"
    var input: [Int32] = [0, 0]
    var output: [Int32] = [0, 0]
    try #require(pipe(&input) == 0 && pipe(&output) == 0)
    for end in input + output { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input[0], 0)
    posix_spawn_file_actions_adddup2(&actions, output[1], 1)
    var process: pid_t = 0
    let words: [UnsafeMutablePointer<CChar>?] = [strdup("/bin/sh"), strdup("-c"), strdup(script), nil]
    defer { for word in words { free(word) } }
    try #require(posix_spawn(&process, "/bin/sh", &actions, nil, words, environ) == 0)
    defer {
      close(input[1])
      close(output[0])
      waitpid(process, nil, 0)
    }
    close(input[0])
    close(output[1])

    let clock = try #require(ProcessorClock(of: process))
    var line = [UInt8](repeating: 0, count: 16)
    #expect(read(output[0], &line, line.count) > 0)
    #expect(clock.seconds > 0)
    // It goes on to its read, and then stands.
    usleep(100_000)
    let waiting = clock.seconds
    usleep(100_000)
    #expect(clock.seconds == waiting)
  }

  @Test func `there is no clock of a process that does not exist`() {
    // Linux has no process number above 2²².
    #expect(ProcessorClock(of: (1 << 22) + 1) == nil)
  }
}
