import Foundation
import Testing

/// Compiles the tests' kernels into embedded ELF, with the Swift toolchain's clang and lld.
enum KernelBuilder {
    /// The library of `Kernels/kernels.c`; `nil`, with a word on why, where there is no compiler.
    static let library: [UInt8]? = build()

    private static func build() -> [UInt8]? {
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let root = source.deletingLastPathComponent().deletingLastPathComponent()
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let object = folder.appendingPathComponent("kernels.o").path
            let image = folder.appendingPathComponent("kernels.so").path
            try run([
                "clang", "-target", target, "-c", "-O2", "-ffreestanding", "-fPIC", "-fvisibility=hidden",
                "-fno-stack-protector", "-fno-asynchronous-unwind-tables",
                "-I", root.path + "/Sources/CExecutableLibrary/include",
                source.path + "/Kernels/kernels.c", "-o", object,
            ])
            try run([
                "ld.lld", "-o", image, "-shared", "-static", "--nostdlib", "-z", "now", "-z", "relro",
                "--hash-style=sysv", "--no-undefined", "--gc-sections", "--discard-all", object,
            ])
            return Array(try Data(contentsOf: URL(fileURLWithPath: image)))
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
