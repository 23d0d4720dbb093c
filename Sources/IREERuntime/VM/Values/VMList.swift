import IREEBytecode

/// A growing list that a program holds: of numbers of one type, of references, or of anything.
///
/// Numbers that are stored or taken out widen and narrow to the type that is asked for. Not to be used
/// from several threads at once; programs do not.
public final class VMList: @unchecked Sendable {
    /// The type of the elements.
    public let elementType: VMType
    private var elements: [VMValue] = []
    /// For the capacity and the list itself: many empty lists take much memory, too.
    private var reservation: MemoryReservation

    /// The maximum number of elements.
    package static let maximumCount = 1 << 26

    /// - Throws: `RESOURCE_EXHAUSTED` for more elements than a list can have.
    public convenience init(of elementType: VMType = .any, capacity: Int = 0) throws(VMError) {
        try self.init(of: elementType, capacity: capacity, budget: nil)
    }

    /// - Parameter budget: what the list's memory is part of.
    init(of elementType: VMType, capacity: Int, budget: MemoryBudget?) throws(VMError) {
        self.elementType = elementType
        reservation = try MemoryReservation(budget, Self.overhead, for: "a list")
        try reserve(capacity)
    }

    private static let overhead = 96

    private func pay(_ count: Int) throws(VMError) {
        try reservation.grow(
            to: Self.overhead + count * MemoryLayout<VMValue>.stride, for: "a list of \(count) elements")
    }

    /// The number of elements.
    public var count: Int { elements.count }

    /// Makes room for `capacity` elements. The program's number is not trusted: memory is allocated as
    /// elements come where it asks for much.
    func reserve(_ capacity: Int) throws(VMError) {
        try check(capacity)
        guard capacity <= 1 << 16 else { return }
        try pay(capacity)
        elements.reserveCapacity(capacity)
    }

    /// Grows with zeros and null references, or drops elements at the end.
    public func resize(_ count: Int) throws(VMError) {
        try check(count)
        if count < elements.count {
            elements.removeLast(elements.count - count)
        } else {
            try pay(count)
            elements.append(contentsOf: repeatElement(blank, count: count - elements.count))
        }
    }

    private func check(_ count: Int) throws(VMError) {
        guard count >= 0, count <= Self.maximumCount else {
            throw VMError(
                .resourceExhausted,
                "a list of \(count) elements; \(Self.maximumCount) are the most there can be")
        }
    }

    private var blank: VMValue {
        guard case .number(let number) = elementType else { return .empty }
        return VMValue.i32(0).converted(to: number) ?? .empty
    }

    /// The element at `index`.
    ///
    /// - Throws: `OUT_OF_RANGE` where there is none.
    public func value(at index: Int) throws(VMError) -> VMValue {
        try checkIndex(index)
        return elements[index]
    }

    /// The number at `index`, converted if it is of another type.
    ///
    /// - Throws: `FAILED_PRECONDITION` if it is not a number.
    func number(at index: Int, as type: VMType.Number) throws(VMError) -> VMValue {
        try checkIndex(index)
        // An element of a list of any type has no type until it is stored to.
        guard let value = elements[index].converted(to: type) else {
            throw VMError(
                .failedPrecondition, "element \(index) of the list is \(elements[index].kindName), no number")
        }
        return value
    }

    /// The reference at `index`.
    ///
    /// - Throws: `FAILED_PRECONDITION` where it is a number.
    func reference(at index: Int) throws(VMError) -> AnyObject? {
        try checkIndex(index)
        guard case .ref(let object) = elements[index] else {
            throw VMError(
                .failedPrecondition,
                "element \(index) of the list is \(elements[index].kindName), no reference")
        }
        return object
    }

    /// Takes the reference at `index` out of the list, leaving null.
    func takeReference(at index: Int) throws(VMError) -> AnyObject? {
        let object = try reference(at: index)
        elements[index] = .empty
        return object
    }

    /// Stores a value.
    ///
    /// - Throws: `OUT_OF_RANGE` where there is no such element, `INVALID_ARGUMENT` for a reference of
    ///   another type than the list's, `FAILED_PRECONDITION` for a number among references or the other
    ///   way round.
    public func set(_ index: Int, _ value: VMValue) throws(VMError) {
        try checkIndex(index)
        elements[index] = try accept(value)
    }

    /// Adds a value at the end.
    public func append(_ value: VMValue) throws(VMError) {
        try check(elements.count + 1)
        try pay(elements.count + 1)
        elements.append(try accept(value))
    }

    private func accept(_ value: VMValue) throws(VMError) -> VMValue {
        switch elementType {
        case .any: return value
        case .number(let number):
            if let converted = value.converted(to: number) { return converted }
        case .ref, .anyRef:
            guard case .ref(let object) = value else { break }
            guard elementType.accepts(object) else {
                throw VMError(.invalidArgument, "the list does not take references to \(value.kindName)")
            }
            return value
        }
        throw VMError(.failedPrecondition, "the list does not take values such as \(value.kindName)")
    }

    private func checkIndex(_ index: Int) throws(VMError) {
        guard elements.indices.contains(index) else {
            throw VMError(.outOfRange, "there is no element \(index) in a list of \(elements.count)")
        }
    }
}
