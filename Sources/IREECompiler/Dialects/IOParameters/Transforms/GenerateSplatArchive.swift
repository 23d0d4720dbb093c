import IREECompilerCore
import IREEParams

extension Pass {
    static let generateSplatParameterArchive = Pass(
        "iree-io-generate-splat-parameter-archive",
        "Writes an archive with a splat for each parameter that the module names.", on: Builtin.Module.self,
        options: ["file": ""]
    ) { (module, context) throws(Diagnostic) in
        guard !context.option("file").isEmpty else { return }
        var builder = ArchiveBuilder()
        var seen = Set<String>()
        var failure: Diagnostic?
        module.walk(.preOrder) { op in
            let value = op.attributes[op.is(Util.Global.self) ? "initial_value" : "value"]
            guard failure == nil, op.is(Util.Global.self) || op.is(Flow.TensorConstant.self),
                let parameter = ParameterArchives.namedParameter(value),
                let size = ParameterArchives.storageSize(of: parameter.type),
                seen.insert(parameter.key).inserted
            else { return }
            let width = StorageLayout.byteWidth(of: StorageLayout.storageElement(of: parameter.type))
            let pattern = [UInt8](repeating: 0, count: StorageLayout.isPacked(parameter.type) ? 1 : width)
            guard let splat = SplatPattern(pattern) else { return }
            do throws(Diagnostic) {
                try ParameterArchives.reporting(at: op) { () throws(ParameterError) in
                    try builder.add(
                        .init(key: ParameterKey(parameter.key), length: size, content: .splat(splat)))
                }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        try ParameterArchives.reporting(at: module) { () throws(ParameterError) in
            _ = try ArchiveWriter().write(builder, to: context.option("file"))
        }
    }
}
