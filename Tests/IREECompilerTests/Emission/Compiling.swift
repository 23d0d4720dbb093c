import IREEBytecode
@testable import IREECompiler
@testable import IREECompilerCore

/// A program in the `vm` dialect, compiled.
func emitted(
    _ text: String, _ change: (inout CompilerSession.Options) -> Void = { _ in }
) -> CompilerSession.Output {
    var session = CompilerSession()
    session.options.firstPhase = .vm
    change(&session.options)
    return session.compile(Array(text.utf8), name: "program.mlir")
}

struct NotCompiled: Error, CustomStringConvertible {
    let description: String
}

/// The module of a program, whose code has been verified.
func module(
    _ text: String, _ change: (inout CompilerSession.Options) -> Void = { _ in }
) throws -> BytecodeModule {
    let output = emitted(text, change)
    guard let bytes = output.bytes else {
        throw NotCompiled(description: output.diagnostics.map(\.description).joined(separator: "\n"))
    }
    let module = try BytecodeModule(bytes)
    _ = try VerifiedModule(module)
    return module
}
