import Foundation
import Testing

@Suite struct ConvertTests {
    private func makeInputs() throws -> Workspace {
        let work = try Workspace()
        _ = try work.expectSuccess(
            "create", ["--data=a=4xf32=1", "--data=b=6xi8=3", "--splat=s=3xf32=1.5", "--output=one.irpa"])
        _ = try work.expectSuccess("create", ["--data=a=2xf32=9", "--data=c=1xi8=4", "--output=two.irpa"])
        return work
    }

    @Test func excludesRenamesSplatsAndStrips() throws {
        let work = try makeInputs()
        let result = try work.expectSuccess(
            "convert",
            [
                "--parameters=one.irpa", "--exclude=a", "--rename=b=bb", "--splat=bb=i16=258",
                "--output=out.irpa",
            ])
        #expect(result.output.contains("(2 entries, 18 total bytes)"))
        #expect(result.errors.isEmpty)
        #expect(try work.extract("bb", from: "out.irpa") == [2, 1, 2, 1, 2, 1])
        _ = try work.expectSuccess(
            "convert", ["--parameters=one.irpa", "--strip", "--splat=a=x32=CAFEF00D", "--output=strip.irpa"])
        #expect(try work.extract("b", from: "strip.irpa") == [0, 0, 0, 0, 0, 0])
        #expect(try work.extract("a", from: "strip.irpa").prefix(4) == [0xCA, 0xFE, 0xF0, 0x0D])
        #expect(try work.bytes("strip.irpa").count == 4096)
    }

    @Test func excludeTakesTheOldNameAndSplatTheNew() throws {
        let work = try makeInputs()
        let result = try work.expectSuccess(
            "convert",
            ["--parameters=one.irpa", "--rename=a=z", "--exclude=z", "--splat=a", "--output=out.irpa"])
        #expect(result.errors.contains("--exclude=z matches no parameter"))
        #expect(result.errors.contains("--splat=a matches no parameter"))
        #expect(try work.extract("z", from: "out.irpa").count == 16)
        let both = try work.expectSuccess(
            "convert", ["--parameters=one.irpa", "--exclude=b", "--splat=b=i8=1", "--output=out.irpa"])
        #expect(both.output.contains("(2 entries"))
        #expect(both.errors.contains("--splat=b has no effect: the parameter is excluded"))
    }

    @Test func namesThatMatchNothingAreAWarningOrAnError() throws {
        let work = try makeInputs()
        let flags = ["--parameters=one.irpa", "--exclude=bx", "--output=out.irpa"]
        #expect(try work.expectSuccess("convert", flags).errors.contains("did you mean `b`"))
        try FileManager.default.removeItem(atPath: work("out.irpa"))
        try work.expectFailure("convert", flags + ["--strict"], "did you mean `b`")
        #expect(try !work.names.contains("out.irpa"))
    }

    /// Looking for the nearest of 100,000 names takes a while; nobody needs that for a whole list.
    @Test func onlyTheFirstNamesThatMatchNothingComeWithAHint() throws {
        let work = try makeInputs()
        let flags = (0..<5).map { "--exclude=b\($0)" }
        let result = try work.expectSuccess(
            "convert", ["--parameters=one.irpa", "--output=out.irpa"] + flags)
        let lines = result.errors.split(separator: "\n")
        #expect(lines.count == 5)
        #expect(lines.filter { $0.contains("did you mean `b`") }.count == 3)
    }

    @Test func keysThatMeetAreAnErrorThatNamesThem() throws {
        let work = try makeInputs()
        let output = "--output=out.irpa"
        try work.expectFailure(
            "convert", ["--parameters=one.irpa", "--parameters=two.irpa", output], "`a`", "one.irpa",
            "two.irpa")
        try work.expectFailure(
            "convert", ["--parameters=x=one.irpa", "--parameters=y=two.irpa", output], "`a` of scope `x`",
            "`a` of scope `y`", "--prefix-scopes")
        try work.expectFailure("convert", ["--parameters=one.irpa", "--rename=a=b", output], "`a`", "`b`")
        #expect(try work.names == ["one.irpa", "two.irpa"])
        _ = try work.expectSuccess(
            "convert", ["--parameters=x=one.irpa", "--parameters=y=two.irpa", "--prefix-scopes", output])
        let collision = try work.run(
            "convert",
            [
                "--parameters=x=one.irpa", "--parameters=y=two.irpa", "--prefix-scopes", "--rename=x.a=c",
                output,
            ])
        #expect(collision.status == 1)
        #expect(!collision.errors.contains("--prefix-scopes"))
        #expect(try work.extract("x.a", from: "out.irpa").count == 16)
        #expect(try work.extract("y.a", from: "out.irpa").count == 8)
        #expect(try work.extract("c", from: "out.irpa") == [4])
    }

