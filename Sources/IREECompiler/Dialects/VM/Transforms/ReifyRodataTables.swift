import IREECompilerCore

extension Pass {
    static let reifyRodataTables = Pass(
        "iree-vm-reify-rodata-tables",
        "Replaces tables of read-only data by their data and the offsets and lengths in it.",
        on: VM.Module.self
    ) { (module, _) throws(Diagnostic) in
        var tables: [OpView<VM.RodataTableInline>] = []
        module.walk { if let op = $0.as(VM.RodataTableInline.self) { tables.append(op) } }
        for table in tables { try RodataTable.reify(table) }
    }
}

private enum RodataTable {
    private static let maximumAlignment: Int64 = 1 << 20

    static func reify(_ table: OpView<VM.RodataTableInline>) throws(Diagnostic) {
        let alignment = table.dataAlignment?.integerValue ?? 1
        guard let type = table.tableType.typeValue, type == .i32 || type == .i64,
            alignment > 0, alignment <= maximumAlignment
        else { throw table.error("expects a table of i32 or i64, and a positive alignment") }
        var rows: [Int64] = []
        var parts: [Attribute] = []
        var end: Int64 = 0
        for value in table.dataArray.arrayValue ?? [] {
            guard let count = ConstantBytes.size(of: value), let size = Int64(exactly: count), size < 1 << 40
            else { throw table.error("has a constant that cannot be stored in a module") }
            rows += [end, size]
            parts.append(value)
            let padding = (alignment - size % alignment) % alignment
            if padding > 0 { parts.append(zeros(padding)) }
            end += size + padding
        }
        let builder = OpBuilder(before: table.op)
        func create(_ name: Attribute?, _ value: Attribute) -> Value {
            builder.create(VM.RodataInline.self) {
                $0.name = name
                $0.value = value
                $0.alignment = table.alignment
                $0.mimeType = table.mimeType
                $0.result = .vmBuffer
            }.op.results[0]
        }
        let index = create(table.tableName, elements(rows, type))
        let data = create(table.dataName, Util.composite.attribute(.i64(end), .array(parts)))
        table.op.replaceAllUses(with: [index, data])
        table.op.erase()
    }

    private static func zeros(_ count: Int64) -> Attribute {
        let type = IRType.vector(ShapedType([Int(count)], .i8))
        return .dense(DenseElements(type: type, bytes: [0], isSplat: true))
    }

    private static func elements(_ values: [Int64], _ type: IRType) -> Attribute {
        let shape = IRType.vector(ShapedType([values.count], type))
        let width = type == .i32 ? 4 : 8
        let bytes = values.flatMap { value in
            (0..<width).map { UInt8(truncatingIfNeeded: value >> Int64(8 * $0)) }
        }
        return .dense(
            DenseElements(type: shape, bytes: bytes, isSplat: false).normalized(count: values.count))
    }
}
