import Foundation
import Testing

/// Compiles the tests' kernels into embedded ELF, with the Swift toolchain's clang and lld.
enum KernelBuilder {
    /// The library of `Kernels/kernels.c`; `nil`, with a word on why, where there is no compiler.
    static let library: [UInt8]? = build { source, include, folder in
        let object = folder + "/kernels.o"
        try run(
            ["clang", "-target", target, "-c", "-ffreestanding", "-fno-asynchronous-unwind-tables"]
                + options + ["-I", include, source, "-o", object])
        try run([
            "ld.lld", "-o", folder + "/kernels", "-shared", "-static", "--nostdlib", "-z", "now", "-z",
            "relro", "--hash-style=sysv", "--no-undefined", "--gc-sections", "--discard-all", object,
        ])
    }

    /// The same as a shared object of this system.
    static let systemLibrary: [UInt8]? = build { source, include, folder in
        try run(
            ["clang", "-shared"] + options + ["-I", include, source, "-o", folder + "/kernels"])
    }

    private static let options = ["-O2", "-fPIC", "-fvisibility=hidden", "-fno-stack-protector"]

    /// - Parameter make: makes `kernels` in a folder of a source file.
    private static func build(
        _ make: (_ source: String, _ include: String, _ folder: String) throws -> Void
    ) -> [UInt8]? {
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let root = source.deletingLastPathComponent().deletingLastPathComponent()
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try make(
                source.path + "/Kernels/kernels.c", root.path + "/Sources/CExecutableLibrary/include",
                folder.path)
            return Array(try Data(contentsOf: folder.appendingPathComponent("kernels")))
        } catch {
            print("the executable library tests are skipped: \(error)")
            return nil
        }
    }

    private static var target: String {
        #if arch(arm64)
            "aarch64-unknown-none-elf"
        #else
            "x86_64-unknown-none-elf"
        #endif
    }

    private struct Failure: Error { var command: String }

    private static func run(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(command: arguments.joined(separator: " ")) }
    }
}
