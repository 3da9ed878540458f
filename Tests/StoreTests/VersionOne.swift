/// A store of the first version, as `sqlite3 results.sqlite .dump` wrote it. It stays as it is, whatever tables become.
enum VersionOne {
  static let dump = #"""
    PRAGMA application_id = 1735156066;
    CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
    INSERT INTO grdb_migrations VALUES('1: runs, cells, blocks and samples');
    CREATE TABLE run (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      startedAt REAL NOT NULL,
      finishedAt REAL,
      state TEXT NOT NULL,
      command TEXT NOT NULL,
      version TEXT NOT NULL,
      "commit" TEXT,
      plan TEXT NOT NULL,
      host TEXT NOT NULL
    ) STRICT;
    INSERT INTO run VALUES(1,'20261122-231500-4f2a',1795389300.5,1795389400.0,'interrupted','["gillab","compare"]',
      '0.1.0',NULL,'{"blocks":null,"budgetSeconds":60,"isAA":false,"seed":18446744073709551615,"threshold":0.02}',
      '{"cores":2,"isVirtual":true,"kernel":"6.1.0","memoryBytes":8589934592,"name":"bench"}');
    CREATE TABLE cell (
      run INTEGER NOT NULL REFERENCES run(number),
      number INTEGER NOT NULL,
      workload TEXT NOT NULL,
      size INTEGER NOT NULL,
      language TEXT NOT NULL,
      model TEXT NOT NULL,
      workers INTEGER NOT NULL,
      python TEXT,
      isNullTwin INTEGER NOT NULL,
      units INTEGER NOT NULL,
      repeats INTEGER NOT NULL,
      status TEXT NOT NULL,
      reason TEXT,
      PRIMARY KEY (run, number)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO cell VALUES(1,0,'io.tcp',1024,'python','thread',16,
      '{"executable":"/usr/bin/python3.13","library":"/usr/lib/libpython3.13.so.1.0","libraryBytes":6543210,"libraryModifiedAt":1700000000.25,"version":"3.13.0"}',
      0,64,2,'ok',NULL);
    INSERT INTO cell VALUES(1,1,'io.tcp',1024,'swift','process',16,NULL,1,64,1,'crashed','signal 11');
    CREATE TABLE block (
      run INTEGER NOT NULL REFERENCES run(number),
      number INTEGER NOT NULL,
      startedAt REAL NOT NULL,
      seconds REAL NOT NULL,
      contamination TEXT,
      PRIMARY KEY (run, number)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO block VALUES(1,0,1795389301.5,0.75,'the load was 7.5');
    CREATE TABLE sample (
      run INTEGER NOT NULL,
      block INTEGER NOT NULL,
      position INTEGER NOT NULL,
      cell INTEGER NOT NULL,
      status TEXT NOT NULL,
      reason TEXT,
      unsupported TEXT,
      checksum TEXT NOT NULL,
      wallSeconds REAL NOT NULL,
      creationSeconds REAL NOT NULL,
      joinSeconds REAL NOT NULL,
      windowSeconds REAL NOT NULL,
      workers TEXT NOT NULL,
      userSeconds REAL NOT NULL,
      systemSeconds REAL NOT NULL,
      voluntarySwitches INTEGER NOT NULL,
      involuntarySwitches INTEGER NOT NULL,
      latencies BLOB NOT NULL,
      metrics TEXT NOT NULL,
      peakBytes INTEGER NOT NULL,
      load REAL,
      stealShare REAL,
      othersShare REAL,
      FOREIGN KEY (run, block) REFERENCES block(run, number),
      FOREIGN KEY (run, cell) REFERENCES cell(run, number)
    ) STRICT;
    INSERT INTO sample VALUES(1,0,1,0,'ok',NULL,NULL,'f0e1d2c3b4a59687',0.125,0.01,0.002,0.1,
      '[{"endSeconds":0.125,"startSeconds":0,"units":128,"unitsInWindow":120.5}]',0.08,0.02,12,3,
      X'000000000000F03F000000000000E0BF','{"lostShare":0.125}',20971520,0.25,0.0,0.5);
    INSERT INTO sample VALUES(1,0,0,1,'crashed','signal 11',NULL,'',0.0,0.0,0.0,0.0,'[]',0.0,0.0,0,0,X'','{}',0,NULL,
      NULL,NULL);
    CREATE UNIQUE INDEX sampleInBlock ON sample(run, block, position);
    """#
}
