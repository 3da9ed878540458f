import Interpreters
import Workloads

/// Why an interpreter does not have a model, as far as is known without trying.
enum ModelObjection {
  /// - Returns: A clause; nil where nothing is known against it.
  static func describe(_ model: Model, in interpreter: Interpreter) -> String? {
    if !interpreter.usable || interpreter.library == nil {
      return interpreter.reason ?? ReasonPhrase.noSharedLibrary()
    }
    guard case .python(let model) = model else { return nil }
    let version = interpreter.number
    switch model {
    case .asyncioTaskGroup where version.map { ($0.major, $0.minor ?? 99) < (3, 11) } ?? false:
      return ReasonPhrase.taskGroupNeedsPython("3.11")
    case .subinterpreter where !interpreter.ownGIL:
      return ReasonPhrase.ownLockNeedsPython("3.12")
    case .processFork, .processSpawn, .processForkserver:
      let method = String(model.rawValue.dropFirst("process-".count))
      let isThere = interpreter.startMethods.isEmpty || interpreter.startMethods.contains(method)
      return isThere ? nil : ReasonPhrase.noStartMethod(method)
    default: return nil
    }
  }
}
