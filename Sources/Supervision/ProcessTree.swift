import Glibc
import Measurement
import Workloads

/// A process and everything it started, as the kernel knows it.
enum ProcessTree {
  /// All descendants, parents before children.
  ///
  /// Reads each thread's list of children (`/proc/PID/task/TID/children`), so its cost grows with the tree and not with
  /// the machine.
  static func descendants(of root: pid_t) -> [pid_t] {
    var found: [pid_t] = []
    var seen: Set<pid_t> = [root]
    var open = [root]
    while let process = open.popLast() {
      for child in children(of: process) where seen.insert(child).inserted {
        found.append(child)
        open.append(child)
      }
    }
    return found
  }

  static func children(of process: pid_t) -> [pid_t] {
    procNumbers("/proc/\(process)/task").flatMap { thread in
      (procFile("/proc/\(process)/task/\(thread)/children") ?? "").split(separator: " ").compactMap { pid_t($0) }
    }
  }

  /// Every process of the machine whose working folder is in a folder.
  static func working(in directory: String) -> [pid_t] {
    procNumbers("/proc").filter { process in
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
      let count = readlink("/proc/\(process)/cwd", &buffer, buffer.count - 1)
      let folder = String(decoding: buffer.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
      return process != getpid() && folder.hasPrefix(directory + "/")
    }
  }

  static func describe(_ process: pid_t) -> ProcessDescription {
    let arguments = procFile("/proc/\(process)/cmdline") ?? ""
    let command = arguments.split(separator: "\0").joined(separator: " ")
    if !command.isEmpty { return ProcessDescription(pid: process, command: command) }
    let name = procFile("/proc/\(process)/comm")?.split(separator: "\n").first.map(String.init)
    return ProcessDescription(pid: process, command: name ?? "?")
  }

  /// Kills a program's process group and every descendant of this process, until none is left.
  ///
  /// A daemon that left the group is still a descendant, since this process adopts orphans.
  static func end(group: pid_t) {
    endUsersOfNames(group: group)
    killpg(group, SIGKILL)
    // A process may fork while the list is read; each round catches those that came meanwhile.
    for _ in 0..<200 {
      let remaining = descendants(of: getpid())
      if remaining.isEmpty { break }
      for process in remaining { kill(process, SIGKILL) }
      usleep(1000)
      reapAll(except: group)
      if descendants(of: getpid()) == [group] { break }
    }
  }

  /// Kills those who may have named semaphores or shared memory, and waits for who removes the names then.
  ///
  /// `multiprocessing` gives a tree one process that keeps a list of such names and removes what is left of them when all
  /// others are gone. Killed with the others, it would leave the names in /dev/shm, where nobody knows whose they were.
  private static func endUsersOfNames(group: pid_t) {
    let trackers = descendants(of: getpid()).filter(isResourceTracker)
    if trackers.isEmpty { return }
    // At once, as the whole group would be killed: none has the time to fork.
    killpg(group, SIGSTOP)
    for process in descendants(of: getpid()) where !trackers.contains(process) { kill(process, SIGKILL) }
    for tracker in trackers { kill(tracker, SIGCONT) }
    let end = MonotonicSeconds.now() + trackerSeconds
    while trackers.contains(where: isResourceTracker), MonotonicSeconds.now() < end {
      usleep(1000)
      reapAll(except: group)
    }
  }

  /// How long the list's keeper may take; with little to remove it takes milliseconds.
  private static let trackerSeconds = 1.0

  /// False for one that has ended.
  private static func isResourceTracker(_ process: pid_t) -> Bool {
    // Its command line in CPython 3.8 and later.
    procFile("/proc/\(process)/cmdline")?.contains("from multiprocessing.resource_tracker import main") == true
  }

  /// Waits for every child that has ended, but for the program itself, whose status its own wait returns.
  static func reapAll(except program: pid_t = 0) {
    if program == 0 {
      while waitpid(-1, nil, WNOHANG) > 0 {}
      return
    }
    for child in children(of: getpid()) where child != program { waitpid(child, nil, WNOHANG) }
  }
}
