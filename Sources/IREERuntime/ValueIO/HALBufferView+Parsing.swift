import IREEBytecode
import IREEParams
import IREEPlatform

extension HALBufferView {
    /// A new tensor as command lines write it: `2x2xf32=1 2 3 4`, `2xi32=[1],[2]`, `4x4xf32=0` with one
    /// value for all elements, `4xf32` for zeros. Blanks, commas and brackets only separate values.
    ///
    /// - Throws: `INVALID_ARGUMENT` for what is no tensor or no value of its type, `OUT_OF_RANGE` for
    ///   another number of values than elements, `RESOURCE_EXHAUSTED` for more than there is memory.
    public convenience init(parsing text: some StringProtocol) throws(VMError) {
        let spec = try TensorSpec(parsing: text)
        if case .file = spec.contents {
            throw VMError(.invalidArgument, "values in a file have no place here")
        }
        try self.init(spec)
    }

    /// A tensor of zeros or of values in text.
    convenience init(_ spec: TensorSpec) throws(VMError) {
        var values: [Substring] = []
        if case .text(let text) = spec.contents {
            values = text.valueTexts
            // Before memory is allocated for the shape.
            try spec.checkCount(values.count)
        }
        try self.init(zeros: spec.shape, type: spec.type)
        if !values.isEmpty { try store(values) }
    }

    /// A new tensor of zeros.
    ///
    /// - Throws: `RESOURCE_EXHAUSTED` where it is larger than the machine's memory.
    convenience init(zeros shape: [Int], type: ElementType) throws(VMError) {
        let length = try type.storageSize(shape: shape)
        guard UInt64(length) <= physicalMemory else {
            throw VMError(
                .resourceExhausted,
                "the tensor has \(length) bytes, and the machine has \(physicalMemory) bytes of memory")
        }
        try self.init(try HALBuffer(length: length), shape: shape, elementType: type)
    }

    /// Stores the values, or the one value in all elements.
    private func store(_ values: [Substring]) throws(VMError) {
        let count = shape.contains(0) ? 0 : elementCount
        let target = try buffer.writableBytes(at: 0, length: UInt64(buffer.length))
        if elementType.isPacked {
            for index in 0..<count {
                try storePacked(values[values.count == 1 ? 0 : index], at: index, target)
            }
            return
        }
        guard values.count > 1 || count == 1 else {
            let element = try elementBytes(values[0])
            target.copyBytes(from: element)
            // The filled part doubles each time: a large tensor of one value takes as long as a copy.
            var done = element.count
            while done < target.count {
                let part = min(done, target.count - done)
                target[done...].copyBytes(from: target[..<part])
                done += part
            }
            return
        }
        for (index, value) in values.enumerated() {
            let element = try elementBytes(value)
            target[(index * element.count)...].copyBytes(from: element)
        }
    }

    private func elementBytes(_ text: Substring) throws(VMError) -> [UInt8] {
        if elementType.kind == .boolean, elementType.bitCount == 8 {
            switch text {
            case "0", "false": return [0]
            case "1", "true": return [1]
            default: break
            }
        }
        return try VMError.converting { () throws(ParameterError) in try elementType.bytes(parsing: text) }
    }

    private func storePacked(
        _ text: Substring, at index: Int, _ target: UnsafeMutableRawBufferPointer
    ) throws(VMError) {
        let value = try VMError.converting { () throws(ParameterError) in try ParsedInteger(parsing: text) }
        let width = Int(elementType.bitCount)
        let bits: UInt64
        let fits: Bool
        switch value {
        case .nonNegative(let magnitude):
            bits = magnitude
            fits = magnitude >> (elementType.kind == .signedInteger ? width - 1 : width) == 0
        case .negative(let magnitude):
            bits = 0 &- magnitude
            fits = elementType.kind != .unsignedInteger && magnitude <= 1 << (width - 1)
        }
        guard fits else {
            throw VMError(
                .outOfRange, "the value is no \(elementType.name): `\(text)` is out of range")
        }
        let perByte = 8 / width
        let mask = UInt8(truncatingIfNeeded: (1 << width) - 1)
        target[index / perByte] |= (UInt8(truncatingIfNeeded: bits) & mask) << (index % perByte * width)
    }
}

extension Substring {
    /// The parts of the text between blanks, commas and brackets.
    fileprivate var valueTexts: [Substring] {
        utf8.split { byte in
            byte.isBlank || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "[")
                || byte == UInt8(ascii: "]")
        }.map { Substring($0) }
    }
}

extension TensorSpec {
    /// - Throws: `OUT_OF_RANGE` unless there is a value for each element, or one for all of them.
    fileprivate func checkCount(_ valueCount: Int) throws(VMError) {
        // A dimension of 0 means no elements here, and a count that overflows is more than any number of values.
        var elementCount = shape.contains(0) ? 0 : 1
        for dimension in shape {
            let (product, overflow) = elementCount.multipliedReportingOverflow(by: dimension)
            elementCount = overflow ? .max : product
        }
        guard valueCount == elementCount || (valueCount == 1 && elementCount > 1) else {
            throw VMError(
                .outOfRange, "there are \(valueCount) values for \(elementCount) elements",
                hint: "give each element its value, or one value for all, or none for zeros")
        }
    }
}
