/// A FIFO queue: removing the first element is O(1) amortized, and removed elements are released at once.
struct Line<Element> {
    private var elements: [Element?] = []
    /// The first of `elements` that has not been taken.
    private var head = 0

    var isEmpty: Bool { head == elements.count }
    var count: Int { elements.count - head }

    /// The one at a place, counted from the front.
    subscript(index: Int) -> Element? { elements[head + index] }

    mutating func append(_ element: Element) {
        elements.append(element)
    }

    mutating func insert(_ element: Element, at index: Int) {
        elements.insert(element, at: head + index)
    }

    mutating func remove(at index: Int) {
        elements.remove(at: head + index)
    }

    mutating func popFirst() -> Element? {
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
