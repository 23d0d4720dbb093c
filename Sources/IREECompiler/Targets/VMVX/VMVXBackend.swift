import IREECompilerCore
import IREECompilerDialects

/// Bytecode, which runs where no machine code may.
package struct VMVXBackend: ExecutableBackend {
    package let name = "vmvx"

    package init() {}

    package func target(_ settings: [String: String]) throws(Diagnostic) -> ExecutableTargetDescription {
        ExecutableTargetDescription(
            backend: name, format: VMVXTarget().format,
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
        var result = SerializedExecutable(
            try VMVXTarget().executable(of: functions, name: name).bytes,
            mimeType: "application/x-flatbuffers", fileExtension: "vmfb")
        if settings.dumpsExecutables {
            let text = try VMVXTarget().module(functions, name: name)
            result.intermediates = [("vm.mlir", Array(text.utf8))]
        }
        return result
    }
}
