import IREEBytecode
import IREEParams
import IREEPlatform

extension Double {
    /// The number in six digits, as `%g` of C has it, or `%G` with capital letters.
    func sixDigits(capital: Bool) -> String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { buffer in
            // Six digits, a point, two signs and an exponent of at most three digits: it always fits.
            _ = withVaList([self]) { vsnprintf(buffer.baseAddress, buffer.count, capital ? "%G" : "%g", $0) }
            return buffer.baseAddress.map { String(cString: $0) } ?? ""
        }
    }
}

extension ElementValue {
    /// The value as tensors are printed.
    var text: String {
        switch self {
        case .signed(let value): String(value)
        case .unsigned(let value): String(value)
        case .float(let value): Double(value).sixDigits(capital: true)
        case .double(let value): value.sixDigits(capital: true)
        case .raw(let bytes): bytes.hexadecimal
        }
    }
}

extension UnsafeRawBufferPointer {
    /// The bytes as hexadecimal digits, two for each.
    var hexadecimal: String {
        let digits: StaticString = "0123456789ABCDEF"
        return String(unsafeUninitializedCapacity: count * 2) { text in
            for (index, byte) in enumerated() {
                text[index * 2] = digits.utf8Start[Int(byte >> 4)]
                text[index * 2 + 1] = digits.utf8Start[Int(byte & 15)]
            }
            return count * 2
        }
    }
}

extension ElementType {
    /// The name as it is printed: raw elements are `*32`, booleans of any width `i1`.
    var printedName: String {
        switch kind {
        case .boolean: return "i1"
        case .opaque, nil: return "*\(bitCount)"
        case .integer, .signedInteger, .unsignedInteger, .float, .brainFloat, .complexFloat, .float8E5M2,
            .float8E4M3FN, .float8E5M2FNUZ, .float8E4M3FNUZ, .float8E8M0FNU:
            // A name of its own stands for whole types; another width has none.
            return name.hasPrefix("x") ? "*\(bitCount)" : name
        }
    }
}

extension HALBufferView {
    /// Shape and type as tensors are printed: `2x3xf32`, or `f32` for a scalar.
    public var typeText: String {
        (shape.map { String($0) } + [elementType.printedName]).joined(separator: "x")
    }

    /// The tensor as text: `2x3xf32=[1 2 3][4 5 6]`. What is left out is `...`.
    ///
    /// - Parameter maximumElementCount: how many elements to print at most, over all rows.
    /// - Throws: `UNIMPLEMENTED` for a layout that has no elements, `OUT_OF_RANGE` for a buffer that is
    ///   too short.
    public func text(maximumElementCount: Int = 1024) throws(VMError) -> String {
        let elements = try ElementStorage(self)
        defer { elements.keepAlive() }
        var printer = ElementPrinter(elements, maximumElementCount: maximumElementCount)
        printer.print(shape[...])
        return "\(typeText)=\(printer.text)"
    }
}

/// Prints elements row by row.
private struct ElementPrinter {
    private let elements: ElementStorage
    private(set) var text = ""
    private var next = 0
    private var elementsLeft: Int
    /// Rows without elements take no memory, so that a shape may have any number of them.
    private var emptyRowsLeft = 1 << 16

    init(_ elements: ElementStorage, maximumElementCount: Int) {
        self.elements = elements
        elementsLeft = max(maximumElementCount, 0)
    }

    mutating func print(_ shape: ArraySlice<Int>) {
        guard let count = shape.first else { return row(1) }
        guard shape.count > 1 else { return row(count) }
        for _ in 0..<count {
            if elements.count == 0 {
                guard emptyRowsLeft > 0 else { return text += "..." }
                emptyRowsLeft -= 1
            }
            text += "["
            print(shape.dropFirst())
            text += "]"
        }
    }

    private mutating func row(_ count: Int) {
        guard elements.count > 0 else { return }
        let printed = min(count, elementsLeft)
        for index in 0..<printed {
            if index > 0 { text += " " }
            text += elements[next + index].text
        }
        elementsLeft -= printed
        next += count
        if printed < count { text += "..." }
    }
}
