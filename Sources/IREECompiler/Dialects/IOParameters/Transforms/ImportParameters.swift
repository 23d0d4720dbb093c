import IREECompilerCore
import IREEParams

extension Pass {
    static let importParameters = Pass(
        "iree-io-import-parameters",
        "Imports parameters from archives into the globals that name them.",
        on: Builtin.Module.self, options: ["paths": "", "keys": "", "maximum-size": "9223372036854775807"]
    ) { (module, context) throws(Diagnostic) in
        var scopes = ParameterScopeMap()
        for text in context.option("paths").split(separator: ",") {
            let (scope, path) = ParameterArchives.split(String(text))
            try ParameterArchives.reporting(at: module) { () throws(ParameterError) in
                try scopes.addFile(path, scope: scope)
            }
        }
        let keys = Set(context.option("keys").split(separator: ",").map(String.init))
        let maximum = UInt64(context.option("maximum-size")) ?? .max
        for op in module.symbols {
            guard let global = op.as(Util.Global.self),
                let parameter = ParameterArchives.namedParameter(global.initialValue),
                let index = scopes[parameter.scope]?.index,
                let position = index.position(of: ParameterKey(parameter.key))
            else { continue }
            let entry = index.entries[position]
            guard keys.contains(parameter.key) || entry.length <= maximum else { continue }
            guard let width = parameter.type.elementOrSelf.bitWidth, [8, 16, 32, 64].contains(width) else {
                context.report(
                    Diagnostic(
                        .warning,
                        "parameter `\(parameter.key)` is not imported: elements of \(parameter.type.quoted) are packed",
                        at: op.location))
                continue
            }
            guard let size = ParameterArchives.storageSize(of: parameter.type), size == entry.length else {
                throw Diagnostic(
                    .error,
                    "parameter `\(parameter.key)` has \(entry.length) bytes, which does not match "
                        + parameter.type.quoted, at: op.location)
            }
            let bytes = try ParameterArchives.reporting(at: op) { () throws(ParameterError) in
                try entry.readBytes()
            }
            let elements = DenseElements(type: parameter.type, bytes: bytes, isSplat: false)
            global.initialValue = .dense(elements.normalized(count: elements.count))
        }
    }
}
