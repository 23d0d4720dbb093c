import Foundation
import TestSupport
import Testing

/// The handler of `SIGBUS`, in a program of its own: `Guard/guard.c`.
@Suite struct MappingGuardTests {
    private static let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Guard/guard.c").path
    private static let guardFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Sources/CMappingGuard").path

    /// Whether there is a compiler, as there is beside every Swift toolchain.
    private static let hasCompiler: Bool = {
        let outcome = try? run(
            "/usr/bin/env", ["clang", "--version"], in: FileManager.default.temporaryDirectory)
        return outcome?.succeeded == true
    }()

    @Test(.enabled(if: hasCompiler, "the guard is not tested: there is no clang"))
    func faultsAreCaughtOrPassedOn() throws {
        let folder = try TemporaryFolder()
        let place = URL(fileURLWithPath: folder.path)
        let compiled = try run(
            "/usr/bin/env",
            [
                "clang", "-Wall", "-Werror", "-O1", "-I", Self.guardFolder + "/include",
                Self.guardFolder + "/MappingGuard.c", Self.source, "-o", folder("guard"), "-lpthread",
            ], in: place)
        try #require(compiled.succeeded, "\(compiled.errors)")
        let outcome = try run(folder("guard"), [], in: place)
        #expect(outcome.succeeded && String(decoding: outcome.output, as: UTF8.self) == "ok\n", "\(outcome)")
    }
}
