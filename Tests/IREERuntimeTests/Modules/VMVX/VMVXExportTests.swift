import IREEBytecode
import Testing

@testable import IREERuntime

@Suite struct VMVXExportTests {
    /// The compiler brings kernels whose names start with two underscores, as the module's own functions do.
    @Test func kernelsMayStartWithUnderscores() throws {
        let module = try BytecodeModule(try Programs.bytes("layers.vmvx"))
        let executables = module.rodata.compactMap { try? BytecodeModule(Array(module.bytes(of: $0))) }
        let executable = try #require(executables.first)
        var writer = ModuleWriter(executable)
        let names = executable.description.exports.map(\.name).filter { !$0.hasPrefix("__") }
        let index = try #require(writer.description.exports.firstIndex { $0.name == names[0] })
        writer.description.exports[index].name = "__builtin_splat_i64"
        let bytes = try writer.write(.plain)
        let kernels = try bytes.withUnsafeBytes {
            try VMVXLoader().load($0, format: VMVXLoader.format, constants: [])
        }
        #expect(kernels.exports.map(\.name).contains("__builtin_splat_i64"))
        #expect(kernels.exports.count == names.count)
    }
}
