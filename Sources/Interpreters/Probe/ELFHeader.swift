/// The first bytes of an executable or library of Linux, as far as they say what machine it is for.
///
/// Source: System V ABI, "ELF header": class at byte 4, byte order at 5, machine at 18 and 19.
struct ELFHeader: Equatable {
  static let magic: [UInt8] = [0x7F, UInt8(ascii: "E"), UInt8(ascii: "L"), UInt8(ascii: "F")]

  private let machine: [UInt8]

  /// Nil if the file cannot be read or is not of this format.
  init?(of path: String) {
    guard let bytes = FileSystem.bytes(of: path, limit: 20), bytes.count == 20, bytes.starts(with: Self.magic) else {
      return nil
    }
    machine = [bytes[4], bytes[5], bytes[18], bytes[19]]
  }

  /// Why this program cannot load a library as far as its header tells, nil if nothing speaks against it.
  static func objection(to library: String) -> String? {
    guard FileSystem.exists(library) else { return "no such file" }
    guard let header = ELFHeader(of: library) else { return "not a shared library" }
    guard let own = ELFHeader(of: "/proc/self/exe") else { return nil }
    return header == own ? nil : "a library for another kind of processor"
  }
}
