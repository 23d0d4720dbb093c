import IREECompilerCore

/// Conversion of HAL operations whose calls do not follow from their fields alone.
extension VMConversion {
    func addDeviceRules() {
        conversion.add(HAL.AllocatorImport.self) { [unowned self] op, new, conversion in
            let buffer = try call(op.op, new.all).results[0]
            conversion.replace(op.op, with: builder.vmIsNonzero(buffer), buffer)
        }
        conversion.add(HAL.DeviceQuery.self) { [unowned self] op, new, conversion in
            let type = op.value.type
            let query = try call(
                op.op, new.all, given: ["category": text(op.category), "key": text(op.key)])
            var value = query.results[1]
            switch type {
            case .i1: value = builder.vmIsNonzero(value)
            case .index: value = index(value)
            case .integer(let width, _) where width <= 64: value = truncated(value, .i64, type)
            default: throw unsupported(op.op)
            }
            guard let known = op.defaultValue?.integerValue else {
                return conversion.replace(op.op, with: query.results[0], value)
            }
            let number = type == .i1 ? known & 1 : known
            let other =
                number == 0
                ? builder.vmZero(value.type) : builder.vmConstant(.integer(number, value.type), value.type)
            conversion.replace(
                op.op, with: constant(i32: 1), builder.vmSelect(query.results[0], value, other))
        }
        conversion.add(HAL.ElementType.self) { [unowned self] op, _, conversion in
            guard let code = op.type.typeValue.flatMap(HAL.elementTypeCode) else {
                throw op.error("unsupported element type")
            }
            conversion.replace(op.op, with: constant(i32: code))
        }
        conversion.add(HAL.EncodingType.self) { [unowned self] op, _, conversion in
            guard op.encoding == nil else { throw op.error("unsupported encoding type") }
            conversion.replace(op.op, with: constant(i32: HAL.denseRowMajor))
        }
        addExecutableRules()
        addBufferAccessRules()
    }

    private func addExecutableRules() {
        conversion.add([HAL.Executable.self]) { op, _, conversion in
            // Operations that create executables take their contents.
            conversion.erase(op)
        }
        conversion.add(HAL.ExecutableCreate.self) { [unowned self] op, new, conversion in
            guard let target = op.executableTarget.symbolValue,
                let binary = op.op.lookupNearestSymbol(target)?.as(HAL.ExecutableBinary.self)
            else { throw op.error("refers to an executable that has no binary: \(op.executableTarget)") }
            let data = builder.create(VM.RodataInline.self) {
                $0.name = .string(sanitized("\(target.root)_\(binary.op.symbolName)"))
                $0.value = binary.data
                $0.alignment = .i64(16)
                $0.mimeType = binary.mimeType
                $0.result = .vmBuffer
            }.result
            let format = text(binary.format)
            let constants = packed(new.constants)
            let created = try call(
                op.op, new.all,
                given: ["executable_format": format, "executable_data": data, "constants": constants])
            conversion.replace(op.op, with: created.results[0])
        }
        conversion.add(HAL.ExecutableLookupFunction.self) { [unowned self] op, new, conversion in
            let name = text(.string(op.entryPoint.symbolValue?.leaf ?? ""))
            conversion.replace(
                op.op, with: try call(op.op, new.all, given: ["function_name": name]).results[0])
        }
    }

    /// 32-bit words as bytes; null if there are none. Buffers are allocated cleared.
    private func packed(_ words: [Value]) -> Value {
        guard !words.isEmpty else { return builder.vmZero(.vmBuffer) }
        let buffer = make(.bufferAlloc, constant(i64: Int64(4 * words.count)), constant(i32: 16))
        for (i, word) in words.enumerated() where word.vmInteger != 0 {
            builder.vmStore(.i32, word, buffer, constant(i64: Int64(i)))
        }
        return buffer
    }

    /// Imported functions access at most 32 bits at a time.
    private func addBufferAccessRules() {
        conversion.add(HAL.BufferLoad.self) { [unowned self] op, new, conversion in
            guard let type = try conversion.convert([op.result.type]).first,
                let width = op.result.type.byteWidth, width <= 8, width > 4 || op.result.type.isHostNumber
            else { throw unsupported(op.op) }
            let offset = widened(new.sourceOffset[0], isSigned: true)
            guard width > 4 else {
                let given = ["length": constant(i32: width)]
                let bits = try call(op.op, new.all, given: given).results[0]
                return conversion.replace(op.op, with: try bitcast(bits, to: type, op.op))
            }
            let four = constant(i32: 4)
            func load(_ offset: Value) throws(Diagnostic) -> Value {
                let given = ["source_offset": offset, "length": four]
                return widened(try call(op.op, new.all, given: given).results[0])
            }
            let high = try load(make(.addI64, offset, constant(i64: 4)))
            let shifted = make(.shlI64, high, constant(i32: 32))
            let low = try load(offset)
            conversion.replace(op.op, with: try bitcast(make(.orI64, low, shifted), to: type, op.op))
        }
        conversion.add(HAL.BufferStore.self) { [unowned self] op, new, conversion in
            guard let width = op.value.type.byteWidth, width <= 8, width > 4 || op.value.type.isHostNumber
            else {
                throw unsupported(op.op)
            }
            func store(_ value: Value, _ offset: Value, _ width: Int64) throws(Diagnostic) {
                let given = ["value": value, "target_offset": offset, "length": constant(i32: width)]
                _ = try call(op.op, new.all, given: given)
            }
            let offset = widened(new.targetOffset[0], isSigned: true)
            let value = new.value[0]
            let bits = try bitcast(value, to: width > 4 ? .i64 : .i32, op.op)
            conversion.erase(op.op)
            guard width > 4 else { return try store(bits, offset, width) }
            try store(narrowed(bits), offset, 4)
            let high = narrowed(make(.shrI64U, bits, constant(i32: 32)))
            try store(high, make(.addI64, offset, constant(i64: 4)), 4)
        }
    }

    // MARK: Read-only data

    /// The bytes of a text. Its name tells what it is.
    func text(_ value: Attribute) -> Value {
        let characters = value.stringValue ?? ""
        // FNV-1a.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in characters.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let words = sanitized(String(characters.prefix(32))).lowercased()
        return builder.create(VM.RodataInline.self) {
            $0.name = .string("_utf8_\(words)_\(String(hash, radix: 16, uppercase: true))")
            // Text needs no alignment, which data has by default.
            $0.alignment = .i64(1)
            $0.value = value
            $0.result = .vmBuffer
        }.result
    }

    /// A text as part of a symbol name.
    private func sanitized(_ text: String) -> String {
        String(text.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    }
}

extension IRType {
    /// Whether the host computes with numbers of the type; it only moves bits of others.
    fileprivate var isHostNumber: Bool {
        switch self {
        case .integer, .index, .float(.f32), .float(.f64): true
        default: false
        }
    }
}
