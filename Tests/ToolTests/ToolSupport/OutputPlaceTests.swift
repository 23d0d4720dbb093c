import Foundation
import IREEPlatform
import Testing

/// Outputs that are no regular files, or cannot be replaced, in the tools.
@Suite struct OutputPlaceTests {
    private func makeInput() throws -> Workspace {
        let work = try Workspace()
        _ = try work.expectSuccess(
            "create", ["--data=w=3xi8=7", "--data=v=4xi32=1", "--quiet", "--output=a.irpa"])
        return work
    }

    @Test func aParameterGoesToStandardOutputAlone() throws {
        let work = try makeInput()
        for target in ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"] {
            let dump = "$BIN/iree-dump-parameters --parameters=a.irpa --extract=w=\(target)"
            #expect(try work.shell("\(dump) | cat").output == "\u{7}\u{7}\u{7}")
            // What a file has before stays, as with any program.
            #expect(try work.shell("echo x > o; \(dump) --quiet >> o; cat o").output == "x\n\u{7}\u{7}\u{7}")
        }
        #expect(try work.names == ["a.irpa", "o"])
    }

    @Test func archivesGoToPipesAndDevices() throws {
        let work = try makeInput()
        let convert = "$BIN/iree-convert-parameters --parameters=a.irpa --quiet --digest"
        #expect(try work.shell("\(convert) --output=b.irpa").status == 0)
        let piped = try work.shell("\(convert) --output=/dev/stdout | cmp - b.irpa")
        #expect(piped.status == 0, "\(piped)")
        let fifo = try work.shell("mkfifo f; cat f > c & \(convert) --output=f && wait && cmp b.irpa c")
        #expect(fifo.status == 0, "\(fifo)")
        #expect(try work.shell("\(convert) --output=/dev/null").status == 0)
    }

    @Test(.enabled(if: getuid() != 0, "root can create files in any folder"))
    func whatCannotBeReplacedIsWrittenInPlaceOrRefused() throws {
        let work = try makeInput()
        try FileManager.default.createDirectory(atPath: work("d"), withIntermediateDirectories: true)
        try work.write([9], to: "d/o.irpa")
        #expect(chmod(work("d"), 0o555) == 0)
        defer { chmod(work("d"), 0o755) }
        let flags = ["--parameters=a.irpa", "--quiet", "--output=d/o.irpa"]
        try work.expectFailure("convert", flags + ["--require-atomic"], "d/o.irpa", "cannot be replaced")
        #expect(try work.bytes("d/o.irpa") == [9])
        let result = try work.expectSuccess("convert", flags)
        #expect(result.errors.contains("warning: d/o.irpa is written in place, not atomically"))
        #expect(try work.bytes("d/o.irpa") == work.bytes("a.irpa"))
    }
}
