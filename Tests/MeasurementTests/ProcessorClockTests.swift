import Glibc
import Testing

@testable import Measurement

@Suite struct ProcessorClockTests {
  @Test func `another process's clock counts what it computes and stands while it waits`() throws {
    var process: pid_t = 0
    // Prints a line when its loop is over, then waits for its input to end.
    let script = "i=0; while [ $i -lt 50000 ]; do i=$((i+1)); done; echo done; read line"
    var input: [Int32] = [0, 0]
    var output: [Int32] = [0, 0]
    try #require(pipe2(&input, O_CLOEXEC) == 0 && pipe2(&output, O_CLOEXEC) == 0)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input[0], 0)
    posix_spawn_file_actions_adddup2(&actions, output[1], 1)
    let words = ["/bin/sh", "-c", script].map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    try #require(posix_spawn(&process, "/bin/sh", &actions, nil, words, environ) == 0)
    defer {
      for end in [input[1], output[0]] { close(end) }
      waitpid(process, nil, 0)
    }
    close(input[0])
    close(output[1])

    let clock = try #require(ProcessorClock(of: process))
    var line = [UInt8](repeating: 0, count: 16)
    #expect(read(output[0], &line, line.count) > 0)
    let used = clock.seconds
    #expect(used > 0)
    // It goes on to its read, and then stands.
    usleep(50_000)
    let waiting = clock.seconds
    usleep(50_000)
    #expect(clock.seconds == waiting)
  }

  @Test func `there is no clock of a process that does not exist`() {
    #expect(ProcessorClock(of: 0x3FFF_FFFF) == nil)
  }
}
