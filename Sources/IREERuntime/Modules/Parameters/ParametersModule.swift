import IREEBytecode
import IREEParams

/// The module `io_parameters`: programs load, gather and scatter parameters whose scope and keys they
/// compute.
///
/// Source of names, calling conventions and tables: iree/modules/io/parameters.
package struct ParametersModule: VMNativeModule {
    private let provider: any ParameterProvider
    private let views = ParameterViews()
    private let observer: Observer?
    private let alignment: Int

    /// Is told of what programs get.
    package typealias Observer = @Sendable (ParameterReport) -> Void

    /// - Parameters:
    ///   - alignment: of addresses at which programs may use parameters in place, in bytes.
    ///   - observer: is told of every parameter that a program asks for, before it has it.
    package init(
        _ provider: any ParameterProvider, alignment: Int = HALBuffer.alignment, observer: Observer? = nil
    ) {
        self.provider = provider
        self.alignment = alignment
        self.observer = observer
    }

    /// The alignment that is enough for all modules: those of `iree-compile` have it in an attribute, if their code
    /// accesses memory by elements; others may have code for the alignment of allocations.
    package static func alignment(for modules: [VMModule]) -> Int {
        let stated = modules.map { $0.attribute("iree.parameters.alignment").flatMap { Int($0) } }
        // Not less than the largest element.
        return stated.map { min(max($0 ?? HALBuffer.alignment, 8), HALBuffer.alignment) }.max()
            ?? HALBuffer.alignment
    }

    package var fileCheck: (@Sendable () throws(VMError) -> Void)? { views.check }

    package var name: String { "io_parameters" }

    package var functions: [VMNativeFunction] {
        let (provider, views, observer, alignment) = (provider, views, observer, alignment)
        return [
            VMNativeFunction("load", "0rIrrrIiirrr_r") { (call) throws(VMError) in
                try Self.load(&call, provider, views, observer, alignment)
            },
            VMNativeFunction("gather", "0rIrrrrrrr_v") { (call) throws(VMError) in
                try Self.gather(&call, provider, observer)
            },
            VMNativeFunction("scatter", "0rIrrrrrrr_v") { (call) throws(VMError) in
                try Self.scatter(&call, provider)
            },
        ]
    }

    /// Loads parameters into buffers of their own: the memory of the file itself where that will do.
    private static func load(
        _ call: inout VMCall, _ provider: any ParameterProvider, _ views: ParameterViews,
        _ observer: Observer?, _ alignment: Int
    ) throws(VMError) {
        let queue = try HALModule.Queue(&call)
        let scope = try call.takeOptional(VMBuffer.self)
        _ = try call.takeInt64()
        let parameters = try HALModule.bufferParameters(&call)
        let list = try queue.settling { () throws(VMError) -> VMList in
            let requests = try ParameterTable(&call, scope: scope)
            let loading = try ParameterLoading(
                requests, provider, views, queue.device.allocator, parameters, alignment, observer)
            let list = try VMList(of: .ref(VMRefType("hal.buffer", HALBuffer.self)))
            for buffer in loading.buffers { try list.append(.ref(buffer)) }
            queue.run(loading.transfer, for: call.backtrace)
            return list
        }
        call.appendResult(list)
    }

    /// Reads parameters, each to its place in a buffer.
    private static func gather(
        _ call: inout VMCall, _ provider: any ParameterProvider, _ observer: Observer?
    ) throws(VMError) {
        let queue = try HALModule.Queue(&call)
        let scope = try call.takeOptional(VMBuffer.self)
        let target = try call.take(HALBuffer.self)
        try queue.settling { () throws(VMError) in
            let table = try ParameterTable(&call, scope: scope)
            let locations = try table.locations(of: provider)
            var transfer = ParameterTransfer()
            for index in locations.indices {
                observer?(
                    ParameterReport(
                        table.scope, table.requests[index], locations[index], provider, isCopied: true))
                transfer.append(
                    locations[index], to: target, at: table.requests[index].span.bufferOffset)
            }
            queue.run(transfer, for: call.backtrace)
        }
    }

    /// Writes parts of a buffer to parameters.
    private static func scatter(_ call: inout VMCall, _ provider: any ParameterProvider) throws(VMError) {
        let queue = try HALModule.Queue(&call)
        let source = try call.take(HALBuffer.self)
        let scope = try call.takeOptional(VMBuffer.self)
        try queue.settling { () throws(VMError) in
            let table = try ParameterTable(&call, scope: scope)
            queue.run(for: call.backtrace) { (_) throws(VMError) in
                let mapping = try source.map(.read)
                defer { withExtendedLifetime(mapping) {} }
                do throws(ParameterError) {
                    try provider.scatter(
                        scope: table.scope, ParameterRequests(table.requests),
                        from: UnsafeRawBufferPointer(mapping.bytes))
                } catch {
                    throw table.vmError(error)
                }
                try source.storage.checkFile()
            }
        }
    }
}

extension HALModule.Queue {
    /// Runs `body`, which submits the operation. Where it fails before that, the signal fence fails too:
    /// the program may have others wait for it.
    fileprivate func settling<Result>(_ body: () throws(VMError) -> Result) throws(VMError) -> Result {
        do throws(VMError) {
            return try body()
        } catch {
            signal.fail(error)
            throw error
        }
    }

    /// Submits a transfer. One of nothing is a barrier.
    fileprivate func run(_ transfer: ParameterTransfer, for backtrace: Backtrace?) {
        guard !transfer.isEmpty else { return device.barrier(wait: wait, signal: signal) }
        run(for: backtrace) { (queue) throws(VMError) in try transfer.run(on: queue) }
    }

    /// Submits work. Its errors are located at the call that asked for it, not at the wait that finds them.
    fileprivate func run(
        for backtrace: Backtrace?, _ body: @escaping @Sendable (any HALHostLoops) throws(VMError) -> Void
    ) {
        device.hostCall(wait: wait, signal: signal) { (queue) throws(VMError) in
            do throws(VMError) {
                try body(queue)
            } catch {
                throw backtrace?.locate(error) ?? error
            }
        }
    }
}
