import FormatFixtures
import Foundation
import Testing

/// Keys that several files have.
@Suite struct ConflictTests {
    /// `a.irpa` has `w` (1) and `x` (2), `b.irpa` has `w` (3), `y` (4), and `s` as a splat (5).
    private func makeInputs() throws -> Workspace {
        let work = try Workspace()
        let create = { (flags: [String]) in _ = try work.expectSuccess("create", flags + ["--quiet"]) }
        try create(["--data=w=1xi8=1", "--data=x=1xi8=2", "--output=a.irpa"])
        try create(["--data=w=1xi8=3", "--data=y=1xi8=4", "--splat=x=1xi8=5", "--output=b.irpa"])
        return work
    }

    private static let both = ["--parameters=a.irpa", "--parameters=b.irpa"]

    @Test func areListedWithAWarningAndServedByTheFirstFile() throws {
        let work = try makeInputs()
        let result = try work.expectSuccess("dump", Self.both)
        #expect(result.output.contains("(5 entries, 5 total bytes)"))
        #expect(result.output.split(separator: "\n").filter { $0.hasSuffix("| `w`") }.count == 2)
        #expect(result.errors.contains("2 keys are shadowed by files before (2 of b.irpa)"))
        _ = try work.expectSuccess("dump", Self.both + ["--extract=w=o", "--quiet"])
        #expect(try work.bytes("o") == [1])
        _ = try work.expectSuccess("dump", Self.both + ["--verify"])
    }

    /// Flags that part the two parameters, and what `w`, `x`, and the other names are then.
    static let resolutions: [([String], [String: UInt8])] = [
        (["--exclude=a.irpa:w", "--exclude=b.irpa:x"], ["w": 3, "x": 2, "y": 4]),
        (["--exclude=b.irpa:w", "--rename=b.irpa:x=z"], ["w": 1, "x": 2, "z": 5, "y": 4]),
        (["--exclude=x", "--rename=w=v", "--rename=b.irpa:w=u"], ["v": 1, "u": 3, "y": 4]),
        (["--exclude=./b.irpa:w", "--exclude=b.irpa:w", "--exclude=a.irpa:x"], ["w": 1, "x": 5, "y": 4]),
        (["--exclude=w", "--exclude=x"], ["y": 4]),
    ]

    @Test(arguments: resolutions)
    func areNoneWhereFlagsPartThem(flags: [String], parameters: [String: UInt8]) throws {
        let work = try makeInputs()
        _ = try work.expectSuccess("convert", Self.both + flags + ["--output=o.irpa"])
        let table = try work.expectSuccess("dump", ["--parameters=o.irpa"]).output
        #expect(table.contains("(\(parameters.count) entries"))
        for (key, byte) in parameters { #expect(try work.extract(key, from: "o.irpa") == [byte], "\(key)") }
    }

    @Test func remainWhereFlagsDoNot() throws {
        let work = try makeInputs()
        for flags in [[], ["--exclude=x"], ["--rename=w=v", "--exclude=x"], ["--exclude=c.irpa:w"]] {
            try work.expectFailure(
                "convert", Self.both + flags + ["--output=o.irpa"], "ALREADY_EXISTS", "a.irpa", "b.irpa")
        }
        #expect(try work.names == ["a.irpa", "b.irpa"])
    }

    /// Scopes name parameters too, and a name may hold `=`.
    @Test func scopesAndNamesWithEqualSigns() throws {
        let work = try makeInputs()
        let scopes = ["--parameters=p=a.irpa", "--parameters=q=b.irpa"]
        _ = try work.expectSuccess(
            "convert", scopes + ["--exclude=q::x", "--rename=q::w=k=1", "--output=o.irpa"])
        #expect(try work.extract("w", from: "o.irpa") == [1])
        let again = ["--parameters=o.irpa", "--rename=k=1=m", "--strict", "--output=n.irpa"]
        _ = try work.expectSuccess("convert", again)
        #expect(try work.extract("m", from: "n.irpa") == [3])
    }
}

/// Models of which not all files are given.
@Suite struct SplitModelTests {
    private func warning(_ names: [String], splitCount: UInt32? = nil) throws -> String {
        let work = try Workspace()
        for (index, name) in names.enumerated() {
            var fixture = GGUFFixture()
            fixture.tensors = [.init("t\(index)", [1], byteCount: 4)]
            if let splitCount {
                fixture.metadata = [
                    ("split.no", .number(type: 2, bits: UInt64(index), width: 2)),
                    ("split.count", .number(type: 2, bits: UInt64(splitCount), width: 2)),
                ]
            }
            let safetensors = #"{"t\#(index)":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}}"#
            let bytes =
                name.hasSuffix(".gguf")
                ? fixture.build().bytes
                : [UInt8(safetensors.utf8.count), 0, 0, 0, 0, 0, 0, 0] + Array(safetensors.utf8)
            try work.write(bytes, to: name)
        }
        return try work.expectSuccess("dump", names.map { "--parameters=\($0)" }).errors
    }

    @Test func theMissingFilesAreNamed() throws {
        for ending in ["gguf", "safetensors"] {
            let one = try warning(["m-00002-of-00003.\(ending)"])
            #expect(one.contains("3 parts, and 2 of them are not given"))
            #expect(one.contains("m-00001-of-00003.\(ending), m-00003-of-00003.\(ending)"))
            let two = try warning(["m-00001-of-00003.\(ending)", "m-00003-of-00003.\(ending)"])
            #expect(two.contains("1 of them is not given: m-00002-of-00003.\(ending)"))
            #expect(try warning((1...3).map { "m-0000\($0)-of-00003.\(ending)" }).isEmpty)
        }
        #expect(try warning(["part.gguf"], splitCount: 3).contains("part 1 of 3 of a model; 1 file is given"))
        #expect(try warning(["a.gguf", "b.gguf"], splitCount: 2).isEmpty)
        #expect(try warning(["one.gguf"], splitCount: 1).isEmpty)
        #expect(try warning(["m-00001-of-00001.gguf", "n-00000-of-00002.gguf"]).isEmpty)
        // A list that nobody could read is cut.
        #expect(try warning(["m-00001-of-99999.gguf"]).contains("and 99990 more"))
    }
}
