import FoundationEssentials
import Glibc
import Probes
import Workloads

extension Subject {
  /// Takes the sample that the file named by `GILLAB_TEST_SAMPLE` asks for, and prints its report.
  func sample() throws {
    // A sample that waits for ever shall not outlive its test.
    alarm(60)
    let path = ProcessInfo.processInfo.environment["GILLAB_TEST_SAMPLE"] ?? ""
    let sample = try JSONDecoder().decode(HostedSample.self, from: Data(contentsOf: URL(filePath: path)))
    print(String(decoding: try JSONEncoder().encode(try EmbeddedSample.report(of: sample)), as: UTF8.self))
  }
}
