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
        let constants = ConstantBytes(resources: context.resources)
        var exported: [OpView<Util.Global>] = []
        var builder = ArchiveBuilder()
        for op in module.symbols {
            guard let global = op.as(Util.Global.self), let value = global.initialValue, isData(value),
                let size = ConstantBytes.size(of: value), size >= minimum
            else { continue }
            let content = try content(value, isMutable: global.isMutable != nil, constants, op)
            try ParameterArchives.reporting(at: op) { () throws(ParameterError) in
                try builder.add(
                    .init(
                        key: ParameterKey(op.symbolName), length: UInt64(size), content: content))
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

    private static func isData(_ value: Attribute) -> Bool {
        switch value {
        case .dense(let elements): elements.strings.isEmpty
        case .denseResource: true
        default: false
        }
    }

    /// A splat constant needs no bytes in the file, unless it is mutable.
    private static func content(
        _ value: Attribute, isMutable: Bool, _ constants: ConstantBytes, _ op: Operation
    ) throws(Diagnostic) -> ArchiveBuilder.Content {
        if case .dense(let elements) = value, elements.isSplat, !isMutable,
            !StorageLayout.isPacked(elements.type), let pattern = SplatPattern(elements.bytes)
        {
            return .splat(pattern)
        }
        let bytes = try constants.bytes(of: value, at: op)
        return .copy(FileRange(source: MemorySource(bytes, path: op.symbolName), offset: 0))
    }
}
