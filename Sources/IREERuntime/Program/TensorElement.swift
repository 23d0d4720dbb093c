import IREEBytecode
import IREEParams

/// A Swift type whose values are elements of tensors.
public protocol TensorElement: BitwiseCopyable, Sendable {
    /// The type of such elements in tensors.
    static var elementType: ElementType { get }
}

extension Int8: TensorElement { public static var elementType: ElementType { .init(rawValue: 0x1000_0008) } }
extension Int16: TensorElement { public static var elementType: ElementType { .init(rawValue: 0x1000_0010) } }
extension Int32: TensorElement { public static var elementType: ElementType { .init(rawValue: 0x1000_0020) } }
extension Int64: TensorElement { public static var elementType: ElementType { .init(rawValue: 0x1000_0040) } }
extension UInt8: TensorElement { public static var elementType: ElementType { .init(rawValue: 0x1200_0008) } }
extension UInt16: TensorElement {
    public static var elementType: ElementType { .init(rawValue: 0x1200_0010) }
}
extension UInt32: TensorElement {
    public static var elementType: ElementType { .init(rawValue: 0x1200_0020) }
}
extension UInt64: TensorElement {
    public static var elementType: ElementType { .init(rawValue: 0x1200_0040) }
}
extension Float: TensorElement { public static var elementType: ElementType { .init(rawValue: 0x2100_0020) } }
extension Double: TensorElement {
    public static var elementType: ElementType { .init(rawValue: 0x2100_0040) }
}
#if !(os(macOS) && arch(x86_64))
    extension Float16: TensorElement {
        public static var elementType: ElementType { .init(rawValue: 0x2100_0010) }
    }
#endif

extension HALBufferView {
    /// A tensor with a copy of `elements`, the last dimension running fastest.
    ///
    /// - Throws: `INVALID_ARGUMENT` where the shape has another number of elements.
    public convenience init<Element: TensorElement>(
        _ elements: [Element], shape: [Int]
    ) throws(VMError) {
        let count = shape.reduce(1, { $0.multipliedReportingOverflow(by: $1).partialValue })
        guard elements.count == count else {
            throw VMError(
                .invalidArgument, "\(elements.count) elements do not make a tensor of shape \(shape)")
        }
        let buffer = try HALBuffer(length: elements.count * MemoryLayout<Element>.stride)
        let memory = try buffer.writableBytes(at: 0, length: UInt64(buffer.length))
        elements.withUnsafeBytes { memory.copyMemory(from: $0) }
        try self.init(buffer, shape: shape, elementType: Element.elementType)
    }

    /// The elements, one after the other. Integers may be read as those of the same size with another
    /// sign, and raw bits as anything of their size.
    ///
    /// - Throws: `INVALID_ARGUMENT` where the tensor's elements are of another type.
    public func elements<Element: TensorElement>(as type: Element.Type = Element.self) throws(VMError)
        -> [Element]
    {
        try check(type)
        let count = elementCount
        let stride = MemoryLayout<Element>.stride
        return try buffer.withMapping(length: UInt64(count * stride), .read) { bytes in
            [Element](unsafeUninitializedCapacity: count) { target, initialized in
                UnsafeMutableRawBufferPointer(target).copyMemory(from: UnsafeRawBufferPointer(bytes))
                initialized = count
            }
        }
    }

    /// - Throws: `INVALID_ARGUMENT` where elements cannot be read as `Element`.
    func check<Element: TensorElement>(_ type: Element.Type) throws(VMError) {
        guard Element.elementType.accepts(elementType) else {
            throw VMError(
                .invalidArgument, "the tensor's elements are \(elementType), not \(Element.elementType)")
        }
    }
}
