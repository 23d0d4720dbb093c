import IREECompilerCore

extension Pass {
    static let deduplicateRodata = Pass(
        "iree-vm-deduplicate-rodata", "Merges read-only data with equal values.", on: VM.Module.self
    ) { (module, _) throws(Diagnostic) in
        struct Key: Hashable {
            let mediaType: String
            let value: Attribute
        }
        var order: [Key] = []
        var groups: [Key: [OpView<VM.Rodata>]] = [:]
        for op in module.body()?.operations ?? [] {
            guard let rodata = op.as(VM.Rodata.self) else { continue }
            guard rodata.ordinal == nil else {
                throw op.error("has an ordinal, to which code may refer already")
            }
            let key = Key(mediaType: rodata.mimeType?.stringValue ?? "", value: rodata.value)
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(rodata)
        }
        var names: [String: String] = [:]
        for key in order {
            guard let group = groups[key], let kept = group.first, group.count > 1 else { continue }
            kept.op.location = .merged(group.map(\.op.location))
            let alignment = group.compactMap { $0.alignment?.integerValue }.max() ?? 0
            if alignment > 0 { kept.alignment = .i64(alignment) }
            for duplicate in group.dropFirst() {
                names[duplicate.op.symbolName] = kept.op.symbolName
                duplicate.op.erase()
            }
        }
        guard !names.isEmpty else { return }
        module.walk { op in
            for entry in op.attributes.entries {
                guard let reference = entry.value.symbolValue, reference.nested.isEmpty,
                    let name = names[reference.root]
                else { continue }
                op.attributes[entry.name] = .symbol(SymbolReference(name))
            }
        }
    }
}
