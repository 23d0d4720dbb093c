import IREECompilerCore
import IREECompilerDialects

/// Bytecode, which runs where no machine code may.
package struct VMVXBackend: ExecutableBackend {
    package let name = "vmvx"

    package init() {}

    package func target(_ settings: [String: String]) throws(Diagnostic) -> ExecutableTargetDescription {
        ExecutableTargetDescription(
            backend: name, format: VMVXTarget.format,
            AttributeDictionary([("ukernels", .string("none"))]))
    }

    package func workgroupCounts(
        _ functions: [Operation], _ target: ExecutableTargetDescription
    ) throws(Diagnostic) -> [(x: Int, y: Int, z: Int)] {
        try VMVXTarget().workgroupCounts(functions)
    }

    package func serialize(
        _ functions: [Operation], name: String, _ target: ExecutableTargetDescription,
        _ settings: [String: String]
    ) throws(Diagnostic) -> SerializedExecutable {
        let generator = VMVXTarget()
        let kernels = try generator.kernels(of: functions)
        var result = SerializedExecutable(
            try generator.serialize(kernels, name: name), mimeType: "application/x-flatbuffers",
            fileExtension: "vmfb")
        if settings.dumpsExecutables {
            result.intermediates = [("vm.mlir", Array(try generator.text(kernels, name: name).utf8))]
        }
        return result
    }
}
