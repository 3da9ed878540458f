import Workloads

/// A result whose every field has a value of its own.
struct SyntheticResult {
  var name = "20261122-231500-4f2a"
  var kind = ResultRecord.Kind.probe
  var startedAt = 1_795_389_300.5
  var document = #"{"note":"größer\n\"","third":0.3333333333333333}"#

  var kept: KeptResult {
    KeptResult(
      record: ResultRecord(
        name: name, kind: kind, startedAt: startedAt, command: ["gillab", "probe", "a \"word\"\n"], version: "0.1.0",
        commit: "4fa02d6",
        host: HostRecord(
          name: "bench", processor: "Zen", cores: 2, memoryBytes: 1 << 33, kernel: "6.1.0", governor: "powersave",
          isVirtual: true),
        program: ProgramStamp(
          gillab: "9f", gillabNative: "60", pythonModels: "fc", pythonWorkloads: "a4",
          otherPython: ["probes": "c1", "witness": "d2"], variables: ["PYTHON_GIL": "1"]),
        pythons: [
          PythonBuild(
            version: "3.13.0t", executable: "/opt/python 3.13/bin/python3", library: "/opt/libpython3.13t.so",
            libraryBytes: 6_543_210, libraryModifiedAt: 1_700_000_000.25)
        ], schema: "gillab.probe/1"), document: document)
  }
}
