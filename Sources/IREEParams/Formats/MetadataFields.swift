/// What a file says about itself: named values in file order, found by name in constant time.
///
/// Invariant: keys are unique. They are compared as bytes, as the formats do.
public struct MetadataFields<Value: Sendable>: Sendable {
    /// One field.
    public struct Field: Sendable {
        /// The name, unique in the file.
        public let key: ParameterKey
        /// The value, as the file has it.
        public let value: Value
    }

    private var fields: [Field] = []
    private var positions: [ParameterKey: Int] = [:]

    /// No fields.
    public init() {}

    /// The value of the field `key`, or `nil`.
    public subscript(key: ParameterKey) -> Value? {
        positions[key].map { fields[$0].value }
    }

    /// Adds a field.
    ///
    /// - Returns: `false`, and changes nothing, where the key is there already.
    mutating func append(_ key: ParameterKey, _ value: Value) -> Bool {
        guard positions[key] == nil else { return false }
        positions[key] = fields.count
        fields.append(Field(key: key, value: value))
        return true
    }
}

extension MetadataFields: RandomAccessCollection {
    public var startIndex: Int { 0 }
    public var endIndex: Int { fields.count }
    /// The field at this position of the file's order.
    public subscript(position: Int) -> Field { fields[position] }
}
