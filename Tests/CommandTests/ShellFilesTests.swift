import FoundationEssentials
import Glibc
import Testing

/// The completions and the man page that `make install` makes of the command tree.
struct ShellFilesTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func completions(_ shell: String) async throws -> String {
    let ended = try await run(gillab, ["--generate-completion-script", shell])
    #expect(ended.status == "exit 0", "\(ended.stderr)")
    return ended.stdout
  }

  /// What bash offers for a command line whose last word is to be completed.
  private func offered(_ words: [String]) async throws -> [String] {
    let file = try folder.file("gillab.bash", try await completions("bash"))
    let program = """
      source "$1"; shift
      function=$(complete -p gillab | sed 's/.*-F \\([^ ]*\\) .*/\\1/')
      COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
      "$function" gillab "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let ended = try await run("/bin/bash", ["-c", program, "bash", file] + words, in: folder.path)
    #expect(ended.stderr == "")
    return ended.stdout.split(separator: "\n").map(String.init)
  }

  @Test(arguments: [
    (["gillab", "py"], ["python", "pythons"]), (["gillab", "repo"], ["report"]),
    (["gillab", "report", "--meas"], ["--measure"]), (["gillab", "report", "--lang", "zh"], ["zh-Hans"]),
    (["gillab", "export", "a", "--format", "c"], ["csv"]), (["gillab", "python", "--pyth"], ["--python"]),
  ])
  func `bash completes gillab's commands, options and values`(words: [String], expected: [String]) async throws {
    #expect(try await offered(words).sorted() == expected)
  }

  @Test func `bash completes the files that a command takes`() async throws {
    try folder.file("program.py", "")
    #expect(try await offered(["gillab", "trace", "prog"]) == ["program.py"])
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `a shell that is here can read its completions, which are gillab's`(shell: String) async throws {
    let text = try await completions(shell)
    #expect(text.contains("gillab"))
    #expect(!text.contains("gillab-lab"), "users call the front end")
    let candidates = ["/bin/\(shell)", "/usr/bin/\(shell)", "/usr/local/bin/\(shell)"]
    guard let program = candidates.first(where: { access($0, X_OK) == 0 }) else { return }
    let file = try folder.file("completions", text)
    let ended = try await run(program, ["-n", file])
    #expect(ended.status == "exit 0")
    #expect(ended.stderr == "")
  }

  /// The generator is beside the sources, as only `make install` needs it.
  private var generator: String {
    #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/pyscripts/manual/page.py"
  }

  private func page() async throws -> String {
    let described = try await run(gillab, ["--experimental-dump-help"])
    #expect(described.status == "exit 0", "\(described.stderr)")
    let file = try folder.file("commands.json", described.stdout)
    let ended = try await run("/usr/bin/env", ["python3", generator, file])
    #expect(ended.status == "exit 0", "\(ended.stderr)")
    return ended.stdout
  }

  @Test func `the man page has every command and option`() async throws {
    let page = try await page()
    let help = try await run(gillab, ["--help"])
    let commands = help.stdout.split(separator: "\n").compactMap { line in
      line.hasPrefix("  ") && !line.hasPrefix("   ") ? line.split(separator: " ").first.map(String.init) : nil
    }.filter { $0.allSatisfy(\.isLowercase) && $0 != "gillab" }
    #expect(commands.count > 10)
    for command in commands { #expect(page.contains(".SS \"gillab \(command)\"\n"), "\(command)") }
    for option in ["\\-\\-start\\-method", "\\-\\-budget", "\\-\\-pid\\-tree", "\\-\\-keep", "\\-\\-lang"] {
      #expect(page.contains("\\fB\(option)\\fR"), "\(option)")
    }
    #expect(page.hasPrefix(".TH \"GILLAB\" \"1\""))
  }

  @Test(.enabled("groff is not installed") { access("/usr/bin/groff", X_OK) == 0 })
  func `the man page is formatted without a warning`() async throws {
    let file = try folder.file("gillab.1", try await page())
    let ended = try await run("/usr/bin/groff", ["-man", "-ww", "-Kutf8", "-Tutf8", "-rLL=100n", file])
    #expect(ended.status == "exit 0")
    #expect(ended.stderr == "")
    let plain = ended.stdout.replacing(#/\u{1B}\[[0-9;]*m/#, with: "")
    #expect(plain.contains("gillab verify"))
    #expect(!plain.contains("\\f"))
  }

  @Test func `what is no description of commands is refused by name`() async throws {
    let file = try folder.file("commands.json", "[]")
    let ended = try await run("/usr/bin/env", ["python3", generator, file])
    #expect(ended.status == "exit 2")
    #expect(ended.stderr.contains(file))
  }
}
