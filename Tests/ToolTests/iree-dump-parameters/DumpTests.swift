import FormatFixtures
import Foundation
import Testing

@Suite struct DumpTests {
    private func makeInput() throws -> Workspace {
        let work = try Workspace()
        _ = try work.expectSuccess(
            "create",
            [
                "--data=w=4xi8=5", "--data=a::b=2xi8=6", "--data=::=1xi8=7", "--splat=s=3xi16=258",
                "--output=model.irpa",
            ])
        return work
    }

    @Test(arguments: ["file", "preload", "mmap"])
    func extractsDataAndSplatsInEveryMode(mode: String) throws {
        let work = try makeInput()
        #expect(try work.extract("w", from: "model.irpa", mode: mode) == [5, 5, 5, 5])
        #expect(try work.extract("s", from: "model.irpa", mode: mode) == [2, 1, 2, 1, 2, 1])
        #expect(try work.extract("m::w", from: "m=model.irpa", mode: mode) == [5, 5, 5, 5])
    }

    @Test func extractsKeysWithColonsAndEqualSigns() throws {
        let work = try makeInput()
        #expect(try work.extract("a::b", from: "model.irpa") == [6, 6])
        #expect(try work.extract("m::a::b", from: "m=model.irpa") == [6, 6])
        #expect(try work.extract("::", from: "model.irpa") == [7])
        #expect(try work.extract("::w", from: "model.irpa") == [5, 5, 5, 5])
        _ = try work.expectSuccess(
            "convert", ["--parameters=model.irpa", "--rename=w=x=y", "--output=eq.irpa"])
        #expect(try work.extract("x=y", from: "eq.irpa") == [5, 5, 5, 5])
    }

    @Test func announcesWhatItExtracts() throws {
        let work = try makeInput()
        let result = try work.expectSuccess("dump", ["--parameters=m=model.irpa", "--extract=m::w=w.bin"])
        #expect(result.output.contains("// Parameter scope `m` (4 entries, 13 total bytes)\n"))
        #expect(result.output.hasSuffix("\n\nExtracting parameter `m::w` (4b) to `w.bin`...\n"))
    }

    @Test func refusesToExtractOntoAnInput() throws {
        let work = try makeInput()
        let before = try work.bytes("model.irpa")
        try FileManager.default.createSymbolicLink(atPath: work("link"), withDestinationPath: "model.irpa")
        try FileManager.default.linkItem(atPath: work("model.irpa"), toPath: work("hard"))
        for target in ["model.irpa", "./model.irpa", "link", "hard"] {
            try work.expectFailure(
                "dump", ["--parameters=model.irpa", "--extract=w=\(target)"], "overwrite the input")
        }
        #expect(try work.bytes("model.irpa") == before)
        try FileManager.default.createSymbolicLink(atPath: work("to-o"), withDestinationPath: "o")
        for other in ["o", "./o", "to-o", "\(work.path)/o"] {
            try work.expectFailure(
                "dump", ["--parameters=model.irpa", "--extract=w=o", "--extract=s=\(other)"],
                "two parameters")
        }
        #expect(try !work.names.contains("o"))
    }

    /// Refused before the disk is full of it.
    @Test(arguments: [[0], [1, 2, 3, 4]] as [[UInt8]])
    func aSplatLongerThanAnyFileIsNotExtracted(pattern: [UInt8]) throws {
        let work = try Workspace()
        let splat = IRPAFixture.Entry.splat("s", length: .max - 15, pattern: pattern)
        try work.write(IRPAFixture([splat]).build().bytes, to: "long.irpa")
        try work.expectFailure("dump", ["--parameters=long.irpa", "--extract=s=o"], "OUT_OF_RANGE", "`s`")
        #expect(try work.names == ["long.irpa"])
    }

    @Test func missingNamesComeWithTheNearest() throws {
        let work = try makeInput()
        try work.expectFailure(
            "dump", ["--parameters=model.irpa", "--extract=a:b=o"], "NOT_FOUND", "did you mean `a::b`")
        try work.expectFailure(
            "dump", ["--parameters=model=model.irpa", "--extract=modle::w=o"], "no such scope", "`model`")
        try work.expectFailure("dump", ["--parameters=model.irpa", "--extract=w"], "--extract=w")
        try work.expectFailure("dump", ["--parameters=model.irpa", "--extract=w="], "--extract=w=")
        try work.expectFailure("dump", [], "--parameters=")
        try work.expectFailure("dump", ["--parameters=model.irpa", "stray"], "stray")
        #expect(try work.names == ["model.irpa"])
    }

    @Test func controlCharactersInKeysAreEscaped() throws {
        let work = try Workspace()
        _ = try work.expectSuccess("create", ["--data=a\n`forged`\u{1B}[2J=1xi8", "--output=evil.irpa"])
        let result = try work.expectSuccess("dump", ["--parameters=evil.irpa"])
        #expect(result.output.contains("| `a\\n`forged`\\x1B[2J`\n"))
        #expect(result.output.split(separator: "\n").count == 6)
    }

    @Test(arguments: ["create", "convert", "dump"])
    func everyToolHasHelpVersionAndCompletions(tool: String) throws {
        let work = try Workspace()
        let help = try work.expectSuccess(tool, ["--help"])
        #expect(help.output.contains("USAGE: iree-\(tool)-parameters"))
        #expect(help.errors.isEmpty)
        #expect(try work.expectSuccess(tool, ["--version"]).output.first?.isNumber == true)
        for shell in ["bash", "zsh", "fish"] {
            #expect(
                try work.expectSuccess(tool, ["--generate-completion-script=\(shell)"]).output.contains(
                    "iree-\(tool)-parameters"))
        }
        try work.expectFailure(tool, ["--no_such_flag=1"], "--no_such_flag")
    }
}
