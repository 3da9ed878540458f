import ArgumentParser
import Reports

/// `gillab list`: what can be compared.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Name the workloads and the models that gillab compare knows.")

  func run() {
    for line in WorkloadText(palette: Palette(for: 1), columns: Console.columns).lines { Console.print(line) }
  }
}
