import IREECompilerCore

/// Layout of tensor elements in memory.
enum StorageLayout {
    /// The storage type of an element: integers of odd widths are widened to a power-of-two number of bytes;
    /// 2 and 4 bits are packed.
    static func storageElement(of type: IRType) -> IRType {
        guard let shape = type.shaped, case .integer(let width, let signedness) = shape.element else {
            return type.elementOrSelf
        }
        if isPacked(type) { return shape.element }
        return .integer(
            width: byteWidth(of: .integer(width: width, signedness: signedness)) * 8, signedness: signedness)
    }

    /// Whether several elements share a byte.
    static func isPacked(_ type: IRType) -> Bool {
        guard let shape = type.shaped, let width = shape.element.bitWidth else { return false }
        if width == 1 { return shape.encoding?.isA(Encoding.packedStorage) == true }
        return width == 2 || width == 4
    }

    /// Size of a byte-aligned element in bytes, rounded up to a power of two.
    static func byteWidth(of element: IRType) -> Int {
        switch element {
        case .index: return 8
        case .complex(let part): return 2 * byteWidth(of: part)
        default:
            let bytes = ((element.bitWidth ?? 64) + 7) / 8
            var rounded = 1
            while rounded < bytes { rounded *= 2 }
            return rounded
        }
    }

    /// Builds the size of a tensor in bytes; nil if a packed tensor has a partial last byte.
    static func buildSize(
        of type: IRType, _ dimensions: [Value], _ builder: OpBuilder
    ) throws(Diagnostic) -> Value? {
        guard let shape = type.shaped else { throw Diagnostic(.error, "\(type.quoted) has no shape") }
        let packs = isPacked(type)
        var count = Int64(packs ? 1 : byteWidth(of: storageElement(of: type)))
        for dimension in shape.shape where dimension != ShapedType.dynamic {
            let (product, overflow) = count.multipliedReportingOverflow(by: Int64(dimension))
            guard !overflow else { throw Diagnostic(.error, "size of \(type.quoted) is out of range") }
            count = product
        }
        var value = builder.constant(index: count)
        for dimension in dimensions { value = builder.multiplyFolding(value, dimension) }
        guard packs, let width = shape.element.bitWidth else { return value }
        let (bits, overflow) = count.multipliedReportingOverflow(by: Int64(width))
        if dimensions.isEmpty, overflow || bits % 8 != 0 { return nil }
        let perByte = Int64(8 / width)
        if let known = value.constantInteger {
            return builder.constant(index: (known + perByte - 1) / perByte)
        }
        return builder.create(Arith.CeilDivUI.self, value, builder.constant(index: perByte))
    }

    /// Builds the byte offset of an element.
    static func buildOffset(
        of type: IRType, _ dimensions: [Value], at indices: [Value], _ builder: OpBuilder
    ) -> Value {
        guard let shape = type.shaped else { return builder.constant(index: 0) }
        var sizes: [Value?] = []
        var next = 0
        for dimension in shape.shape {
            if dimension == ShapedType.dynamic, next < dimensions.count {
                sizes.append(dimensions[next])
                next += 1
            } else {
                sizes.append(nil)
            }
        }
        var offset = builder.constant(index: 0)
        for (i, index) in indices.enumerated() {
            var axis = index
            for j in i + 1..<max(i + 1, shape.rank) {
                let size = sizes[j] ?? builder.constant(index: Int64(shape.shape[j]))
                axis = builder.multiplyFolding(axis, size)
            }
            offset = builder.addFolding(offset, axis)
        }
        if isPacked(type), let width = shape.element.bitWidth {
            if let known = offset.constantInteger { return builder.constant(index: known / Int64(8 / width)) }
            return builder.create(Arith.DivUI.self) {
                $0.lhs = offset
                $0.rhs = builder.constant(index: Int64(8 / width))
                $0.result = .index
            }.result
        }
        return builder.multiplyFolding(
            offset, builder.constant(index: Int64(byteWidth(of: storageElement(of: type)))))
    }
}

extension OpBuilder {
    /// A product, folded if constant.
    func multiplyFolding(_ a: Value, _ b: Value) -> Value {
        switch (a.constantInteger, b.constantInteger) {
        case (let x?, let y?): constant(.integer(x &* y, a.type))
        case (1, _): b
        case (_, 1): a
        case (0, _): a
        case (_, 0): b
        default: multiplyIndices(a, b)
        }
    }

    /// A sum, folded if constant.
    func addFolding(_ a: Value, _ b: Value) -> Value {
        switch (a.constantInteger, b.constantInteger) {
        case (let x?, let y?): constant(.integer(x &+ y, a.type))
        case (0, _): b
        case (_, 0): a
        default: addIndices(a, b)
        }
    }
}
