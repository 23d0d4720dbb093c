import Foundation
import Testing

/// How the tools take their command lines apart.
@Suite struct FlagTests {
    private func makeInput() throws -> Workspace {
        let work = try Workspace()
        _ = try work.expectSuccess("create", ["--data=a=4xi8=1", "--data=b=4xi8=2", "--output=in.irpa"])
        return work
    }

    @Test func aFlagIsNoValueOfTheFlagBeforeIt() throws {
        let work = try makeInput()
        let flags = ["--parameters=in.irpa", "--output=out.irpa"]
        try work.expectFailure("convert", flags + ["--exclude", "--strict"], "--exclude= needs a value")
        try work.expectFailure("convert", flags + ["--exclude"], "--exclude= needs a value")
        let result = try work.expectSuccess("convert", flags + ["--exclude", "a"])
        #expect(result.output.contains("(1 entries, 4 total bytes)"))
        #expect(
            try work.expectSuccess("convert", flags + ["--exclude=--no"]).errors.contains("--exclude=--no"))
    }

    @Test func theLastValueOfAFlagCounts() throws {
        let work = try makeInput()
        _ = try work.expectSuccess(
            "convert", ["--parameters=in.irpa", "--output=first.irpa", "--output=second.irpa"])
        #expect(try work.names == ["in.irpa", "second.irpa"])
    }

    /// A combining mark makes one character with the `=` before it, and is still the first of a name.
    @Test func namesMayStartWithACombiningMark() throws {
        let work = try makeInput()
        let name = "\u{301}abc"
        _ = try work.expectSuccess(
            "convert", ["--parameters=in.irpa", "--rename=a=\(name)", "--output=./\(name).irpa"])
        #expect(try work.extract(name, from: "\(name).irpa") == [1, 1, 1, 1])
        #expect(try work.extract("\(name)::\(name)", from: "\(name)=\(name).irpa") == [1, 1, 1, 1])
        let rest = try work.expectSuccess(
            "convert", ["--parameters=\(name).irpa", "--exclude=\(name)", "--output=rest.irpa"])
        #expect(rest.output.contains("(1 entries"))
        _ = try work.expectSuccess("create", ["--data=\(name)=2xi8=3", "--output=made.irpa"])
        #expect(try work.extract(name, from: "made.irpa") == [3, 3])
        try FileManager.default.createDirectory(atPath: work("folder"), withIntermediateDirectories: true)
        _ = try work.expectSuccess("create", ["--output=folder/\(name)"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: work("folder")) == [name])
    }

    /// Mended, such a name would be another one.
    @Test func argumentsThatAreNotUTF8AreRefused() throws {
        let work = try makeInput()
        for command in [
            "create-parameters \"--data=$(printf '\\377')=4xi8\" --output=out.irpa",
            "create-parameters \"--output=$(printf '\\377').irpa\"",
            "convert-parameters --parameters=in.irpa \"--exclude=$(printf '\\377')\" --output=out.irpa",
        ] {
            let result = try work.shell("$BIN/iree-\(command)")
            #expect(result.status == 1, "\(command)")
            #expect(result.errors.contains("not UTF-8"), "\(command)")
            #expect(result.errors.contains("\\xFF"), "\(command)")
        }
        try work.write(Array("--exclude=".utf8) + [0xFF, 0x0A], to: "flags.txt")
        try work.expectFailure(
            "convert", ["--parameters=in.irpa", "--flagfile=flags.txt", "--output=out.irpa"], "line 1",
            "UTF-8")
        #expect(try work.names == ["flags.txt", "in.irpa"])
    }

    @Test func controlCharactersOfPathsAreEscapedInMessages() throws {
        let work = try makeInput()
        // U+009B starts an escape sequence as ESC [ does.
        try work.expectFailure("dump", ["--parameters=no\u{9B}31m.irpa"], "no\\xC2\\x9B31m.irpa")
    }

    @Test(arguments: ["create", "convert", "dump"])
    func helpNamesFlagFiles(tool: String) throws {
        let help = try makeInput().expectSuccess(tool, ["--help"]).output
        #expect(help.contains("--flagfile <file>"))
        #expect(help.split(separator: "\n").allSatisfy { $0 != "\\" }, "an example is broken by its length")
    }
}
