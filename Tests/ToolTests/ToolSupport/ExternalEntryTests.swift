import FormatFixtures
import Foundation
import Testing

/// Archives that refer to other files, in the tools.
@Suite struct ExternalEntryTests {
    private func makeInputs() throws -> Workspace {
        let work = try Workspace()
        try work.write(0..<100, to: "weights.bin")
        func archive(_ path: String, _ offset: UInt64, _ length: UInt64, as name: String) throws {
            let entry = IRPAFixture.Entry.external("w", path: path, offset: offset, length: length)
            try work.write(IRPAFixture([entry]).build().bytes, to: name)
        }
        try archive("weights.bin", 10, 4, as: "good.irpa")
        try archive("weights.bin", 98, 4, as: "short.irpa")
        try archive("weights.bin", .max, 4, as: "wrapping.irpa")
        try archive("weights.bin", .max, 0, as: "empty.irpa")
        try archive("missing.bin", 0, 4, as: "missing.irpa")
        return work
    }

    @Test func areListedExtractedConvertedAndVerified() throws {
        let work = try makeInputs()
        let row = "              10 |               14 |                4 | `w` in `weights.bin`\n"
        #expect(try work.expectSuccess("dump", ["--parameters=good.irpa"]).output.contains(row))
        #expect(try work.extract("w", from: "good.irpa") == [10, 11, 12, 13])
        #expect(try work.extract("w", from: "empty.irpa").isEmpty)
        let flags = ["--parameters=good.irpa", "--digest", "--output=alone.irpa"]
        _ = try work.expectSuccess("convert", flags)
        #expect(try work.extract("w", from: "alone.irpa") == [10, 11, 12, 13])
        for file in ["alone.irpa", "good.irpa", "empty.irpa"] {
            _ = try work.expectSuccess("dump", ["--parameters=\(file)", "--verify"])
        }
    }

    /// Without a digest, too, bytes that are not there are damage.
    @Test(arguments: ["short.irpa", "wrapping.irpa", "missing.irpa"])
    func bytesThatAreNotThereAreNamed(file: String) throws {
        let work = try makeInputs()
        let before = try work.names
        let result = try work.run("dump", ["--parameters=\(file)", "--verify"])
        #expect(result.status == 1)
        #expect(result.output.contains("unreadable: `w`"))
        try work.expectFailure("dump", ["--parameters=\(file)", "--extract=w=o", "--quiet"], "`w`")
        try work.expectFailure("convert", ["--parameters=\(file)", "--output=o"], "`w`")
        #expect(try work.names == before)
    }

    @Test func extractingOntoTheFileThatIsReferredToIsRefused() throws {
        let work = try makeInputs()
        let before = try work.bytes("weights.bin")
        for target in ["weights.bin", "./weights.bin"] {
            try work.expectFailure(
                "dump", ["--parameters=good.irpa", "--extract=w=\(target)"], "overwrite the input")
        }
        #expect(try work.bytes("weights.bin") == before)
    }

    /// An end that would be beyond all numbers is not printed as a small one.
    @Test func rangesThatWrapAreListedAsTheyAre() throws {
        let result = try makeInputs().expectSuccess("dump", ["--parameters=wrapping.irpa"])
        #expect(result.output.contains("18446744073709551615 | 18446744073709551615 |"))
    }
}
