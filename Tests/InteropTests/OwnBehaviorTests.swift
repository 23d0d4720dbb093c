import Foundation
import Testing

/// What ours does where the official tools are wrong. Where ours writes an archive, the official
/// tool that lists them has to understand it.
@Suite struct OwnBehaviorTests {
    @Test(
        arguments: [
            ("f32=2.1", [0x66, 0x66, 0x06, 0x40]), ("i16=-2", [0xFE, 0xFF]), ("f16=1.5", [0x00, 0x3E]),
            ("ui64=81985529216486895", [0xEF, 0xCD, 0xAB, 0x89, 0x67, 0x45, 0x23, 0x01]),
        ] as [(String, [UInt8])])
    func dataOfWidePatternsIsWritten(value: String, pattern: [UInt8]) throws {
        let arguments = ["--data=d=1000x\(value)", "--quiet", "--output=out.irpa"]
        let made = try runOurs(.create, arguments)
        #expect(made.outcome.succeeded, "\(made.outcome.errors)")
        let archive = try #require(made.files["out.irpa"]).bytes
        let wanted = (0..<1000).flatMap { _ in pattern }
        #expect(archive.firstRange(of: wanted) != nil)
    }

    /// Half of the least number there is, and a little more, rounds up to that number.
    @Test(
        arguments: [
            ("f16=5e-8", [1, 0]), ("f8E5M2=7.7e-6", [1]), ("f8E4M3FN=0.0019", [1]),
            ("f8E4M3FNUZ=0.0009", [1]),
        ] as [(String, [UInt8])])
    func smallNumbersAreRounded(value: String, pattern: [UInt8]) throws {
        let made = try runOurs(.create, ["--data=d=1000x\(value)", "--output=out.irpa"])
        let archive = try #require(made.files["out.irpa"]).bytes
        #expect(archive.firstRange(of: (0..<1000).flatMap { _ in pattern }) != nil)
    }

    @Test(arguments: [
        ["--data=a=1xi8", "--data=a=1xi8"], ["--splat=a=1xi8", "--data=a=1xi8"],
        ["--data=a=1xi8", "--alignment=0"], ["--data=a=1xi8", "--alignment=3"],
        ["--data=a=1xi8", "--alignment=48"], ["--data=a=1xi8", "--alignment=-1"],
        ["--data=a=1xi8", "--alignment=abc"], ["--data=a=4294967296x4294967296xi8"],
        ["--splat=a=4294967296x4294967296x4xf32"], ["--splat=a=4xui32=4294967296"], ["--splat=a=4xi8=1.5"],
        ["--splat=a=4xui32=-1"], ["--splat=a=4xui64=-1"], ["--splat=a=4xi8=08"],
        ["--splat=a=4xi8=0x"], ["--splat=a=4xi32=1e2"], ["--splat=a=4xf32=1 "], ["--splat=a=4xf32= 1"],
        ["--splat=a=4xi32=1_000"], ["--splat=a=4xf32=1.5z"], ["--splat=a=4xi8=12three"],
        ["--splat=a=4x4yxf32"],
        ["--splat=a=2xi1=0g"],
    ])
    func createRefuses(arguments: [String]) throws {
        let made = try runOurs(.create, arguments + ["--output=out.irpa"])
        #expect(made.outcome.status == 1, "\(arguments)")
        #expect(made.files.isEmpty, "\(arguments) leaves \(made.files.keys)")
        #expect(!made.outcome.errors.isEmpty)
    }

    @Test(arguments: [
        ["--parameters=in/a.irpa", "--parameters=in/a.irpa"],
        ["--parameters=in/a.irpa", "--rename=first=second"], ["--parameters=in/a.irpa", "--rename=first="],
        ["--parameters=in/a.irpa", "--rename=first"],
        ["--parameters=in/a.irpa", "--splat=first=i64=1"], ["--parameters=in/a.irpa", "--splat=third=i16=1"],
        ["--parameters=in/a.irpa", "--strip=perhaps"],
        ["--parameters=in/a.irpa", "--strict", "--exclude=nobody"],
        ["--parameters=in/a.irpa", "--strict", "--rename=nobody=somebody"],
        ["--parameters=in/a.irpa", "--strict", "--splat=nobody"], ["--parameters=in/a.irpa", "in/b.irpa"], [],
    ])
    func convertRefuses(arguments: [String]) throws {
        let made = try runOurs(.convert, arguments + ["--output=out.irpa"])
        #expect(made.outcome.status == 1, "\(arguments)")
        #expect(made.files.isEmpty, "\(arguments) leaves \(made.files.keys)")
        #expect(!made.outcome.errors.isEmpty)
    }

    @Test(
        .needsPeer,
        arguments: ["in/a.safetensors", "in/a.gguf", "in/a.irpa", "in/splats.irpa", "in/many.irpa"])
    func theOfficialToolReadsDigests(input: String) throws {
        try expectListedAlike(["--parameters=\(input)", "--digest"])
    }

    @Test(.needsPeer) func theOfficialToolReadsPrefixedScopes() throws {
        try expectListedAlike(["--parameters=a=in/a.irpa", "--parameters=b=in/a.irpa", "--prefix-scopes"])
    }

    /// Converts with ours, and has both list the result.
    private func expectListedAlike(_ arguments: [String]) throws {
        let made = try runOurs(.convert, arguments + ["--output=out.irpa"])
        #expect(made.outcome.succeeded, "\(made.outcome.errors)")
        let archive = try #require(made.files["out.irpa"]).bytes
        let name = "made-\(ProcessInfo.processInfo.globallyUniqueString).irpa"
        let path = try Inputs.folder.get().appendingPathComponent(name)
        try Data(archive).write(to: path)
        defer { try? FileManager.default.removeItem(at: path) }
        try expectParity(ParityCase(.dump, ["--parameters=in/\(name)"]))
    }
}
