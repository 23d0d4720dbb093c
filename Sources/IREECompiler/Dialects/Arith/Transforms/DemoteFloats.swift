import IREECompilerCore

extension Pass {
    static let demoteF64ToF32 = Pass(
        "iree-input-conversion-demote-f64-to-f32", "Replaces the type `f64` by `f32`, and numbers with it.",
        on: Builtin.Module.self
    ) { (module, context) throws(Diagnostic) in
        guard context.settings[Setting.demotesF64] != "false" else { return }
        FloatDemotion(from: .f64, to: .f32).run(on: module)
    }
}

/// Replaces one floating-point type by another in a whole program.
private struct FloatDemotion {
    let from: IRType
    let to: IRType

    func run(on module: Operation) {
        // Conversions that now have one type on both sides.
        var same: [Operation] = []
        module.walk(.preOrder) { op in
            for entry in op.attributes.entries {
                let new = convert(entry.value)
                if new != entry.value { op.attributes[entry.name] = new }
            }
            for result in op.results { result.type = convert(result.type) }
            for block in op.regions.flatMap(\.blocks) {
                for argument in block.arguments { argument.type = convert(argument.type) }
            }
            let isCast = op.is(Arith.ExtF.self) || op.is(Arith.TruncF.self)
            if isCast, convert(op.operand(0).type) == op.results[0].type { same.append(op) }
        }
        for op in same {
            op.replaceAllUses(with: [op.operand(0)])
            op.erase()
        }
    }

    private func convert(_ type: IRType) -> IRType { type.mapped { $0 == from ? to : nil } }

    private func convert(_ attribute: Attribute) -> Attribute {
        attribute.mapped { value in
            switch value {
            case .dense(let elements): convert(elements).map { .dense($0) }
            case .float(let bits, to): .float(Double(Float(Double(bitPattern: bits))), to)
            default: nil
            }
        } types: {
            $0 == from ? to : nil
        }
    }

    /// The elements in the other type; nil if they are not of the type.
    private func convert(_ elements: DenseElements) -> DenseElements? {
        guard elements.type.elementOrSelf == from, elements.strings.isEmpty else { return nil }
        let type = convert(elements.type)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(elements.bytes.count / 2)
        elements.bytes.withUnsafeBytes { raw in
            for offset in stride(from: 0, to: raw.count - 7, by: 8) {
                let bits = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                let narrow = Float(Double(bitPattern: bits)).bitPattern
                for shift in [0, 8, 16, 24] as [UInt32] {
                    bytes.append(UInt8(truncatingIfNeeded: narrow >> shift))
                }
            }
        }
        return DenseElements(type: type, bytes: bytes, isSplat: elements.isSplat)
    }
}
