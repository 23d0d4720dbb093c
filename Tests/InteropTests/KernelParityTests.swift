import Foundation
import TestSupport
import Testing

@testable import IREECompiler
@testable import IREECompilerCore
@testable import IREECompilerTargets

/// Kernels that we make of the functions of the official compiler's executables, in place of its own: both runtimes
/// compute the same with them.
@Suite(.needsCompiler, .enabled(if: (try? Toolchain.find()) != nil, "no clang and lld of LLVM 16 or newer"))
struct KernelParityTests {
    private static let programs = Sampling.sample(
        ((try? InteropProgram.all.get()) ?? []).filter { $0.modes.contains(.cpu) }, oneIn: 4, of: "kernels")

    /// Operations that kernels cannot be made of yet.
    private static let unsupported: Set<String> = [
        "iree_linalg_ext.arg_compare", "iree_linalg_ext.gather", "iree_linalg_ext.scan",
        "iree_linalg_ext.scatter",
        "iree_linalg_ext.sort", "iree_linalg_ext.topk_v2",
    ]

    @Test(arguments: programs) func kernelsComputeTheSame(_ program: InteropProgram) throws {
        let folder = try TemporaryFolder()
        let place = URL(fileURLWithPath: folder.path)
        try compile(program, "executable-sources", "sources.mlir", place)
        guard let image = try kernels(of: try folder.bytes("sources.mlir"), program) else { return }
        try compile(program, "hal", "hal.mlir", place)
        let text = String(decoding: try folder.bytes("hal.mlir"), as: UTF8.self)
        try folder.write(Array(Self.replacingCode(in: text, by: image).utf8), as: "ours.mlir")
        try official(["--compile-from=hal", "ours.mlir", "-o", "ours.vmfb"], place)
        try ProgramComparison.expectSame(folder("ours.vmfb"), program)
    }

    /// The library of a program's kernels; nil if it has none, or not all can be made: what cannot is expected.
    private func kernels(of text: [UInt8], _ program: InteropProgram) throws -> [UInt8]? {
        let context = Context()
        let source = SourceText(taking: text, name: "\(program.name).mlir")
        let module = try AsmParser(source, registry: context.registry, allowsUnregistered: false).module()
        var functions: [IREECompilerCore.Operation] = []
        module.walk { op in
            if op.name == "func.func", op.enclosing({ $0.name == "hal.executable.variant" }) != nil {
                functions.append(op)
            }
        }
        let target = LLVMCPUTarget()
        let refused = functions.filter { function in
            do throws(Diagnostic) {
                _ = try target.module([function], name: program.name)
                return false
            } catch {
                let isExpected = Self.unsupported.contains { error.message.hasPrefix("'\($0)'") }
                #expect(isExpected && error.location.position != nil, "\(error)")
                return true
            }
        }
        guard !functions.isEmpty, refused.isEmpty else { return nil }
        return try withExtendedLifetime(module) { try target.compile(functions, name: program.name) }
    }

    private func compile(
        _ program: InteropProgram, _ phase: String, _ name: String, _ place: URL
    ) throws {
        try official(CompilerMode.cpu.flags + [program.path, "--compile-to=\(phase)", "-o", name], place)
    }

    private func official(_ arguments: [String], _ place: URL) throws {
        let outcome = try run(try Compiler.program.program("iree-compile"), arguments, in: place)
        guard outcome.succeeded else { throw Failure(description: "\(outcome.errors.prefix(4000))") }
    }

    private struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    private static func replacingCode(in text: String, by image: [UInt8]) -> String {
        let digits = image.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true) }
            .joined()
        var result = ""
        var rest = text[...]
        while let start = rest.range(of: "data = dense<\""),
            let end = rest[start.upperBound...].range(of: "xi8>")
        {
            result += rest[..<start.lowerBound]
            result += "data = dense<\"0x\(digits)\"> : vector<\(image.count)xi8>"
            rest = rest[end.upperBound...]
        }
        return result + rest
    }
}
