import CPythonABI
import Synchronization

/// The entry points of the process's libpython: a pointer to a table that is filled once and never freed.
@safe  // The one pointer is private and always valid.
struct EntryPoints: Sendable {
  // SAFETY: the table is written only in `init(library:)`, before any other thread sees it, and is never freed.
  private nonisolated(unsafe) let table: UnsafePointer<GillabPythonAPI>

  /// The C functions and variables themselves. A call needs an attached thread unless CPython's documentation says not.
  @inline(__always)
  var api: GillabPythonAPI { unsafe table.pointee }

  init(library: String) throws(PythonError) {
    let table = UnsafeMutablePointer<GillabPythonAPI>.allocate(capacity: 1)
    unsafe table.initialize(to: GillabPythonAPI())
    var reason = [CChar](repeating: 0, count: 1024)
    // SAFETY: the library fills the table and writes at most `reason.count` bytes, the last one zero.
    guard unsafe gillab_python_load(library, table, &reason, reason.count) == 0 else {
      unsafe table.deallocate()
      let text = String(decoding: reason.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      throw .cannotLoad(library: library, reason: text)
    }
    unsafe self.table = UnsafePointer(table)
    Self.loaded.store(UInt(bitPattern: unsafe self.table), ordering: .releasing)
  }

  /// The process's entry points, for functions that C calls; nil while no library is loaded.
  static var current: EntryPoints? {
    // SAFETY: the number is the address that `init(library:)` stored, or 0.
    unsafe UnsafePointer(bitPattern: loaded.load(ordering: .acquiring)).map { unsafe EntryPoints(table: $0) }
  }

  /// The table's address: an atomic pointer would not be `Sendable`.
  private static let loaded = Atomic<UInt>(0)

  private init(table: UnsafePointer<GillabPythonAPI>) { unsafe self.table = table }
}
