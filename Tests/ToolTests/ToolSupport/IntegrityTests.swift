import Foundation
import Testing

/// Digests, verification and packed archives, from the command line.
@Suite struct IntegrityTests {
    private func makeArchive(_ flags: [String] = []) throws -> Workspace {
        let work = try Workspace()
        _ = try work.expectSuccess(
            "create",
            ["--data=w=300000xi32=7", "--data=b=3xi8=5", "--data=z=100000xf32", "--splat=s=8xf32=1.5"]
                + ["--output=a.irpa"] + flags)
        return work
    }

    private func flip(_ name: String, at offset: Int, in work: Workspace) throws {
        var bytes = try work.bytes(name)
        bytes[offset] ^= 0x10
        try work.write(bytes, to: name)
    }

    /// The offset of a parameter's bytes, from the table.
    private func offset(of key: String, in table: String) throws -> Int {
        let line = try #require(table.split(separator: "\n").first { $0.hasSuffix("`\(key)`") })
        let column = try #require(line.split(separator: "|").first)
        return try #require(Int(column.trimmingCharacters(in: .whitespaces)))
    }

    @Test func verifyNamesWhatIsDamaged() throws {
        let work = try makeArchive(["--digest"])
        let intact = try work.expectSuccess("dump", ["--parameters=m=a.irpa", "--verify"])
        #expect(intact.output == "verified 4 parameters: 4 intact, 0 damaged, 0 without a digest\n")
        let table = try work.expectSuccess("dump", ["--parameters=a.irpa"]).output
        let start = try offset(of: "w", in: table)
        try flip("a.irpa", at: start + 70_000, in: work)
        let result = try work.run("dump", ["--parameters=m=a.irpa", "--verify"])
        #expect(result.status == 1)
        #expect(result.output.contains("damaged: `m::w` (bytes \(start) to \(start + 1_200_000) of a.irpa)"))
        #expect(result.output.hasSuffix("verified 4 parameters: 3 intact, 1 damaged, 0 without a digest\n"))
        #expect(result.errors.contains("DATA_LOSS"))
        #expect(try work.run("dump", ["--parameters=a.irpa", "--verify", "--quiet"]).status == 1)
    }

    /// One file that is broken does not hide what is wrong with the others.
    @Test func verifyGoesThroughAllFiles() throws {
        let work = try makeArchive(["--digest"])
        try work.write(work.bytes("a.irpa").prefix(150), to: "cut.irpa")
        let flags = [
            "--parameters=x=cut.irpa", "--parameters=m=a.irpa", "--parameters=y=missing.irpa", "--verify",
        ]
        let result = try work.run("dump", flags)
        #expect(result.status == 1)
        #expect(result.output.contains("broken: cut.irpa:"))
        #expect(result.output.contains("broken: missing.irpa: NOT_FOUND"))
        #expect(result.output.contains("verified 4 parameters: 4 intact, 0 damaged, 0 without a digest\n"))
        #expect(result.errors.contains("2 files are broken"))
        try flip("a.irpa", at: try work.bytes("a.irpa").count / 2, in: work)
        let both = try work.run("dump", flags + ["--quiet"])
        #expect(both.status == 1)
        #expect(both.output.contains("broken: cut.irpa:"))
        #expect(both.output.contains("damaged: `m::"))
        try work.expectFailure("dump", ["--parameters=cut.irpa", "--verify"], "cut.irpa:")
    }

    @Test func verifyFindsADamagedSplat() throws {
        let work = try makeArchive(["--digest"])
        // The first entry is the splat; its pattern stands 68 bytes into it.
        try flip("a.irpa", at: 96 + 68 + 2, in: work)
        let result = try work.run("dump", ["--parameters=a.irpa", "--verify"])
        #expect(result.status == 1)
        #expect(result.output.contains("damaged: `s` (a splat, in its archive)"))
    }

    @Test func filesWithoutDigestsAreReadAllTheSame() throws {
        let work = try makeArchive()
        let result = try work.expectSuccess("dump", ["--parameters=a.irpa", "--verify"])
        #expect(result.output == "verified 4 parameters: 0 intact, 0 damaged, 4 without a digest\n")
    }

