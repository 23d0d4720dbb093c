import IREEBytecode
import IREEParams

/// A tensor whose elements are of a Swift type.
///
/// Copies of it are the same memory, and so are a tensor and the view that it was made of.
public struct Tensor<Element: TensorElement>: Sendable {
    /// The tensor as programs know it.
    public let view: HALBufferView

    /// A tensor with a copy of `elements`, the last dimension running fastest.
    ///
    /// - Throws: `INVALID_ARGUMENT` where the shape has another number of elements,
    ///   `RESOURCE_EXHAUSTED` where there is no memory.
    public init(_ elements: [Element], shape: [Int]) throws(VMError) {
        view = try HALBufferView(elements, shape: shape)
    }

    /// A tensor that a program returned, say. Integers may be taken for those of the same size with
    /// another sign.
    ///
    /// - Throws: `INVALID_ARGUMENT` where the elements are of another type.
    public init(_ view: HALBufferView) throws(VMError) {
        try view.check(Element.self)
        self.view = view
    }

    /// The first array of a NumPy file (`.npy`).
    ///
    /// - Throws: `INVALID_ARGUMENT` where the elements are of another type or the file is no such file,
    ///   `NOT_FOUND` where there is none, `OUT_OF_RANGE` where it ends too early.
    public init(npy path: String) throws(VMError) {
        try self.init(HALBufferView(npy: path))
    }

    /// The dimensions, outermost first; none for a scalar.
    public var shape: [Int] { view.shape }

    /// A copy of the elements, one after the other, the last dimension running fastest.
    ///
    /// - Throws: `FAILED_PRECONDITION` where a queue has deallocated the memory.
    public func elements() throws(VMError) -> [Element] {
        try view.elements(as: Element.self)
    }
}

extension HALBufferView {
    /// The first array of a NumPy file (`.npy`), whatever its type.
    ///
    /// - Throws: `INVALID_ARGUMENT` where the file is no such file, `NOT_FOUND` where there is none,
    ///   `OUT_OF_RANGE` where it ends too early.
    public convenience init(npy path: String) throws(VMError) {
        let array = try NPYReader.next(in: try OpenInputFile(path: path))
        try self.init(array.buffer, shape: array.shape, elementType: array.elementType)
    }
}
