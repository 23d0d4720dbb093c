import IREECompilerCore

/// Conversion of operations to calls of imported functions, as `VMImports` declares them.
extension VMConversion {
    func addImportRules() {
        for function in VMImports.all {
            conversion.add([function.kind]) { [unowned self] op, operands, conversion in
                let results = try call(op, operands).results
                let types = try conversion.convert(op.results.map(\.type))
                conversion.replace(op, with: zip(results, types).map { [cast($0, to: $1)] })
            }
        }
    }

    /// Calls the function of an operation. `given` are arguments that do not follow from the operation's fields, or are
    /// not what follows from them, by name.
    func call(_ op: Operation, _ operands: [Conversion.Values], given: [String: Value] = [:])
        throws(Diagnostic)
        -> Operation
    {
        guard let function = imports.use(op.name) else { throw unsupported(op) }
        var values: [Value] = []
        var segments: [Int] = []
        let fields = CallFields(op: op, operands: operands)
        zeros = [:]
        for argument in function.arguments {
            if let value = given[argument.name] {
                values.append(cast(value, to: argument.type))
                segments.append(-1)
                continue
            }
            switch argument.source {
            case .values(let name):
                let own = fields.all(name)
                values += own.map { cast($0.value, to: argument.type) }
                segments.append(own.count)
            case .tuples(let parts):
                let count = parts.map { fields.count($0) }.max() ?? 0
                for i in 0..<count {
                    for part in parts { values.append(try value(of: part, at: i, fields)) }
                }
                segments.append(count)
            default:
                values.append(try value(of: argument, at: 0, fields))
                segments.append(-1)
            }
        }
        return build(function, values, segments, op)
    }

    /// An argument that is one value: of element `i` of a field.
    private func value(of argument: VMArgument, at i: Int, _ fields: CallFields) throws(Diagnostic) -> Value {
        let type = argument.type
        switch argument.source {
        case .field(let name):
            if let known = fields.attribute(name) { return try constant(known, type, fields.op) }
            guard let own = fields.element(name, i) else { return zero(type) }
            return cast(own.value, to: type)
        case .unsigned(let name):
            guard let own = fields.element(name, i) else { return builder.vmZero(type) }
            let full = extended(own.value, own.type, .unsigned)
            return cast(type == .i64 ? widened(full) : full, to: type)
        case .byteWidth(let name):
            guard let width = fields.element(name, i)?.type.byteWidth else { throw unsupported(fields.op) }
            return constant(i32: width)
        case .slot(let name):
            guard let own = fields.element(name, i), !own.value.type.isVMReference else {
                return zero(type)
            }
            return cast(own.value, to: type)
        case .buffer(let name):
            guard let own = fields.element(name, i), own.value.type.isVMReference else {
                return zero(type)
            }
            return own.value
        case .constant(0): return zero(type)
        case .constant(let number): return builder.vmConstant(.integer(number, type), type)
        case .values, .tuples: throw unsupported(fields.op)
        }
    }

    /// Zero or null, once for each call.
    private func zero(_ type: IRType) -> Value {
        if let known = zeros[type] { return known }
        let value = builder.vmZero(type)
        zeros[type] = value
        return value
    }

    /// The value of an attribute: a number, or the bytes of a string.
    private func constant(_ attribute: Attribute, _ type: IRType, _ op: Operation) throws(Diagnostic) -> Value
    {
        if let number = attribute.integerValue ?? HAL.collectiveWord(attribute) {
            return number == 0 ? zero(type) : builder.vmConstant(.integer(number, type), type)
        }
        if case .float(let bits, type) = attribute {
            return bits == 0 ? zero(type) : builder.vmConstant(attribute, type)
        }
        guard attribute.stringValue != nil else { throw unsupported(op) }
        return text(attribute)
    }

    private func build(_ function: VMImport, _ values: [Value], _ segments: [Int], _ op: Operation)
        -> Operation
    {
        let callee = Attribute.symbol(SymbolReference(function.name))
        var attributes = AttributeDictionary(op.attributes.ofDialects)
        if function.traits.contains(.hasNoSideEffects) { attributes["nosideeffects"] = .unit }
        guard function.isVariadic else {
            return builder.create(VM.Call.self) {
                $0.attributes = attributes
                $0.callee = callee
                $0.operands = values
                $0.results = function.results
            }.op
        }
        let bytes = segments.flatMap { count -> [UInt8] in
            let size = UInt16(bitPattern: Int16(clamping: count))
            return [UInt8(truncatingIfNeeded: size), UInt8(truncatingIfNeeded: size >> 8)]
        }
        let shape = IRType.vector(ShapedType([segments.count], .i16))
        let sizes = DenseElements(type: shape, bytes: bytes, isSplat: false).normalized(count: segments.count)
        return builder.create(VM.CallVariadic.self) {
            $0.attributes = attributes
            $0.callee = callee
            $0.segmentSizes = .dense(sizes)
            $0.segmentTypes = .array(function.arguments.map { .type($0.type) })
            $0.operands = values
            $0.results = function.results
        }.op
    }
}

/// The converted operands and the attributes of an operation by the names of its fields.
private struct CallFields {
    let op: Operation
    let operands: [Conversion.Values]

    /// The converted values of an operand field, with their original types.
    func all(_ name: String) -> [(value: Value, type: IRType)] {
        guard let field = op.definition.operands.first(where: { $0.name == name }) else { return [] }
        return op.operandRange(field.index).compactMap { i in
            operands[i].first.map { ($0, op.operand(i).type) }
        }
    }

    func element(_ name: String, _ i: Int) -> (value: Value, type: IRType)? {
        let own = all(name)
        return own.indices.contains(i) ? own[i] : nil
    }

    func attribute(_ name: String) -> Attribute? {
        guard let field = op.definition.attributes.first(where: { $0.name == name }) else { return nil }
        return op.attributes[name] ?? field.defaultValue
    }

    /// The number of elements of the field that a part of a tuple comes from.
    func count(_ argument: VMArgument) -> Int {
        switch argument.source {
        case .field(let name), .slot(let name), .buffer(let name): all(name).count
        default: 0
        }
    }
}
