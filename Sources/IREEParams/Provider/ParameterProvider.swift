/// Serves parameters by scope and key, to a program that runs or to a library's user.
///
/// `scopeNames` and `locate` are what a provider has to implement. The other requirements have defaults: `gather` and
/// `scatter` read and write the locations, no more is known of entries, and notifications are ignored.
///
/// Providers are shared between threads. Reading and writing the same parameter at the same time is
/// the caller's to order.
public protocol ParameterProvider: Sendable {
    /// The scopes that are served.
    var scopeNames: [String] { get }

    /// Whether `scope` is served; the empty name is the global scope.
    func supports(scope: String) -> Bool

    /// Takes note of what happens to the hosting program.
    func notify(_ signal: ProviderSignal) throws(ParameterError)

    /// What is known of a parameter; `nil` where there is none, or nothing is known. For reports.
    func entry(scope: String, key: ParameterKey) -> ParameterEntry?

    /// Tells where the bytes of each request are, so that a device can import or stage them without
    /// another copy. Buffer offsets do not matter here.
    ///
    /// Each request gets one location, of as many bytes as it asks for, in the order of the requests. All requests are
    /// checked before the first location is given to `receive`.
    ///
    /// - Throws: `NOT_FOUND` for a scope or key that is not there, `OUT_OF_RANGE` for a span beyond
    ///   its parameter, and what `receive` throws.
    func locate(
        scope: String, _ requests: ParameterRequests,
        receive: (Int, ParameterLocation) throws(ParameterError) -> Void
    ) throws(ParameterError)

    /// Reads every request's bytes to its place in `target`. By default, reads the locations.
    ///
    /// All requests are checked before the first byte is read.
    ///
    /// - Throws: as `locate`; also `OUT_OF_RANGE` for a span beyond `target`.
    func gather(
        scope: String, _ requests: ParameterRequests, into target: UnsafeMutableRawBufferPointer
    ) throws(ParameterError)

    /// Writes every request's bytes from its place in `source` to the parameter. By default, writes to the sources of the
    /// locations, where they are writable.
    ///
    /// All requests are checked before the first byte is written. A digest that the archive keeps of a
    /// parameter is not renewed: it then tells of the bytes before, and verifying says so.
    ///
    /// - Throws: as `gather`; also `PERMISSION_DENIED` for a splat or a file that is open for
    ///   reading only.
    func scatter(
        scope: String, _ requests: ParameterRequests, from source: UnsafeRawBufferPointer
    ) throws(ParameterError)
}

/// What happens to the hosting program.
public enum ProviderSignal: UInt8, Sendable, CaseIterable {
    /// The program resumes after a suspension.
    case resume = 0
    /// The program is about to be suspended; memory that can be had again is to be given up.
    case suspend = 1
    /// Memory is short: all that can be spared is to be given up, whatever it costs later.
    case lowMemory = 2
}

extension ParameterProvider {
    public func supports(scope: String) -> Bool {
        scopeNames.contains { $0.utf8.elementsEqual(scope.utf8) }
    }

    public func notify(_ signal: ProviderSignal) throws(ParameterError) {}

    public func entry(scope: String, key: ParameterKey) -> ParameterEntry? { nil }
}

/// A part of a parameter, and its place in a buffer. All in bytes.
public struct ParameterSpan: Sendable, Hashable {
    /// Where the part starts in the parameter.
    public var parameterOffset: UInt64
    /// Where its bytes go to, or come from, in the buffer.
    public var bufferOffset: UInt64
    /// The length of the part.
    public var length: UInt64

    /// A part of `length` bytes. It is checked against parameter and buffer when it is requested.
    public init(parameterOffset: UInt64 = 0, bufferOffset: UInt64 = 0, length: UInt64) {
        self.parameterOffset = parameterOffset
        self.bufferOffset = bufferOffset
        self.length = length
    }
}

/// One parameter of a request.
public struct ParameterRequest: Sendable, Hashable {
    /// The name within the scope of the request.
    public var key: ParameterKey
    /// What part of the parameter is meant.
    public var span: ParameterSpan

    /// A request for a part of the parameter `key`.
    public init(key: ParameterKey, span: ParameterSpan) {
        self.key = key
        self.span = span
    }
}

/// Enumerates requests: a count, and a way to make each of them.
///
/// A runtime decodes key tables with it as it goes, and its errors end the operation.
public struct ParameterRequests {
    /// The number of requests.
    public let count: Int
    private let make: (Int) throws(ParameterError) -> ParameterRequest

    /// - Parameter make: gives the request of an index below `count`.
    public init(count: Int, _ make: @escaping (Int) throws(ParameterError) -> ParameterRequest) {
        self.count = count
        self.make = make
    }

    /// Requests that are in memory.
    public init(_ requests: [ParameterRequest]) {
        self.init(count: requests.count) { requests[$0] }
    }

    /// The request of an index below `count`.
    ///
    /// - Throws: what making it throws.
    public subscript(index: Int) -> ParameterRequest {
        get throws(ParameterError) { try make(index) }
    }
}
