import IREEBytecode
import IREEParams

/// What a program asks of parameters, out of the tables that it made: all of it, since the program may
/// go on to change them.
///
/// A key table has a row of {offset, length}, 32 bits each, for every key in the key data; a row of spans
/// has {offset in the parameter, offset in the buffer, length}, 64 bits each. Spans say how many rows
/// there are.
struct ParameterTable: Sendable {
    let scope: String
    let requests: [ParameterRequest]

    private static let keySize = 8
    private static let spanSize = 24

    /// Takes the next three arguments of a call: key table, key data, spans.
    init(_ call: inout VMCall, scope: VMBuffer?) throws(VMError) {
        // What is checked is what is used.
        let keys = try call.take(VMBuffer.self).stable()
        let data = try call.take(VMBuffer.self).stable()
        try self.init(
            scope: try scope?.stable(), keys: keys, data: data,
            spans: try call.take(VMBuffer.self).stable())
    }

    /// - Throws: `INVALID_ARGUMENT` for tables that do not go together or a scope that is not UTF-8,
    ///   `OUT_OF_RANGE` for a key outside of the data.
    init(scope: VMBuffer?, keys: VMBuffer, data: VMBuffer, spans: VMBuffer) throws(VMError) {
        guard let name = scope.map({ String(validating: $0.bytes, as: UTF8.self) }) ?? "" else {
            throw VMError(.invalidArgument, "the scope of a parameter is not UTF-8 text")
        }
        let count = spans.count / Self.spanSize
        guard spans.count % Self.spanSize == 0 else {
            throw VMError(
                .invalidArgument,
                "a table of parameter spans has \(spans.count) bytes, no multiple of \(Self.spanSize)")
        }
        guard keys.count / Self.keySize >= count else {
            throw VMError(
                .invalidArgument,
                "a table of parameter keys has \(keys.count) bytes; \(count) spans need \(count * Self.keySize)"
            )
        }
        var requests: [ParameterRequest] = []
        requests.reserveCapacity(count)
        for index in 0..<count {
            let row = index * Self.keySize
            let offset = UInt64(keys.bytes.word(at: row, as: UInt32.self))
            let length = UInt64(keys.bytes.word(at: row + 4, as: UInt32.self))
            guard offset + length <= UInt64(data.count) else {
                throw VMError(
                    .outOfRange,
                    "key \(index) of a parameter table, \(length) bytes at \(offset), lies beyond the key data's"
                        + " \(data.count) bytes")
            }
            let key = ParameterKey(utf8: data.bytes[Int(offset)..<Int(offset + length)])
            let place = index * Self.spanSize
            let span = ParameterSpan(
                parameterOffset: spans.bytes.word(at: place, as: UInt64.self),
                bufferOffset: spans.bytes.word(at: place + 8, as: UInt64.self),
                length: spans.bytes.word(at: place + 16, as: UInt64.self))
            requests.append(ParameterRequest(key: key, span: span))
        }
        self.scope = name
        self.requests = requests
    }

    /// Where the bytes of all requests are: as many locations as requests, each of the length of its span.
    func locations(of provider: any ParameterProvider) throws(VMError) -> [ParameterLocation] {
        do throws(ParameterError) {
            return try provider.locations(scope: scope, ParameterRequests(requests))
        } catch {
            throw vmError(error)
        }
    }

    /// The error of a provider; it says which of the requests it is about. Where there is no such scope, that is the
    /// first.
    func vmError(_ error: ParameterError) -> VMError {
        var error = error
        if error.code == .notFound, error.key == nil { error.key = requests.first?.key.description }
        var converted = VMError(error)
        if let key = error.key { converted.part = requests.firstIndex { $0.key.description == key } }
        return converted
    }
}

extension UnsafeRawBufferPointer {
    /// The little-endian number at `offset`, which lies inside.
    fileprivate func word<Value: FixedWidthInteger>(at offset: Int, as type: Value.Type) -> Value {
        Value(littleEndian: loadUnaligned(fromByteOffset: offset, as: Value.self))
    }
}
