import FoundationEssentials
import Glibc
import Testing
import Workloads

@Suite struct TemporaryFolderTests {
  @Test func `each is a new one that only its owner may enter`() throws {
    let folders = [try TemporaryFolder("gillab-one"), try TemporaryFolder("gillab-one")]
    defer { for folder in folders { folder.remove() } }
    #expect(folders[0].path != folders[1].path)
    for folder in folders {
      #expect(folder.path.hasPrefix("/") && folder.path.contains("/gillab-one-"))
      var status = stat()
      #expect(stat(folder.path, &status) == 0)
      #expect(status.st_mode & 0o777 == 0o700)
    }
  }

  @Test func `it goes with all that is in it`() throws {
    let folder = try TemporaryFolder("gillab-one")
    try #require(mkdir("\(folder.path)/inner", 0o700) == 0)
    try #require(RunFile.write([1, 2, 3], to: "\(folder.path)/inner/file") == nil)
    folder.remove()
    #expect(access(folder.path, F_OK) != 0)
  }
}