    @Test func digestsFollowTheBytes() throws {
        let work = try makeArchive(["--digest"])
        let verified = "verified 4 parameters: 4 intact, 0 damaged, 0 without a digest\n"
        // Kept where the bytes are kept, also under a new name; dropped with bytes that are replaced.
        _ = try work.expectSuccess("convert", ["--parameters=a.irpa", "--rename=w=x", "--output=kept.irpa"])
        #expect(try work.expectSuccess("dump", ["--parameters=kept.irpa", "--verify"]).output == verified)
        _ = try work.expectSuccess(
            "convert", ["--parameters=a.irpa", "--splat=b=i8=1", "--output=splat.irpa"])
        #expect(
            try work.expectSuccess("dump", ["--parameters=splat.irpa", "--verify"]).output
                == "verified 4 parameters: 3 intact, 0 damaged, 1 without a digest\n")
        _ = try work.expectSuccess("convert", ["--parameters=splat.irpa", "--digest", "--output=again.irpa"])
        #expect(try work.expectSuccess("dump", ["--parameters=again.irpa", "--verify"]).output == verified)
        // A second digest replaces the first.
        _ = try work.expectSuccess("convert", ["--parameters=a.irpa", "--digest", "--output=twice.irpa"])
        #expect(try work.bytes("twice.irpa") == work.bytes("a.irpa"))
    }

    @Test func packedArchivesHoldTheSameBytes() throws {
        let work = try makeArchive()
        for flags in [[], ["--compression-level=1"], ["--compression-level=19"]] {
            _ = try work.expectSuccess("convert", ["--parameters=a.irpa", "--output=a.irpa.zst"] + flags)
            #expect(try work.shell("zstd -q -d -f a.irpa.zst -o unpacked.irpa").status == 0)
            #expect(try work.bytes("unpacked.irpa") == work.bytes("a.irpa"))
        }
        for mode in ["file", "preload", "mmap"] {
            #expect(try work.extract("b", from: "a.irpa.zst", mode: mode) == [5, 5, 5])
        }
        _ = try work.expectSuccess("convert", ["--parameters=a.irpa.zst", "--output=back.irpa"])
        #expect(try work.bytes("back.irpa") == work.bytes("a.irpa"))
        _ = try work.expectSuccess("convert", ["--parameters=a.irpa", "--digest", "--output=d.irpa"])
        _ = try work.expectSuccess("convert", ["--parameters=a.irpa", "--digest", "--output=d.irpa.zst"])
        #expect(try work.shell("zstd -q -d -f d.irpa.zst -o unpacked.irpa").status == 0)
        #expect(try work.bytes("unpacked.irpa") == work.bytes("d.irpa"))
        #expect(
            try work.expectSuccess("dump", ["--parameters=d.irpa.zst", "--verify"]).output.contains(
                "4 intact"))
    }

    @Test func filesOfZstdsOwnToolAreRead() throws {
        let work = try makeArchive()
        #expect(try work.shell("zstd -q a.irpa -o plain.irpa.zst").status == 0)
        #expect(try work.shell("cp plain.irpa.zst named-otherwise").status == 0)
        #expect(try work.extract("b", from: "plain.irpa.zst") == [5, 5, 5])
        #expect(try work.extract("b", from: "named-otherwise") == [5, 5, 5])
        #expect(
            try work.expectSuccess("dump", ["--parameters=plain.irpa.zst"]).output
                == work.expectSuccess("dump", ["--parameters=a.irpa"]).output)
    }

    @Test(arguments: [["--compression-level=0"], ["--compression-level=23"], ["--compression-level=x"]])
    func refusesLevels(flags: [String]) throws {
        let work = try makeArchive()
        try work.expectFailure("convert", ["--parameters=a.irpa", "--output=b.irpa.zst"] + flags, "1 to 22")
        try work.expectFailure(
            "convert", ["--parameters=a.irpa", "--output=b.irpa", "--compression-level=3"], ".zst")
        #expect(try work.names == ["a.irpa"])
    }

    @Test func aDamagedOrCutPackedArchiveIsNamed() throws {
        let work = try makeArchive()
        _ = try work.expectSuccess("convert", ["--parameters=a.irpa", "--output=a.irpa.zst"])
        let packed = try work.bytes("a.irpa.zst")
        try work.write(packed.prefix(packed.count / 2), to: "cut.irpa.zst")
        try work.expectFailure("dump", ["--parameters=cut.irpa.zst"], "cut.irpa.zst", "DATA_LOSS")
        // The first frame holds the header: a byte of its middle.
        var damaged = packed
        damaged[40] ^= 0xFF
        try work.write(damaged, to: "damaged.irpa.zst")
        try work.expectFailure("dump", ["--parameters=damaged.irpa.zst"], "damaged.irpa.zst")
    }
}
