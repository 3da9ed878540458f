// swift-tools-version: 6.2
import PackageDescription

/// CI sets GILLAB_STRICT so that a warning fails the build there, while a user with a newer compiler still gets a program.
let strict = Context.environment["GILLAB_STRICT"] == "1"
let settings: [SwiftSetting] =
  [.enableUpcomingFeature("ExistentialAny")]
  + (strict ? [.treatAllWarnings(as: .error)] : [])
let cSettings: [CSetting] = strict ? [.treatAllWarnings(as: .error)] : []

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")
/// Subprocess takes and gives the paths of this package, which it brings along anyway.
let systemPackage: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")
let histogram: Target.Dependency = .product(name: "Histogram", package: "hdrhistogram-swift")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let nio: [Target.Dependency] = ["NIOCore", "NIOPosix"].map { .product(name: $0, package: "swift-nio") }

/// Why each dependency is here: docs/ARCHITECTURE.md, "Dependencies".
let package = Package(
  name: "gillab",
  products: [
    .executable(name: "gillab", targets: ["gillab"]),
    .executable(name: "gillab-lab", targets: ["gillab-lab"]),
    .executable(name: "gillab-native", targets: ["gillab-native"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0", traits: []),
    .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.0.0"),
  ],
  targets: [
    // Headers and libraries of the system's packages. Only Python's headers are in a folder of their own; pkg-config
    // would put the system's folder of libraries before that of the static ones (Makefile).
    .systemLibrary(name: "CPython", pkgConfig: "python3", providers: [.apt(["libpython3-dev"])]),
    .systemLibrary(name: "Ccmark", providers: [.apt(["libcmark-dev"])]),
    .systemLibrary(name: "Cmd", providers: [.apt(["libmd-dev"])]),

    // C, only where Swift cannot go.
    .target(name: "GILEventFormat", cSettings: cSettings),
    .target(name: "CPythonABI", dependencies: ["CPython", "GILEventFormat"], cSettings: cSettings),
    .target(name: "LibcShims", cSettings: cSettings),

    .target(
      name: "PyScripts", path: "pyscripts", exclude: ["cpython_tests", "manual", "peers"],
      resources: pyscriptsResources,
      swiftSettings: settings),
    .target(
      name: "PythonRuntime", dependencies: ["CPythonABI"],
      swiftSettings: settings + [.enableExperimentalFeature("Lifetimes")]),
    .target(name: "Probes", dependencies: ["PythonRuntime", "Workloads", "Measurement"], swiftSettings: settings),
    .target(name: "Interpreters", dependencies: ["PyScripts", subprocess, systemPackage], swiftSettings: settings),
    .target(name: "Measurement", swiftSettings: settings),
    .target(
      name: "GILTrace", dependencies: ["GILEventFormat", "Measurement", histogram], swiftSettings: settings),
    .target(
      name: "Workloads", dependencies: ["Measurement", "LibcShims", subprocess, systemPackage], swiftSettings: settings),
    .target(
      name: "NativeWorkloads", dependencies: ["Workloads", "Measurement", "LibcShims"] + nio, swiftSettings: settings),
    .target(name: "Store", dependencies: ["Workloads", "Measurement", grdb], swiftSettings: settings),
    .target(name: "Supervision", dependencies: ["LibcShims", "Workloads", "Measurement"], swiftSettings: settings),
    .target(name: "Documents", dependencies: ["Workloads", "Ccmark", "Cmd", "Yams"], swiftSettings: settings),
    .target(name: "Charts", dependencies: ["Workloads", "Measurement"], swiftSettings: settings),
    .target(
      name: "Lab",
      dependencies: [
        "Charts", "Documents", "Interpreters", "Workloads", "Measurement", "GILTrace", "PyScripts", "LibcShims",
        "Store",
        "Cmd", subprocess, systemPackage, histogram,
      ],
      swiftSettings: settings),
    .target(
      name: "Reports",
      dependencies: ["Workloads", "Interpreters", "Measurement", "GILTrace", "LibcShims", "Cmd", mustache],
      resources: pageResources, swiftSettings: settings),

    .executableTarget(
      name: "gillab-lab",
      dependencies: [
        "Charts", "Documents", "Lab", "Reports", "GILTrace", "Interpreters", "Store", "Workloads", "PyScripts",
        argumentParser,
      ],
      swiftSettings: settings, linkerSettings: fixedAddress),
    .executableTarget(
      name: "gillab",
      dependencies: [
        "CPythonABI", "Interpreters", "PythonRuntime", "Probes", "Supervision", "Workloads", "LibcShims",
      ],
      swiftSettings: settings, linkerSettings: exportedFunctions + fixedAddress),

    .executableTarget(
      name: "gillab-native", dependencies: ["NativeWorkloads", "Workloads"],
      swiftSettings: settings, linkerSettings: fixedAddress),

    // What gillab itself costs (docs/benchmarks.md). Not among the products: a user's build does without it.
    .executableTarget(
      name: "gillab-bench",
      dependencies: [
        "GILEventFormat", "GILTrace", "Lab", "Measurement", "Interpreters", "Reports", "Store", "Workloads",
        argumentParser,
      ],
      resources: [.copy("Native")], swiftSettings: settings),

    // A process holds one Python only: the tests run this one for each.
    .executableTarget(
      name: "python-runtime-probe", dependencies: ["PythonRuntime", "Probes", "Workloads", "Measurement"],
      path: "Tests/PythonRuntimeProbe",
      swiftSettings: settings),

    // Files of GIL events made by hand, for the tests of what reads them.
    .target(
      name: "GILRecordings", dependencies: ["GILEventFormat", "GILTrace"], path: "Tests/GILRecordings",
      swiftSettings: settings),

    // Interpreters and documents are real in the tests, so each test names what it needs and skips when it is missing.
    .testTarget(
      name: "InterpretersTests", dependencies: ["Interpreters", "PyScripts", subprocess, systemPackage],
      swiftSettings: settings),
    .testTarget(
      name: "PythonRuntimeTests",
      dependencies: [
        "PythonRuntime", "CPythonABI", "Interpreters", "Workloads", "python-runtime-probe", subprocess, systemPackage,
      ],
      exclude: ["Misuse"], swiftSettings: settings),
    .testTarget(
      name: "GILTraceTests", dependencies: ["GILTrace", "GILEventFormat", "GILRecordings", "Measurement"],
      swiftSettings: settings),
    .testTarget(name: "MeasurementTests", dependencies: ["Measurement"], swiftSettings: settings),
    .testTarget(name: "DocumentsTests", dependencies: ["Documents", "PyScripts"], swiftSettings: settings),
    .testTarget(
      name: "StoreTests", dependencies: ["Store", "Workloads", "Measurement", grdb], swiftSettings: settings),
    .testTarget(
      name: "NativeWorkloadsTests",
      dependencies: [
        "NativeWorkloads", "Workloads", "Measurement", "PyScripts", "Interpreters", "gillab-native", "gillab",
        subprocess,
        systemPackage,
      ],
      swiftSettings: settings),
    .testTarget(
      name: "LabTests",
      dependencies: [
        "Lab", "Workloads", "Interpreters", "Documents", "Measurement", "PyScripts", "Store", "GILTrace",
        "GILRecordings", "gillab", "gillab-lab",
        "gillab-native", subprocess, systemPackage, grdb,
      ],
      swiftSettings: settings),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "Lab", "GILTrace", "Workloads", "Interpreters", "PyScripts", "Store", "gillab", "gillab-lab", "gillab-native",
        subprocess, systemPackage, grdb,
      ],
      swiftSettings: settings),
    .testTarget(
      name: "SupervisionTests",
      dependencies: ["Supervision", "Lab", "Workloads", "gillab", subprocess, systemPackage], swiftSettings: settings),
    .testTarget(
      name: "ChartsTests",
      dependencies: ["Charts", "Lab", "PyScripts", "Workloads", "Measurement", subprocess, systemPackage],
      exclude: ["Golden"], swiftSettings: settings),
    .testTarget(
      name: "PageTests", dependencies: ["Charts", "Reports", "Measurement", "Workloads"], swiftSettings: settings),
    .testTarget(
      name: "ReportsTests", dependencies: ["Reports", "GILTrace", "GILRecordings", "Measurement", "Workloads"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)

/// The libc functions that the program defines itself (Sources/CPythonABI): libpython finds them first
/// only if the program exports them.
var exportedFunctions: [LinkerSetting] {
  [
    "_exit", "execv", "execve", "fopen", "fopen64", "kill", "posix_spawn", "pthread_cond_destroy", "pthread_cond_init",
    "pthread_cond_signal", "pthread_cond_timedwait", "pthread_cond_wait", "pthread_create", "wait", "wait3", "wait4",
    "waitid", "waitpid",
  ].map { function in
    .unsafeFlags(["-Xlinker", "--export-dynamic-symbol=\(function)"], .when(platforms: [.linux]))
  }
}

/// A program that always has the same address in memory needs none of the 38,000 to 82,000 corrections of addresses that
/// a movable one makes at each start; they took 0.6 to 1 ms and touched half a megabyte.
var fixedAddress: [LinkerSetting] {
  [.unsafeFlags(["-Xclang-linker", "-no-pie"], .when(platforms: [.linux], configuration: .release))]
}

var pyscriptsResources: [Resource] {
  [
    "benchmarks", "breakeven", "calibration", "charts", "claims", "documents", "examples", "inspection", "interpreters",
    "models", "probes",
    "releases",
    "snippets", "witness", "workloads",
  ].map { .copy($0) }
}

/// What a report's page is made of, within the program: an installed one has no bundle to look for.
var pageResources: [Resource] {
  [
    "page.mustache", "section.mustache", "table.mustache", "figure.mustache", "tally.mustache", "facts.mustache",
    "outputs.mustache", "code.mustache", "page.css", "page.js",
  ].map { .embedInCode("Page/Templates/\($0)") }
}
