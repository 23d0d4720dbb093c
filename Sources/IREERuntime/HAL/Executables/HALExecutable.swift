import IREEBytecode
import IREEPlatform

/// Functions for a device to dispatch, loaded.
public final class HALExecutable: Sendable {
    /// A function, and what a dispatch has to bring to it.
    public struct Function: Sendable, Hashable {
        /// The name that programs look it up by.
        public var name: String
        /// How many 32-bit constants a dispatch has to bring.
        public var constantCount: Int
        /// How many buffers a dispatch has to bind.
        public var bindingCount: Int
        /// Bytes of scratch memory for each workgroup under way.
        public var localMemorySize: Int
        /// Whether workgroups must run one after the other, in order.
        public var isSequential: Bool
        /// How many invocations a workgroup has in each dimension.
        public var workgroupSize: WorkgroupSize

        /// A function; unless given, one without scratch memory whose workgroups run in any order.
        public init(
            name: String, constantCount: Int, bindingCount: Int, localMemorySize: Int = 0,
            isSequential: Bool = false, workgroupSize: WorkgroupSize = WorkgroupSize()
        ) {
            self.name = name
            self.constantCount = constantCount
            self.bindingCount = bindingCount
            self.localMemorySize = localMemorySize
            self.isSequential = isSequential
            self.workgroupSize = workgroupSize
        }
    }

    /// Invocations in each dimension of a workgroup; 1 where the function makes no difference between them.
    public struct WorkgroupSize: Sendable, Hashable {
        /// The innermost dimension.
        public var x: UInt32
        /// The middle dimension.
        public var y: UInt32
        /// The outermost dimension.
        public var z: UInt16

        /// A size; 1 in each dimension unless given.
        public init(x: UInt32 = 1, y: UInt32 = 1, z: UInt16 = 1) {
            self.x = x
            self.y = y
            self.z = z
        }
    }

    /// The format it was loaded from, as the compiler names it: `vmvx-bytecode-fb`.
    public let format: String
    /// The functions, by their ordinals.
    public let functions: [Function]
    /// What runs the functions: the device that made it casts it.
    public let native: any AnyObject & Sendable

    /// An executable that a device has loaded.
    ///
    /// - Parameters:
    ///   - format: the format it was loaded from.
    ///   - functions: by their ordinals.
    ///   - native: the device's own object; it lives as long as the executable.
    public init(format: String, functions: [Function], native: any AnyObject & Sendable) {
        self.format = format
        self.functions = functions
        self.native = native
    }

    /// The ordinal of a function: what a program keeps and dispatches by.
    ///
    /// - Throws: `NOT_FOUND`, with the names there are.
    public func lookup(_ name: String) throws(VMError) -> UInt64 {
        var name = name
        guard let index = name.withUTF8({ index(of: UnsafeRawBufferPointer($0)) }) else {
            throw notFound(name)
        }
        return UInt64(index)
    }

    /// - Parameter name: the UTF-8 bytes.
    func lookup(_ name: UnsafeRawBufferPointer) throws(VMError) -> UInt64 {
        guard let index = index(of: name) else { throw notFound(String(decoding: name, as: UTF8.self)) }
        return UInt64(index)
    }

    private func index(of name: UnsafeRawBufferPointer) -> Int? {
        functions.firstIndex { function in
            function.name.utf8.withContiguousStorageIfAvailable { own in
                guard own.count == name.count else { return false }
                guard let first = own.baseAddress, let second = name.baseAddress else { return true }
                return memcmp(first, second, own.count) == 0
            } ?? function.name.utf8.elementsEqual(name)
        }
    }

    private func notFound(_ name: String) -> VMError {
        let names = functions.prefix(8).map { "`\($0.name)`" }.joined(separator: ", ")
        return VMError(
            .notFound, "the executable has no function `\(name)`",
            hint: functions.isEmpty
                ? "it has none" : "it has \(names)\(functions.count > 8 ? " and others" : "")")
    }

    /// The ordinal of the function that a program means.
    ///
    /// - Throws: `OUT_OF_RANGE`.
    func ordinal(_ identifier: UInt64) throws(VMError) -> Int {
        guard identifier < UInt64(functions.count) else {
            throw VMError(
                .outOfRange, "the executable has no function \(identifier); it has \(functions.count)")
        }
        return Int(identifier)
    }

    /// How many constants and bindings a function takes.
    func counts(_ ordinal: Int) -> (constants: Int, bindings: Int) {
        (functions[ordinal].constantCount, functions[ordinal].bindingCount)
    }
}
