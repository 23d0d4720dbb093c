import Foundation
import TestSupport
import Testing

@testable import IREECompiler
@testable import IREECompilerCore
@testable import IREECompilerTargets

/// Kernels that we make of the functions of the official compiler's executables, in place of its own: both runtimes
/// compute the same with them.
@Suite(.needsCompiler)
struct KernelParityTests {
    private static let programs = Sampling.sample(
        ((try? InteropProgram.all.get()) ?? []).filter { $0.modes.contains(.cpu) }, oneIn: 4, of: "kernels")

    /// Operations that kernels cannot be made of yet.
    private static let unsupported: Set<String> = []

    @Test(
        .enabled(if: (try? Toolchain.find()) != nil, "no clang and lld of LLVM 16 or newer"),
        arguments: programs)
    func machineCodeComputesTheSame(_ program: InteropProgram) throws {
        try expectTheSame(program, .cpu, LLVMCPUTarget())
    }

    @Test(arguments: programs.filter { $0.modes.contains(.vmvx) })
    func bytecodeComputesTheSame(_ program: InteropProgram) throws {
        try expectTheSame(program, .vmvx, VMVXTarget())
    }

    private func expectTheSame(
        _ program: InteropProgram, _ mode: CompilerMode, _ target: some ExecutableTarget
    ) throws {
        let folder = try TemporaryFolder()
        let place = URL(fileURLWithPath: folder.path)
        try compile(program, mode, "executable-sources", "sources.mlir", place)
        guard let image = try kernels(of: try folder.bytes("sources.mlir"), program, target) else { return }
        try compile(program, mode, "hal", "hal.mlir", place)
        let text = String(decoding: try folder.bytes("hal.mlir"), as: UTF8.self)
        try folder.write(Array(Self.replacingCode(in: text, by: image).utf8), as: "ours.mlir")
        try official(["--compile-from=hal", "ours.mlir", "-o", "ours.vmfb"], place)
        try ProgramComparison.expectSame(folder("ours.vmfb"), program)
    }

    /// The library of a program's kernels; nil if it has none, or not all can be made: what cannot is expected.
    private func kernels(
        of text: [UInt8], _ program: InteropProgram, _ target: some ExecutableTarget
    ) throws -> [UInt8]? {
        let context = Context()
        let source = SourceText(taking: text, name: "\(program.name).mlir")
        let module = try AsmParser(source, registry: context.registry, allowsUnregistered: false).module()
        var functions: [IREECompilerCore.Operation] = []
        module.walk { op in
            if op.name == "func.func", op.enclosing({ $0.name == "hal.executable.variant" }) != nil {
                functions.append(op)
            }
        }
        let refused = functions.filter { function in
            do throws(Diagnostic) {
                _ = try DispatchLowering.lower(function, for: target.kernelTarget)
                return false
            } catch {
                let isExpected = Self.unsupported.contains { error.message.hasPrefix("'\($0)'") }
                #expect(isExpected && error.location.position != nil, "\(error)")
                return true
            }
        }
        guard !functions.isEmpty, refused.isEmpty else { return nil }
        return try withExtendedLifetime(module) {
            try target.serialize(target.kernels(of: functions), name: program.name)
        }
    }

    private func compile(
        _ program: InteropProgram, _ mode: CompilerMode, _ phase: String, _ name: String, _ place: URL
    ) throws {
        try official(mode.flags + [program.path, "--compile-to=\(phase)", "-o", name], place)
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
