import IREECompilerCore

/// Accesses of memory.
extension UtilConversion {
    private static let notFlat =
        ": expected memory of rank 0 or 1, whose elements follow each other; flatten it first"

    func addMemoryRules() {
        conversion.add(MemRef.AssumeAlignment.self) { op, new, conversion in
            conversion.replace(op.op, with: [new.memref])
        }
        conversion.add(MemRef.Cast.self) { op, new, conversion in
            try Self.require(op.dest.type, op.op)
            conversion.replace(op.op, with: [new.source])
        }
        conversion.add(MemRef.ReinterpretCast.self) { op, new, conversion in
            try Self.require(op.result.type, op.op)
            conversion.replace(op.op, with: [new.source])
        }
        conversion.add(MemRef.Dim.self) { op, new, conversion in
            let shape = try Self.require(op.source.type, op.op)
            let builder = conversion.builder
            let length = Self.byteCount(of: shape.element, builder)
            let size = try Self.size(of: new.source, op.op, builder)
            let quotient = builder.insert(
                Operation(
                    builder.registry.definition(named: Arith.Name.floordivsi), at: builder.location,
                    operands: [[size], [length]], results: [[.index]]))
            conversion.replace(op.op, with: quotient.results[0])
        }
        addAllocationRules()
        addAccessRules()
    }

    @discardableResult
    private static func require(_ type: IRType, _ op: Operation) throws(Diagnostic) -> ShapedType {
        guard isFlat(type), let shape = type.shaped else { throw illegal(op, notFlat) }
        return shape
    }

    // MARK: Allocations and constants

    private func addAllocationRules() {
        conversion.add(MemRef.Alloca.self) { op, new, conversion in
            let shape = try Self.require(op.memref.type, op.op)
            let builder = conversion.builder
            var size = Self.byteCount(of: shape.element, builder)
            if let extent = shape.shape.first {
                let count =
                    extent == ShapedType.dynamic
                    ? new.dynamicSizes.first ?? builder.constant(index: 0)
                    : builder.constant(index: Int64(extent))
                size = builder.multiplyIndices(size, count)
            }
            let buffer = builder.create(Util.BufferAlloc.self) {
                $0.storageSize = size
                $0.alignment = op.alignment?.integerValue.map { .integer($0, .index) }
                $0.result = .utilBuffer
            }
            conversion.replace(op.op, with: buffer.result)
        }
        conversion.add(MemRef.Global.self) { op, _, conversion in
            guard let type = op.type.typeValue else { throw Self.illegal(op.op) }
            try Self.require(type, op.op)
            guard op.constant != nil, let value = op.initialValue, value != .unit else {
                throw Self.illegal(op.op, ": expected constant memory with an initial value")
            }
            let name = op.symName
            conversion.builder.create(Util.Global.self) {
                $0.symVisibility = .string("private")
                $0.symName = name
                $0.type = .type(.utilBuffer)
            }
            let initializer = conversion.builder.create(Util.Initializer.self) {
                $0.functionType = .type(.function([], []))
            }
            let body = OpBuilder(
                atEndOf: initializer.op.regions[0].addBlock(), registry: op.op.registry,
                location: op.op.location)
            let buffer = body.create(Util.BufferConstant.self) {
                $0.value = value
                $0.alignment = op.alignment?.integerValue.map { .integer($0, .index) }
                $0.result = .utilBuffer
            }
            body.create(Util.GlobalStore.self) {
                $0.value = buffer.result
                $0.global = .symbol(SymbolReference(op.op.symbolName))
            }
            body.create(Util.Return.self)
            conversion.erase(op.op)
        }
        conversion.add(MemRef.GetGlobal.self) { op, _, conversion in
            try Self.require(op.result.type, op.op)
            let load = conversion.builder.create(Util.GlobalLoad.self) {
                $0.global = op.name
                $0.result = .utilBuffer
            }
            conversion.replace(op.op, with: load.result)
        }
    }

    // MARK: Elements

    private func addAccessRules() {
        conversion.add(MemRef.Load.self) { op, new, conversion in
            let shape = try Self.require(op.memref.type, op.op)
            let builder = conversion.builder
            let buffer = try Self.buffer(new.memref, op.op)
            let size = try Self.size(of: new.memref, op.op, builder)
            let length = Self.byteCount(of: shape.element, builder)
            let loaded = builder.create(Util.BufferLoad.self) {
                $0.source = buffer
                $0.sourceSize = size
                $0.sourceOffset = Self.offset(new.indices, length, builder)
                $0.length = length
                $0.result = op.result.type
            }
            // How many bits are loaded depends on the type: it is widened after.
            let type = conversion.convertType(op.result.type)?.first ?? op.result.type
            conversion.replace(op.op, with: Self.cast(loaded.result, to: type, builder))
        }
        conversion.add(MemRef.Store.self) { op, new, conversion in
            let shape = try Self.require(op.memref.type, op.op)
            let builder = conversion.builder
            let buffer = try Self.buffer(new.memref, op.op)
            let size = try Self.size(of: new.memref, op.op, builder)
            let length = Self.byteCount(of: shape.element, builder)
            let offset = Self.offset(new.indices, length, builder)
            let value = Self.cast(new.value.first ?? op.value, to: op.value.type, builder)
            builder.create(Util.BufferStore.self) {
                $0.source = value
                $0.target = buffer
                $0.targetSize = size
                $0.targetOffset = offset
                $0.length = length
            }
            conversion.erase(op.op)
        }
    }

    private static func buffer(_ values: [Value], _ op: Operation) throws(Diagnostic) -> Value {
        guard values.count == 1, values[0].type == .utilBuffer else { throw illegal(op, notFlat) }
        return values[0]
    }

    /// The size of a buffer in bytes.
    private static func size(
        of values: [Value], _ op: Operation, _ builder: OpBuilder
    ) throws(Diagnostic) -> Value {
        let buffer = try buffer(values, op)
        return builder.create(Util.BufferSize.self) {
            $0.operand = buffer
            $0.result = .index
        }.result
    }

    /// The size of an element in bytes, which the target decides for `index`.
    private static func byteCount(of type: IRType, _ builder: OpBuilder) -> Value {
        if let width = type.bitWidth { return builder.constant(index: Int64((width + 7) / 8)) }
        return builder.create(Util.SizeOf.self) {
            $0.sizedType = .type(type)
            $0.size = .index
        }.op.results[0]
    }

    private static func offset(_ indices: [Value], _ length: Value, _ builder: OpBuilder) -> Value {
        guard let index = indices.first else { return builder.constant(index: 0) }
        return builder.multiplyIndices(length, index)
    }
}
