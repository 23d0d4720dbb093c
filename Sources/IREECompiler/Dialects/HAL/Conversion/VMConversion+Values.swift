import IREECompilerCore

/// Conversion of `util` operations on values, and of lists.
extension VMConversion {
    func addValueRules() {
        conversion.add(Util.Align.self) { [unowned self] op, new, conversion in
            // (value + (alignment - 1)) & ~(alignment - 1)
            let (value, alignment) = (new.value[0], new.alignment[0])
            let isWide = value.type == .i64
            let one = builder.vmConstant(.integer(1, value.type), value.type)
            let mask = make(isWide ? .subI64 : .subI32, alignment, one)
            let sum = make(isWide ? .addI64 : .addI32, value, mask)
            let inverse = make(isWide ? .notI64 : .notI32, mask)
            conversion.replace(op.op, with: make(isWide ? .andI64 : .andI32, sum, inverse))
        }
        conversion.add(Util.SizeOf.self) { [unowned self] op, _, conversion in
            guard let sized = op.sizedType.typeValue,
                let bits = (sized == .index ? indexType : sized).byteWidth
            else { throw op.error("has a type without a size in bytes") }
            conversion.replace(op.op, with: builder.vmConstant(.integer(bits, indexType), indexType))
        }
        conversion.add(Util.Switch.self) { [unowned self] op, new, conversion in
            conversion.replace(
                op.op, with: builder.vmSwitch(narrowed(new.index[0]), new.defaultValue[0], new.values))
        }
        conversion.add([Util.AssumeInt.self]) { op, operands, conversion in
            conversion.replace(op, with: operands)
        }
        conversion.add(Util.OptimizationBarrier.self) { [unowned self] op, new, conversion in
            let barrier = builder.create(VM.OptimizationBarrier.self) {
                $0.operands = new.operands
                $0.results = new.operands.map(\.type)
            }
            conversion.replace(op.op, with: barrier.results.map { [$0] })
        }
        conversion.add(Util.Cast.self) { [unowned self] op, new, conversion in
            let value = new.operand[0]
            guard let type = try conversion.convert([op.result.type]).first else { return }
            guard value.type != type else { return conversion.replace(op.op, with: value) }
            guard value.type.isVMReference, type.isVMReference else { throw unsupported(op.op) }
            conversion.replace(op.op, with: builder.vmReferenceCast(value, to: type))
        }
        addListRules()
    }

    private func addListRules() {
        conversion.add(Util.ListCreate.self) { [unowned self] op, new, conversion in
            let capacity = new.initialCapacity.map(narrowed) ?? constant(i32: 0)
            conversion.replace(op.op, with: try list(capacity, op.result.type))
        }
        conversion.add(Util.ListConstruct.self) { [unowned self] op, new, conversion in
            let count = constant(i32: Int64(new.values.count))
            let list = try list(count, op.result.type)
            if !new.values.isEmpty { perform(.listResize, list, count) }
            for (i, value) in new.values.enumerated() {
                builder.vmListSet(list, constant(i32: Int64(i)), value)
            }
            conversion.replace(op.op, with: list)
        }
        conversion.add(Util.ListSize.self) { [unowned self] op, new, conversion in
            let size = make(.listSize, new.list[0])
            conversion.replace(op.op, with: indexType == .i64 ? widened(size) : size)
        }
        conversion.add(Util.ListResize.self) { [unowned self] op, new, conversion in
            perform(.listResize, new.list[0], narrowed(new.newSize[0]))
            conversion.erase(op.op)
        }
        conversion.add(Util.ListGet.self) { [unowned self] op, new, conversion in
            guard let type = try conversion.convert([op.result.type]).first else { return }
            conversion.replace(op.op, with: builder.vmListGet(new.list[0], narrowed(new.index[0]), type))
        }
        conversion.add(Util.ListSet.self) { [unowned self] op, new, conversion in
            builder.vmListSet(new.list[0], narrowed(new.index[0]), new.value[0])
            conversion.erase(op.op)
        }
    }

    private func list(_ capacity: Value, _ type: IRType) throws(Diagnostic) -> Value {
        let types = try conversion.convert([type])
        return make(.listAlloc, capacity, type: types.first)
    }
}

extension IRType {
    /// The number of bytes of a number in memory.
    var byteWidth: Int64? {
        switch self {
        case .integer(let width, _): Int64((width + 7) / 8)
        case .float(let kind): Int64((kind.width + 7) / 8)
        case .complex(let part): part.byteWidth.map { 2 * $0 }
        default: nil
        }
    }
}
