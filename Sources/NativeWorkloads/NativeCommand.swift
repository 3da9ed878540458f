import FoundationEssentials
import Glibc
import Workloads

/// What `gillab-native` is asked to do: words of gillab's own, not of a user's.
public enum NativeCommand {
  public static func run(_ arguments: [String]) -> Never {
    // Whoever writes to a child process that is gone is told so by the write.
    signal(SIGPIPE, SIG_IGN)
    openStandardStreams()
    do {
      switch (arguments.first, arguments.count) {
      case ("sample", 2): try sample(in: arguments[1])
      case ("serve", 1): try serve()
      case ("child", 1): Child.run()
      default: throw NativeFailure.unknownWords(arguments)
      }
    } catch {
      StandardStream.error("gillab-native: \(error)")
      exit(1)
    }
    exit(0)
  }

  /// Carries out the request in a folder, and leaves the report beside it.
  private static func sample(in folder: String) throws {
    let path = "\(folder)/\(SampleRequest.fileName)"
    guard let bytes = RunFile.read(path) else { throw NativeFailure.lastError(of: path) }
    let request: SampleRequest
    do { request = try JSONDecoder().decode(SampleRequest.self, from: Data(bytes)) } catch {
      throw NativeFailure.badRequest("\(path) is no sample's request: \(error)")
    }
    let report = try NativeSample(request, executable: ownPath()).report()
    let target = "\(folder)/\(SampleReport.fileName)"
    if let reason = RunFile.write(Array(try JSONEncoder().encode(report)), to: target + ".new") {
      throw NativeFailure.system(call: target, reason: reason)
    }
    guard rename(target + ".new", target) == 0 else { throw NativeFailure.lastError(of: target) }
  }

  /// Serves until standard input ends, which it does with whoever started this program.
  private static func serve() throws {
    let server = try LoopbackServer.start()
    StandardStream.output("\(server.port)")
    var byte: UInt8 = 0
    while true {
      let count = read(0, &byte, 1)
      if count == 0 || count < 0 && errno != EINTR { return }
    }
  }

  /// The running program's own file.
  static func ownPath() throws -> String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    guard count > 0 else { throw NativeFailure.lastError(of: "/proc/self/exe") }
    return String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// A pipe to a child process must not be one of the standard streams' numbers.
  private static func openStandardStreams() {
    var descriptor: Int32 = 0
    repeat { descriptor = open("/dev/null", O_RDWR | O_CLOEXEC) } while (0..<2).contains(descriptor)
    if descriptor > 2 { close(descriptor) }
  }
}
