/// A queue: first in, first out. Taking the first element costs the same however many there are, and the
/// queue releases what has been taken at once.
@frozen
public struct Line<Element> {
    @usableFromInline var elements: [Element?] = []
    /// The first of `elements` that has not been taken.
    @usableFromInline var head = 0

    @inlinable
    public init() {}

    @inlinable public var isEmpty: Bool { head == elements.count }
    @inlinable public var count: Int { elements.count - head }

    /// The element at a position, counted from the front.
    @inlinable public subscript(index: Int) -> Element? { elements[head + index] }

    @inlinable
    public mutating func append(_ element: Element) {
        elements.append(element)
    }

    @inlinable
    public mutating func insert(_ element: Element, at index: Int) {
        elements.insert(element, at: head + index)
    }

    @inlinable
    public mutating func remove(at index: Int) {
        elements.remove(at: head + index)
    }

    @inlinable
    public mutating func popFirst() -> Element? {
        guard head < elements.count else { return nil }
        let element = elements[head]
        elements[head] = nil
        head += 1
        if head == elements.count {
            elements.removeAll(keepingCapacity: true)
            head = 0
        } else if head > 64, head * 2 > elements.count {
            elements.removeFirst(head)
            head = 0
        }
        return element
    }
}

extension Line: Sendable where Element: Sendable {}
