import ArgumentParser
import FoundationEssentials
import Interpreters
import Lab
import Reports

/// `gillab pythons`: every CPython of the machine.
struct PythonsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pythons", abstract: "List every CPython on this machine and what each can do.")

  @Flag(help: "Print JSON (docs/json.md) instead of a table.")
  var json = false

  @Option(help: ArgumentHelp("List this executable too. May be given again.", valueName: "path"))
  var python: [String] = []

  func run() async throws {
    var places = SearchPlaces.ofThisProcess
    let named = ([places.environment["GILLAB_PYTHONS"] ?? ""] + python).filter { !$0.isEmpty }
    places.environment["GILLAB_PYTHONS"] = named.joined(separator: ":")
    let worker = try WorkerProgram.locate()
    let finder = InterpreterFinder(places: places, libraryCheck: { await worker.objection(to: $0) })
    let found = try await finder.find()
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      Console.print(
        String(decoding: try encoder.encode(found.interpreters.map(InterpreterListing.init)), as: UTF8.self))
      return
    }
    for line in InterpreterTable(found.interpreters).lines(Palette(for: 1)) { Console.print(line) }
    for skipped in found.skipped { Console.tell("not listed: \(skipped.executable): \(skipped.reason)") }
  }
}
