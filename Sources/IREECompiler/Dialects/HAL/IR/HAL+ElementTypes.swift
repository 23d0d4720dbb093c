import IREECompilerCore

extension HAL {
    /// Numbers of numerical types, the upper byte of an element type's code. The lowest is the width in bits.
    private enum NumericalType: Int64 {
        case integer = 0x10
        case signedInteger = 0x11
        case unsignedInteger = 0x12
        case boolean = 0x13
        case float = 0x21
        case brainFloat = 0x22
        case complex = 0x23
        case float8E5M2 = 0x24
        case float8E4M3FN = 0x25
        case float8E5M2FNUZ = 0x26
        case float8E4M3FNUZ = 0x27
        case float8E8M0FNU = 0x28
    }

    /// The code of an encoding in memory: dense, row-major.
    static let denseRowMajor: Int64 = 1

    /// The code of an element type in memory; nil if there is none.
    static func elementTypeCode(_ type: IRType) -> Int64? {
        func code(_ kind: NumericalType, _ width: Int) -> Int64 { kind.rawValue << 24 | Int64(width) }
        switch type {
        case .i1: return code(.boolean, 8)
        case .integer(let width, .signed): return code(.signedInteger, width)
        case .integer(let width, .unsigned): return code(.unsignedInteger, width)
        case .integer(let width, .signless): return code(.integer, width)
        case .float(.f16), .float(.f32), .float(.f64), .float(.f128): return code(.float, type.bitWidth ?? 0)
        case .float(.bf16): return code(.brainFloat, 16)
        case .float(.f8E5M2): return code(.float8E5M2, 8)
        case .float(.f8E4M3FN): return code(.float8E4M3FN, 8)
        case .float(.f8E5M2FNUZ): return code(.float8E5M2FNUZ, 8)
        case .float(.f8E4M3FNUZ): return code(.float8E4M3FNUZ, 8)
        case .float(.f8E8M0FNU): return code(.float8E8M0FNU, 8)
        case .complex(let part): return part.bitWidth.map { code(.complex, 2 * $0) }
        default: return nil
        }
    }
}

extension HAL {
    /// The word that stands for a collective operation at run time: kind, reduction and element type, 8 bits each.
    static func collectiveWord(_ attribute: Attribute) -> Int64? {
        guard attribute.isA(collective), let parameters = attribute.dialectValue?.parameters,
            parameters.count == 3,
            let kind = parameters[0].stringValue.flatMap({ EnumDefinition.collectiveKind.value(of: $0) }),
            let element = parameters[2].stringValue.flatMap({
                EnumDefinition.deviceCollectiveElementType.value(of: $0)
            })
        else { return nil }
        let reduction = parameters[1].stringValue.flatMap {
            EnumDefinition.collectiveReductionOp.value(of: $0)
        }
        return kind | (reduction ?? 0) << 8 | element << 16
    }
}
