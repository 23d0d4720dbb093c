import IREECompilerCore
import IREEParams

extension Pass {
    static let exportParameters = Pass(
        "iree-io-export-parameters",
        "Exports constant globals to a parameter archive and replaces them by named parameters.",
        on: Builtin.Module.self,
        options: ["path": "", "minimum-size": "0"]
    ) { (module, context) throws(Diagnostic) in
        guard !context.option("path").isEmpty else { return }
        let (scope, path) = ParameterArchives.split(context.option("path"))
        let minimum = UInt64(context.option("minimum-size")) ?? 0
        var exported: [OpView<Util.Global>] = []
        var builder = ArchiveBuilder()
        for op in module.symbols {
            guard let global = op.as(Util.Global.self), case .dense(let elements)? = global.initialValue,
                let bytes = ParameterArchives.serialize(elements), UInt64(bytes.count) >= minimum
            else { continue }
            try ParameterArchives.reporting(at: op) { () throws(ParameterError) in
                try builder.add(
                    .init(
                        key: ParameterKey(op.symbolName), length: UInt64(bytes.count),
                        content: content(elements, bytes, isMutable: global.isMutable != nil, op.symbolName)))
            }
            exported.append(global)
        }
        guard !exported.isEmpty else { return }
        try ParameterArchives.reporting(at: module) { () throws(ParameterError) in
            _ = try ArchiveWriter().write(builder, to: path)
        }
        for global in exported {
            guard let type = global.type.typeValue else { continue }
            let scopeName: Attribute = scope.isEmpty ? .absent : .string(scope)
            global.initialValue = Flow.namedParameter.attribute(
                .type(type), scopeName, .string(global.op.symbolName), .absent)
        }
    }

    /// A splat constant needs no bytes in the file, unless it is mutable.
    private static func content(
        _ elements: DenseElements, _ bytes: [UInt8], isMutable: Bool, _ name: String
    ) -> ArchiveBuilder.Content {
        let width = StorageLayout.byteWidth(of: StorageLayout.storageElement(of: elements.type))
        if elements.isSplat, !isMutable, !StorageLayout.isPacked(elements.type),
            let pattern = SplatPattern(bytes.prefix(width))
        {
            return .splat(pattern)
        }
        return .copy(FileRange(source: MemorySource(bytes, path: name), offset: 0))
    }
}
