import IREECompilerCore

extension VMConversion {
    private static let buffer = IRType.vmBuffer

    func addParameterRules() {
        conversion.add(IOParameters.Load.self) { [unowned self] op, new, conversion in
            let zero = constant(i64: 0)
            let rows = rows(
                new.source.keys, new.source.offsets, new.lengths.map { _ in zero }, new.lengths)
            let list = try call(op.op, new.all, given: rows).results[0]
            let buffer = VM.reference.type(.type(.halBuffer))
            let buffers = op.results.indices.map { i in
                [make(.listGetRef, list, constant(i32: Int64(i)), type: buffer)]
            }
            conversion.replace(op.op, with: buffers)
        }
        conversion.add(IOParameters.Gather.self) { [unowned self] op, new, conversion in
            let rows = rows(new.source.keys, new.source.offsets, new.targetOffsets, new.targetLengths)
            _ = try call(op.op, new.all, given: rows)
            conversion.erase(op.op)
        }
        conversion.add(IOParameters.Scatter.self) { [unowned self] op, new, conversion in
            let rows = rows(new.target.keys, new.target.offsets, new.sourceOffsets, new.sourceLengths)
            _ = try call(op.op, new.all, given: rows)
            conversion.erase(op.op)
        }
    }

    /// The arguments that hold keys and ranges, by name.
    private func rows(
        _ keys: [Value], _ parameterOffsets: [Value], _ bufferOffsets: [Value], _ lengths: [Value]
    )
        -> [String: Value]
    {
        let table = keyTable(keys)
        return [
            "key_table": table.table, "key_data": table.data,
            "spans": spans(parameterOffsets, bufferOffsets, lengths),
        ]
    }

    /// Keys as a table of `{u32 offset, u32 length}` and the bytes that it points into.
    ///
    /// If all keys are constant, both are read-only data; otherwise they are built at run time.
    private func keyTable(_ keys: [Value]) -> (table: Value, data: Value) {
        let known = keys.compactMap { $0.definingOp?.as(VM.RodataInline.self)?.value }
        if known.count == keys.count {
            let table = builder.create(VM.RodataTableInline.self) {
                $0.tableType = .type(.i32)
                $0.dataArray = .array(known)
                $0.tableResult = Self.buffer
                $0.dataResult = Self.buffer
            }
            return (table.tableResult, table.dataResult)
        }
        let alignment = constant(i32: 4)
        let lengths = keys.map { make(.bufferLength, $0) }
        var total = lengths[0]
        for length in lengths.dropFirst() { total = make(.addI64, total, length) }
        let data = make(.bufferAlloc, total, alignment)
        let tableSize = constant(i64: Int64(8 * keys.count))
        let table = make(.bufferAlloc, tableSize, alignment)
        let zero = constant(i64: 0)
        var offset = zero
        for (i, key) in keys.enumerated() {
            perform(.bufferCopy, key, zero, data, offset, lengths[i])
            for (j, value) in [offset, lengths[i]].enumerated() {
                // Indices are in elements of four bytes.
                let place = constant(i64: Int64(2 * i + j))
                let narrow = make(.truncI64I32, value)
                perform(.bufferStoreI32, table, place, narrow)
            }
            if i + 1 < keys.count { offset = make(.addI64, offset, lengths[i]) }
        }
        return (table, data)
    }

    /// Rows of `{parameter offset, buffer offset, length}`, 64 bits each.
    ///
    /// Constants are read-only data. If a value is not constant, a copy of that data is modified at run time. (The
    /// official release fails to compile this: it passes a 32-bit offset to the copy, and would store each value at an
    /// offset that is scaled twice.)
    private func spans(_ parameterOffsets: [Value], _ bufferOffsets: [Value], _ lengths: [Value]) -> Value {
        var values: [Int64] = []
        var unknown: [(place: Int, value: Value)] = []
        for row in zip(parameterOffsets, zip(bufferOffsets, lengths)) {
            for value in [row.0, row.1.0, row.1.1] {
                if let known = value.vmInteger {
                    values.append(known)
                } else {
                    unknown.append((values.count, value))
                    values.append(0)
                }
            }
        }
        let bytes = values.flatMap { value in
            (0..<8).map { UInt8(truncatingIfNeeded: value >> Int64(8 * $0)) }
        }
        let type = IRType.vector(ShapedType([values.count], .i64))
        let elements = DenseElements(type: type, bytes: bytes, isSplat: false).normalized(count: values.count)
        let rodata = builder.create(VM.RodataInline.self) {
            $0.value = .dense(elements)
            $0.result = Self.buffer
        }.result
        if unknown.isEmpty { return rodata }
        let length = make(.bufferLength, rodata)
        let copy = make(.bufferClone, rodata, constant(i64: 0), length, constant(i32: 8))
        for (place, value) in unknown {
            perform(.bufferStoreI64, copy, constant(i64: Int64(place)), widened(value))
        }
        return copy
    }
}
