import IREEBytecode

/// A kind of device: what it is called, which devices there are, and how they are made.
public protocol HALDriver: Sendable {
    /// The name that addresses of its devices start with: `local-task`.
    var name: String { get }

    /// One line for users.
    var description: String { get }

    /// The devices there are.
    ///
    /// - Throws: what the system answers, such as `UNAVAILABLE` where a library is missing.
    func devices() throws(VMError) -> [HALDeviceInformation]

    /// Makes a device.
    ///
    /// - Throws: `NOT_FOUND` for a path that is no device's, `INVALID_ARGUMENT` for parameters that it does not have.
    func makeDevice(_ address: HALDeviceAddress, _ options: HALDeviceOptions) throws(VMError) -> HALDevice
}

/// A device that a driver can make.
public struct HALDeviceInformation: Sendable, Hashable {
    /// What tells it from the driver's others; empty for the only one.
    public var path: String
    /// One line for users.
    public var description: String
    /// Further lines: what the device can do.
    public var details: [String]

    /// A device at `path`; empty for the only one.
    public init(path: String = "", description: String, details: [String] = []) {
        self.path = path
        self.description = description
        self.details = details
    }
}

/// The address of a device: `driver://path?key=value&key=value`, of which all but the driver may be missing.
public struct HALDeviceAddress: Sendable, Hashable {
    /// The name of the driver: all before the first `:`.
    public var driver: String
    /// Which of the driver's devices; empty for the first.
    public var path: String
    /// Values by key, as the driver defines them.
    public var parameters: [String: String]

    /// Parses an address. Whether its driver has such a device is not checked.
    ///
    /// - Throws: `INVALID_ARGUMENT` for parameters that are not `key=value`, or a key that is there twice.
    public init(parsing text: String) throws(VMError) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        driver = String(parts[0])
        var rest = parts.count > 1 ? parts[1] : ""
        if rest.hasPrefix("//") { rest = rest.dropFirst(2) }
        let query = rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = query.first.map { String($0) } ?? ""
        parameters = [:]
        for field in query.count > 1 ? query[1].split(separator: "&") : [] {
            let pair = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2, !pair[0].isEmpty,
                parameters.updateValue(String(pair[1]), forKey: String(pair[0])) == nil
            else {
                throw VMError(
                    .invalidArgument,
                    "`\(IREEBytecode.printable(text))`: expected parameters key=value, each once")
            }
        }
    }
}

/// What the caller allows a device and gives to it.
public struct HALDeviceOptions: Sendable {
    /// How long a workgroup may run where it can be stopped, and how much memory there is.
    public var limits: ExecutionLimits
    /// Whether modules may bring machine code, which can do whatever this process can.
    public var allowsNativeCode: Bool
    /// How many threads a device of the CPU has unless its address says so; nil for all processors.
    public var threadCount: Int?

    /// Options; without limits and with machine code allowed, unless given.
    public init(
        limits: ExecutionLimits = ExecutionLimits(), allowsNativeCode: Bool = true, threadCount: Int? = nil
    ) {
        self.limits = limits
        self.allowsNativeCode = allowsNativeCode
        self.threadCount = threadCount
    }
}

/// Drivers by name.
public struct HALDriverRegistry: Sendable {
    /// In the order in which they were registered.
    public private(set) var drivers: [any HALDriver] = []

    /// No drivers; `standard` has those of this library.
    public init() {}

    /// Adds a driver; one of the same name is replaced.
    public mutating func register(_ driver: any HALDriver) {
        drivers.removeAll { $0.name == driver.name }
        drivers.append(driver)
    }

    /// The driver of a name.
    ///
    /// - Throws: `NOT_FOUND`, with the names there are.
    public func driver(named name: String) throws(VMError) -> any HALDriver {
        guard let driver = drivers.first(where: { $0.name == name }) else {
            throw VMError(
                .notFound, "there is no device `\(IREEBytecode.printable(name))`",
                hint: "there are " + drivers.map { "`\($0.name)`" }.joined(separator: ", "))
        }
        return driver
    }

    /// Makes the device at an address.
    ///
    /// - Throws: as `driver(named:)` and `HALDriver.makeDevice`.
    public func makeDevice(
        _ address: String, _ options: HALDeviceOptions = HALDeviceOptions()
    ) throws(VMError) -> HALDevice {
        let address = try HALDeviceAddress(parsing: address)
        return try driver(named: address.driver).makeDevice(address, options)
    }
}