    @Test(arguments: [
        ["--rename=a="], ["--rename=a"], ["--rename==b"], ["--rename=a=x", "--rename=a=y"], ["--splat="],
        ["--splat=a=f32"], ["--splat=a=f32="], ["--splat=a=f32=abc"], ["--splat=a=i4=1"], ["--splat=b=f32=1"],
        ["--splat=a=i8=1", "--splat=a=i8=2"], ["--splat=a=q8=1"], ["stray"], ["--parameters=missing.irpa"],
        ["--parameters="], ["--parameters=x="], ["--parameters=."], ["--parameter_mode=other"],
    ])
    func refuses(flags: [String]) throws {
        let work = try makeInputs()
        try work.expectFailure("convert", ["--parameters=one.irpa", "--output=out.irpa"] + flags)
        #expect(try work.names == ["one.irpa", "two.irpa"])
    }

    @Test func asksForInputsAndAnOutput() throws {
        let work = try makeInputs()
        try work.expectFailure("convert", ["--output=out.irpa"], "--parameters=")
        try work.expectFailure("convert", ["--parameters=one.irpa"], "--output=")
        #expect(try work.names == ["one.irpa", "two.irpa"])
    }

    @Test(arguments: ["one.irpa", "./one.irpa", "symlink", "hardlink"])
    func anOutputThatIsAnInputIsRight(output: String) throws {
        let work = try makeInputs()
        try FileManager.default.createSymbolicLink(atPath: work("symlink"), withDestinationPath: "one.irpa")
        try FileManager.default.linkItem(atPath: work("one.irpa"), toPath: work("hardlink"))
        for mode in ["file", "preload", "mmap"] {
            _ = try work.expectSuccess(
                "convert",
                ["--parameters=one.irpa", "--parameter_mode=\(mode)", "--rename=b=b", "--output=\(output)"])
            #expect(try work.extract("b", from: output) == [3, 3, 3, 3, 3, 3])
            #expect(try work.extract("b", from: "one.irpa") == [3, 3, 3, 3, 3, 3])
        }
        #expect(try work.names == ["hardlink", "one.irpa", "symlink", "two.irpa"])
    }

    @Test func switchesAndSpellingsAreTakenAsByTheOfficialTools() throws {
        let work = try makeInputs()
        let base = ["--parameters=one.irpa", "--output=out.irpa"]
        for flags in [["--strip"], ["--strip=true"], ["--strip=1"], ["--strip=false", "--strip"]] {
            _ = try work.expectSuccess("convert", base + flags)
            #expect(try work.extract("b", from: "out.irpa") == [0, 0, 0, 0, 0, 0], "\(flags)")
        }
        for flags in [["--strip=false"], ["--strip=0"], ["--strip", "--strip=false"], []] {
            _ = try work.expectSuccess("convert", base + flags)
            #expect(try work.extract("b", from: "out.irpa") == [3, 3, 3, 3, 3, 3], "\(flags)")
        }
        try work.expectFailure("convert", base + ["--strip=maybe"], "--strip=maybe")
        for spelling in ["--parameter_mode=mmap", "--parameter-mode=mmap"] {
            _ = try work.expectSuccess("convert", base + [spelling])
        }
    }

    @Test func flagFilesAreParsedInPlace() throws {
        let work = try makeInputs()
        try work.write(
            "# a comment\n// another\n\n  --parameters=one.irpa  \r\n--parameter_mode=\"file\"\n--quiet\n"
                .utf8,
            to: "flags.txt")
        let result = try work.expectSuccess(
            "convert", ["--flagfile=flags.txt", "--quiet=false", "--output=o.irpa"])
        #expect(result.output.contains("(3 entries"))
        #expect(
            try work.expectSuccess("convert", ["--quiet=false", "--flagfile=flags.txt", "--output=o.irpa"])
                .output.isEmpty)
        try work.write("--quiet\nstray\n".utf8, to: "bad.txt")
        try work.expectFailure("convert", ["--flagfile=bad.txt"], "bad.txt", "line 2")
        try work.write("--flagfile=loop.txt\n".utf8, to: "loop.txt")
        try work.expectFailure("convert", ["--flagfile=loop.txt"], "loop.txt")
        try work.expectFailure("convert", ["--flagfile=missing.txt"], "missing.txt")
        try work.expectFailure("convert", ["--flagfile="], "--flagfile")
    }

    @Test func manyEntriesTakeLinearTime() throws {
        let work = try Workspace()
        // As flags these would be too many: the archive is made from a flag file.
        let flags = (0..<20_000).map { "--data=layer.\($0).weight=3xi8=\($0 % 100)\n" }.joined()
        try work.write(flags.utf8, to: "flags.txt")
        _ = try work.expectSuccess("create", ["--flagfile=flags.txt", "--quiet", "--output=many.irpa"])
        _ = try work.expectSuccess("convert", ["--parameters=many.irpa", "--quiet", "--output=again.irpa"])
        #expect(try work.bytes("many.irpa") == work.bytes("again.irpa"))
        #expect(try work.extract("layer.12345.weight", from: "again.irpa") == [45, 45, 45])
    }
}
