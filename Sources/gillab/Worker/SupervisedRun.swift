import FoundationEssentials
import Glibc
import PythonRuntime
import Supervision
import Workloads

/// A request carried out: the program in a process of its own, its result as JSON in the run's folder.
struct SupervisedRun {
  /// The run's folder, with the request in it.
  let directory: String
  let request: RunRequest
  /// The interpreter's library, if it is loaded already.
  let host: ScriptHost?
  /// Who wants the result; see `Supervisor`.
  var parent = getppid()

  /// Carries out one request in a process of its own, for who has no server.
  static func main(in directory: String) -> Int32 {
    do {
      return SupervisedRun(directory: directory, request: try RunRequest.read(from: directory), host: nil).main()
    } catch {
      return complain(in: directory, "\(error)")
    }
  }

  func main() -> Int32 {
    do {
      var result = Supervisor(request: request, directory: directory, parent: parent).run { become(request.program) }
      result.events = RunEvent.read(from: directory)
      let bytes = Array(try JSONEncoder().encode(result))
      return complain(about: RunFile.write(bytes, to: "\(directory)/\(RunRequest.resultFileName)"))
    } catch {
      return complain(about: "\(error)")
    }
  }

  /// Leaves the reason for the lab to find; the status to end with.
  private func complain(about reason: String?) -> Int32 {
    guard let reason else { return 0 }
    return Self.complain(in: directory, reason)
  }

  static func complain(in directory: String, _ reason: String) -> Int32 {
    _ = RunFile.write(Array(reason.utf8), to: "\(directory)/\(RunRequest.errorsFileName)")
    return 2
  }

  private func become(_ program: RunRequest.Program) -> Int32 {
    switch program {
    case .command(let command):
      // SAFETY: the strings live until exec replaces the process.
      let argv = command.map { strdup($0) } + [nil]
      execv(command[0], argv)
      Gillab.complain("\(command[0]): \(String(cString: strerror(errno)))")
      return 127
    case .snippet(let snippet):
      do {
        let child = directory + "/" + HostedChild.name(executable: snippet.executable)
        symlink(LabProgram.thisProgram, child)
        let host = try self.host ?? ScriptHost(library: .load(path: snippet.library))
        return host.run(
          executable: snippet.executable,
          watched: snippet.watched(role: .document(script: snippet.script), directory: directory))
      } catch {
        Gillab.complain("\(error)")
        return 127
      }
    case .probe(let probe): return ProbeRun(request: probe, directory: directory).main()
    case .script(let script):
      do {
        let host = try self.host ?? ScriptHost(library: .load(path: script.library))
        return host.run(executable: script.executable, arguments: [script.path] + script.arguments)
      } catch {
        Gillab.complain("\(error)")
        return 127
      }
    case .sample(let sample): return SampleRun(sample: sample, directory: directory, host: host).main()
    }
  }
}

extension RunRequest {
  static func read(from directory: String) throws -> RunRequest {
    let bytes = RunFile.read("\(directory)/\(fileName)") ?? []
    return try JSONDecoder().decode(RunRequest.self, from: Data(bytes))
  }
}

extension RunEvent {
  /// What the run's processes wrote. A line that is not an event was cut short by a full disk or a kill, and is left out.
  static func read(from directory: String) -> [RunEvent] {
    guard let bytes = RunFile.read("\(directory)/\(RunRequest.eventsFileName)") else { return [] }
    let decoder = JSONDecoder()
    return bytes.split(separator: UInt8(ascii: "\n")).compactMap { try? decoder.decode(RunEvent.self, from: Data($0)) }
  }
}

extension HostedSnippet {
  func watched(role: WatchedScript.Role, directory: String) -> WatchedScript {
    WatchedScript(
      role: role, document: document, script: script, events: "\(directory)/\(RunRequest.eventsFileName)",
      witness: witness, witnessCache: witnessCache,
      childExecutable: "\(directory)/\(HostedChild.name(executable: executable))",
      startMethod: startMethod, guards: guards.map { ($0.line, $0.condition) })
  }
}
