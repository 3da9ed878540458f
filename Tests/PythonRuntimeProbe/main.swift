import Glibc
import PythonRuntime

// python-runtime-probe LIBRARY EXECUTABLE SCENARIO: runs one scenario in one Python and prints what it saw.
// A process can hold one interpreter only, so the tests start one of these for each.
let arguments = CommandLine.arguments
guard arguments.count == 4, let scenario = Scenario(rawValue: arguments[3]) else {
  print("usage: python-runtime-probe LIBRARY EXECUTABLE \(Scenario.allCases.map(\.rawValue).joined(separator: "|"))")
  exit(2)
}
do {
  let library = try LibPython.load(path: arguments[1])
  try scenario.run(Subject(library: library, executable: arguments[2]))
} catch {
  print("uncaught: \(error)")
  exit(1)
}
