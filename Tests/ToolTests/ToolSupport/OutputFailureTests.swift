import Foundation
import Testing

/// Full disks, closed pipes and unwritable places: exit 1, a message, and nothing half done.
@Suite struct OutputFailureTests {
    @Test func aFullOrClosedStdoutIsNoticed() throws {
        let work = try Workspace()
        _ = try work.expectSuccess("create", ["--data=a=1xi8", "--output=a.irpa"])
        for redirection in [">/dev/full", ">&-"] {
            for command in [
                "dump-parameters --parameters=a.irpa", "create-parameters --output=b.irpa",
                "convert-parameters --parameters=a.irpa --output=b.irpa", "dump-parameters --help",
            ] {
                let result = try work.shell("$BIN/iree-\(command) \(redirection)")
                #expect(result.status == 1, "\(command) \(redirection)")
                #expect(result.errors.contains("standard output"), "\(command) \(redirection)")
            }
        }
        // A table must never end up in the archive because the archive got descriptor 1.
        try work.shell("$BIN/iree-convert-parameters --parameters=a.irpa --output=c.irpa >&-")
        #expect(try work.bytes("c.irpa").starts(with: Array("IRPA".utf8)))
    }

    @Test func aClosedPipeIsNoticed() throws {
        let work = try Workspace()
        let flags = (0..<5000).map { "--splat=parameter.\($0)=1xi8\n" }.joined()
        try work.write(flags.utf8, to: "flags.txt")
        _ = try work.expectSuccess("create", ["--flagfile=flags.txt", "--quiet", "--output=a.irpa"])
        let result = try work.shell(
            "($BIN/iree-dump-parameters --parameters=a.irpa; echo $? >status) | head -n 1 >/dev/null; cat status"
        )
        #expect(result.output == "141\n")
        #expect(result.errors == "")
    }

    /// A limit on file sizes stands in for a full disk: both come back from `write` as errors.
    @Test func aFullDiskLeavesTheOldFile() throws {
        let work = try Workspace()
        try work.write([1, 2, 3], to: "out.irpa")
        _ = try work.expectSuccess("create", ["--data=a=4000000xi8=1", "--quiet", "--output=in.irpa"])
        for command in [
            "create-parameters --data=a=4000000xi8=1 --output=out.irpa",
            "convert-parameters --parameters=in.irpa --output=out.irpa",
            "dump-parameters --parameters=in.irpa --quiet --extract=a=out.irpa",
        ] {
            let result = try work.shell("ulimit -f 1024; $BIN/iree-\(command)")
            #expect(result.status == 1, "\(command)")
            #expect(result.errors.contains("out.irpa"), "\(command): \(result.errors)")
            #expect(try work.bytes("out.irpa") == [1, 2, 3])
            #expect(try work.names == ["in.irpa", "out.irpa"])
        }
    }

    @Test func aSmallFileSystemRunsFull() throws {
        let work = try Workspace()
        try FileManager.default.createDirectory(atPath: work("disk"), withIntermediateDirectories: true)
        let mounted = try work.shell("mount -t tmpfs -o size=1m tmpfs disk")
        // Mounting takes privileges; the test before this one covers the same path without them.
        guard mounted.status == 0 else { return }
        defer { _ = try? work.shell("umount disk") }
        try work.write([1, 2, 3], to: "disk/out.irpa")
        try work.expectFailure(
            "create", ["--data=a=4000000xi8=1", "--output=disk/out.irpa"], "disk/out.irpa",
            "RESOURCE_EXHAUSTED")
        #expect(try work.bytes("disk/out.irpa") == [1, 2, 3])
        #expect(try FileManager.default.contentsOfDirectory(atPath: work("disk")) == ["out.irpa"])
        // Copies across file systems take another way than those within one.
        _ = try work.expectSuccess("create", ["--data=a=100000xi32=7", "--output=in.irpa"])
        _ = try work.expectSuccess("convert", ["--parameters=in.irpa", "--output=disk/out.irpa"])
        #expect(try work.bytes("disk/out.irpa") == work.bytes("in.irpa"))
    }

    @Test func aKilledRunLeavesNothingBehind() throws {
        let work = try Workspace()
        try work.write([1, 2, 3], to: "out.irpa")
        // Killed as soon as it has opened its output, which takes a while to fill.
        let result = try work.shell(
            """
            $BIN/iree-create-parameters --data=a=500000000xi32=7 --quiet --output=out.irpa & pid=$!
            for try in $(seq 2000); do ls -l /proc/$pid/fd 2>/dev/null | grep -q "$PWD" && break; done
            kill -KILL $pid
            """)
        #expect(result.status == 0)
        #expect(try work.bytes("out.irpa") == [1, 2, 3])
        #expect(try work.names == ["out.irpa"])
    }

    @Test func unwritablePlacesAreNamed() throws {
        let work = try Workspace()
        try work.expectFailure("create", ["--output=/proc/no-file.irpa"], "/proc/no-file.irpa")
        try work.expectFailure("create", ["--output=missing/o.irpa"], "missing/o.irpa", "NOT_FOUND")
        try work.expectFailure("create", ["--output=."], "a directory")
    }
}
