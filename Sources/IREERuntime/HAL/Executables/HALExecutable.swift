import IREEBytecode

/// Functions for a device to dispatch, loaded.
public final class HALExecutable: Sendable {
    /// A function, and what a dispatch has to bring to it.
    public struct Function: Sendable, Hashable {
        public var name: String
        /// How many 32-bit constants a dispatch has to bring.
        public var constantCount: Int
        /// How many buffers a dispatch has to bind.
        public var bindingCount: Int
        /// Bytes of scratch memory for each workgroup under way.
        public var localMemorySize: Int
        /// Workgroups must run one after the other, in order.
        public var isSequential: Bool
        public var workgroupSize: WorkgroupSize

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

    public struct WorkgroupSize: Sendable, Hashable {
        public var x: UInt32
        public var y: UInt32
        public var z: UInt16

        public init(x: UInt32 = 1, y: UInt32 = 1, z: UInt16 = 1) {
            self.x = x
            self.y = y
            self.z = z
        }
    }

    public let format: String
    /// By their ordinals.
    public let functions: [Function]
    /// What runs the functions: the device that made it casts it.
    public let native: any AnyObject & Sendable

    public init(format: String, functions: [Function], native: any AnyObject & Sendable) {
        self.format = format
        self.functions = functions
        self.native = native
    }

    /// The ordinal of a function: what a program keeps and dispatches by.
    ///
    /// - Throws: `NOT_FOUND`, with the names there are.
    public func lookup(_ name: String) throws(VMError) -> UInt64 {
        guard let index = functions.firstIndex(where: { $0.name == name }) else {
            let names = functions.prefix(8).map { "`\($0.name)`" }.joined(separator: ", ")
            throw VMError(
                .notFound, "the executable has no function `\(name)`",
                hint: functions.isEmpty
                    ? "it has none" : "it has \(names)\(functions.count > 8 ? " and others" : "")")
        }
        return UInt64(index)
    }

    /// The function that a program means.
    ///
    /// - Throws: `OUT_OF_RANGE`.
    func function(_ identifier: UInt64) throws(VMError) -> (ordinal: Int, function: Function) {
        guard identifier < UInt64(functions.count) else {
            throw VMError(
                .outOfRange, "the executable has no function \(identifier); it has \(functions.count)")
        }
        return (Int(identifier), functions[Int(identifier)])
    }
}
