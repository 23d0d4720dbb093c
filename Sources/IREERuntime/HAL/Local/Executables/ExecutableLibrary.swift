import CExecutableLibrary
import IREEBytecode

/// Machine code for this processor, as IREE's compiler packs it into a module: a library of functions
/// that each do the work of one workgroup of a dispatch.
///
/// The code is trusted by nature: it runs in this process. What the library says of itself is checked
/// as far as it can be.
package final class ExecutableLibrary: HALKernels, @unchecked Sendable {
    // The image and the environment are not written to after `init`.
    /// Keeps the code mapped.
    private let image: AnyObject
    private let library: UnsafePointer<executable_library>
    private let environment: UnsafeMutablePointer<executable_library_environment>
    private let constants: UnsafeMutableBufferPointer<UInt32>
    private let functions: [executable_library_dispatch]

    /// The functions, by their ordinals.
    package let exports: [HALExecutable.Function]

    /// The name that the library gives itself.
    package let name: String

    /// Loads a library of the format `embedded-elf-*`.
    ///
    /// - Parameter constants: the values that the module specializes the library with.
    /// - Throws: `INVALID_ARGUMENT`, `FAILED_PRECONDITION`, `UNAVAILABLE` or `UNIMPLEMENTED` for what is
    ///   no such library, or none for this machine.
    package convenience init(
        embeddedELF bytes: UnsafeRawBufferPointer, constants: [UInt32] = []
    ) throws(VMError) {
        let image = try ELFImage(bytes)
        try self.init(
            image, query: try image.address(ofSymbol: EXECUTABLE_LIBRARY_QUERY_SYMBOL), constants: constants)
    }

    /// Loads a shared object of the system (`system-elf-*`, `system-dylib-*`): the system's loader runs
    /// whatever initializers it has.
    ///
    /// - Parameter constants: the values that the module specializes the library with.
    /// - Throws: as for an embedded library.
    package convenience init(
        systemLibrary bytes: UnsafeRawBufferPointer, constants: [UInt32] = []
    ) throws(VMError) {
        let image = try SystemLibrary(bytes)
        try self.init(
            image, query: image.address(ofSymbol: EXECUTABLE_LIBRARY_QUERY_SYMBOL), constants: constants)
    }

    private init(_ image: AnyObject, query address: UnsafeRawPointer?, constants: [UInt32]) throws(VMError) {
        guard let address else {
            throw VMError(.notFound, "the executable does not export `\(EXECUTABLE_LIBRARY_QUERY_SYMBOL)`")
        }
        let constantStorage = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: max(1, constants.count))
        constantStorage.initialize(repeating: 0)
        for (index, value) in constants.enumerated() { constantStorage[index] = value }
        let environment = UnsafeMutablePointer<executable_library_environment>.allocate(capacity: 1)
        environment.initialize(
            to: Self.makeEnvironment(constants: UnsafePointer(constantStorage.baseAddress)))
        do throws(VMError) {
            let library = try Self.query(address, environment)
            try Self.check(library.pointee, constantCount: constants.count)
            (exports, functions) = try Self.readExports(library.pointee.exports)
            name = library.pointee.header.pointee.name.map { String(cString: $0) } ?? ""
            self.library = library
        } catch {
            environment.deallocate()
            constantStorage.deallocate()
            throw error
        }
        self.image = image
        self.environment = environment
        self.constants = constantStorage
    }

    deinit {
        environment.deallocate()
        constants.deallocate()
    }

    private static func makeEnvironment(constants: UnsafePointer<UInt32>?) -> executable_library_environment {
        var environment = executable_library_environment()
        environment.constants = constants
        withUnsafeMutableBytes(of: &environment.processor) { target in
            ProcessorFeatures.current.fields.withUnsafeBytes { target.copyMemory(from: $0) }
        }
        return environment
    }

    private static func query(
        _ address: UnsafeRawPointer, _ environment: UnsafePointer<executable_library_environment>
    ) throws(VMError) -> UnsafePointer<executable_library> {
        let query = unsafeBitCast(address, to: executable_library_query.self)
        guard let library = query(EXECUTABLE_LIBRARY_VERSION, environment) else {
            throw VMError(
                .failedPrecondition,
                "the executable does not support version 0.\(EXECUTABLE_LIBRARY_VERSION) of the library interface"
            )
        }
        return library
    }

    private static func check(_ library: executable_library, constantCount: Int) throws(VMError) {
        guard let header = library.header?.pointee else {
            throw VMError(.failedPrecondition, "the executable library has no header")
        }
        guard header.version == EXECUTABLE_LIBRARY_VERSION else {
            throw VMError(.failedPrecondition, "the executable library has version \(header.version)")
        }
        guard header.sanitizer == 0 else {
            throw VMError(.unavailable, "the executable library was built for a sanitizer that is not here")
        }
        guard library.imports.count == 0 else {
            throw VMError(.unavailable, "the executable library imports functions; none are offered")
        }
        guard library.constant_count == constantCount else {
            throw VMError(
                .failedPrecondition,
                "the executable library takes \(library.constant_count) constants; the module brings \(constantCount)"
            )
        }
    }

    private static func readExports(
        _ table: executable_library_export_table
    ) throws(VMError) -> ([HALExecutable.Function], [executable_library_dispatch]) {
        var exports: [HALExecutable.Function] = []
        var functions: [executable_library_dispatch] = []
        guard table.count == 0 || table.functions != nil else {
            throw VMError(.failedPrecondition, "the executable library has no functions")
        }
        for index in 0..<Int(table.count) {
            guard let function = table.functions[index] else {
                throw VMError(.failedPrecondition, "function \(index) of the executable library is missing")
            }
            let attributes = table.attributes.map { $0[index] } ?? executable_library_dispatch_attributes()
            let name = table.names.flatMap { $0[index] }.map { String(cString: $0) }
            exports.append(
                HALExecutable.Function(
                    name: name ?? "function_\(index)", constantCount: Int(attributes.constant_count),
                    bindingCount: Int(attributes.binding_count),
                    localMemorySize: Int(attributes.local_memory_pages) * 4096,
                    isSequential: attributes.flags & 1 != 0,
                    workgroupSize: HALExecutable.WorkgroupSize(
                        x: attributes.workgroup_size_x, y: attributes.workgroup_size_y,
                        z: attributes.workgroup_size_z)))
            functions.append(function)
        }
        return (exports, functions)
    }

    /// A dispatch as the library sees it: what it works on, and in how many workgroups.
    package struct Dispatch {
        package var workgroupCount: (x: UInt32, y: UInt32, z: UInt16)
        package var constants: [UInt32]
        /// Address and length of each binding.
        package var bindings: [UnsafeMutableRawBufferPointer]

        package init(
            workgroupCount: (x: UInt32, y: UInt32, z: UInt16), constants: [UInt32],
            bindings: [UnsafeMutableRawBufferPointer]
        ) {
            self.workgroupCount = workgroupCount
            self.constants = constants
            self.bindings = bindings
        }

        /// The number of workgroups in all; `nil` where it cannot be counted.
        package var count: UInt64? {
            let plane = UInt64(workgroupCount.x) * UInt64(workgroupCount.y)
            let (count, overflow) = plane.multipliedReportingOverflow(by: UInt64(workgroupCount.z))
            return overflow ? nil : count
        }
    }

    /// Runs workgroups of a dispatch, one after the other, having checked what it brings.
    ///
    /// - Parameters:
    ///   - range: which of them, counted along x, then y, then z.
    ///   - localMemory: scratch memory of at least the size that the function asks for.
    /// - Throws: `INVALID_ARGUMENT` where the dispatch brings too little, `INTERNAL` where the function fails.
    package func run(
        _ ordinal: Int, _ dispatch: Dispatch, workgroups range: Range<UInt64>,
        localMemory: UnsafeMutableRawBufferPointer
    ) throws(VMError) {
        try check(ordinal, dispatch, range, localMemory)
        let pointers = dispatch.bindings.map(\.baseAddress)
        let lengths = dispatch.bindings.map(\.count)
        let permissions = dispatch.bindings.map { _ in true }
        // Typed errors do not pass through the closures that access an array's memory.
        var failure: VMError?
        dispatch.constants.withUnsafeBufferPointer { constants in
            pointers.withUnsafeBufferPointer { pointers in
                lengths.withUnsafeBufferPointer { lengths in
                    permissions.withUnsafeBufferPointer { permissions in
                        let arguments = HALDispatchArguments(
                            workgroupCount: dispatch.workgroupCount, constants: constants, bindings: pointers,
                            lengths: lengths, permissions: permissions)
                        do throws(VMError) {
                            try run(ordinal, arguments, workgroups: range, localMemory: localMemory)
                        } catch {
                            failure = error
                        }
                    }
                }
            }
        }
        if let failure { throw failure }
    }

    package func run(
        _ ordinal: Int, _ dispatch: borrowing HALDispatchArguments, workgroups range: Range<UInt64>,
        localMemory: UnsafeMutableRawBufferPointer
    ) throws(VMError) {
        var state = executable_library_dispatch_state()
        let size = exports[ordinal].workgroupSize
        (state.workgroup_size_x, state.workgroup_size_y, state.workgroup_size_z) = (size.x, size.y, size.z)
        (state.workgroup_count_x, state.workgroup_count_y, state.workgroup_count_z) = dispatch.workgroupCount
        state.constant_count = UInt16(truncatingIfNeeded: dispatch.constants.count)
        state.binding_count = UInt8(truncatingIfNeeded: dispatch.bindings.count)
        state.max_concurrency = dispatch.concurrency
        state.constants = dispatch.constants.baseAddress
        state.bindings = dispatch.bindings.baseAddress
        state.binding_lengths = dispatch.lengths.baseAddress
        var workgroup = executable_library_workgroup_state()
        workgroup.local_memory = localMemory.baseAddress
        workgroup.local_memory_size = UInt32(truncatingIfNeeded: localMemory.count)
        let status = runLoop(functions[ordinal], &state, &workgroup, range)
        guard status == 0 else {
            throw VMError(.internal, "the function `\(exports[ordinal].name)` ended with status \(status)")
        }
    }

    /// The loop over workgroups. Nothing in it is checked: `run` has proved all it needs.
    private func runLoop(
        _ function: executable_library_dispatch, _ state: inout executable_library_dispatch_state,
        _ workgroup: inout executable_library_workgroup_state, _ range: Range<UInt64>
    ) -> Int32 {
        let (width, height) = (UInt64(state.workgroup_count_x), UInt64(state.workgroup_count_y))
        guard !range.isEmpty else { return 0 }
        var x = UInt32(truncatingIfNeeded: range.lowerBound % width)
        var y = UInt32(truncatingIfNeeded: range.lowerBound / width % height)
        var z = UInt16(truncatingIfNeeded: range.lowerBound / width / height)
        for _ in range {
            workgroup.workgroup_id_x = x
            workgroup.workgroup_id_y = y
            workgroup.workgroup_id_z = z
            let status = function(environment, &state, &workgroup)
            if status != 0 { return status }
            x &+= 1
            if x == state.workgroup_count_x {
                x = 0
                y &+= 1
                if y == state.workgroup_count_y {
                    y = 0
                    z &+= 1
                }
            }
        }
        return 0
    }

    private func check(
        _ ordinal: Int, _ dispatch: Dispatch, _ range: Range<UInt64>,
        _ localMemory: UnsafeMutableRawBufferPointer
    ) throws(VMError) {
        guard exports.indices.contains(ordinal) else {
            throw VMError(.outOfRange, "the executable has no function \(ordinal); it has \(exports.count)")
        }
        let export = exports[ordinal]
        guard dispatch.constants.count == export.constantCount, dispatch.constants.count <= 64,
            dispatch.bindings.count == export.bindingCount, dispatch.bindings.count <= 64
        else {
            throw VMError(
                .invalidArgument,
                "`\(export.name)` takes \(export.constantCount) constants and \(export.bindingCount) bindings; the"
                    + " dispatch brings \(dispatch.constants.count) and \(dispatch.bindings.count)")
        }
        guard localMemory.count >= export.localMemorySize else {
            throw VMError(
                .resourceExhausted, "`\(export.name)` needs \(export.localMemorySize) bytes of local memory")
        }
        guard let count = dispatch.count, range.upperBound <= count else {
            throw VMError(.outOfRange, "workgroup \(range.upperBound) is beyond those there are")
        }
    }
}
