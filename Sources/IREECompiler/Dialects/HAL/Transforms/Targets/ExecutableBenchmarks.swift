import IREECompilerCore
import IREEParams

extension Pass {
    /// Dispatches count whose workload, constants and sizes are known.
    static let dumpExecutableBenchmarks = Pass(
        "iree-hal-dump-executable-benchmarks",
        "Writes a program for each executable that measures its dispatches, to a folder or standard output (`-`).",
        on: Builtin.Module.self, options: ["path": ""]
    ) { (module, context) throws(Diagnostic) in
        let path = context.option("path")
        guard !path.isEmpty else { return }
        let dispatches = BenchmarkedDispatch.all(in: module)
        for executable in module.symbols where executable.is(HAL.Executable.self) {
            for variant in executable.symbols where variant.is(HAL.ExecutableVariant.self) {
                let prefix = [executable.symbolName, variant.symbolName]
                let own = dispatches.filter {
                    [$0.entryPoint.root] + $0.entryPoint.nested.dropLast() == prefix
                }
                guard !own.isEmpty else { continue }
                let program = try ExecutableBenchmark(executable, variant, own).program()
                let text = AsmPrinter.print(program) + [10]
                if path == "-" {
                    context.emit(text)
                } else {
                    let name = "module_\(prefix.joined(separator: "_"))_benchmark.mlir"
                    try ExecutableDump.write(text, to: path, name, at: executable.location)
                }
            }
        }
    }
}

/// What a dispatch is measured with.
private struct BenchmarkedDispatch {
    let entryPoint: SymbolReference
    let affinity: Attribute
    let workload: [Int64]
    let constants: [Attribute]
    /// Bytes of the bindings.
    let lengths: [Int64]

    /// The first dispatch of each export and workload, in the order of the program.
    static func all(in module: Operation) -> [BenchmarkedDispatch] {
        var found: [BenchmarkedDispatch] = []
        for function in module.body()?.operations ?? [] where function.has(.callable) {
            function.walk(.preOrder) { op in
                guard let dispatch = op.as(Stream.CmdDispatch.self) else { return }
                for attribute in dispatch.entryPoints.arrayValue ?? [] {
                    guard let symbol = attribute.symbolValue, let new = BenchmarkedDispatch(dispatch, symbol),
                        !found.contains(where: { $0.entryPoint == symbol && $0.workload == new.workload })
                    else { continue }
                    found.append(new)
                }
            }
        }
        return found
    }

    private init?(_ dispatch: OpView<Stream.CmdDispatch>, _ entryPoint: SymbolReference) {
        let workload = dispatch.workload.compactMap(\.constantInteger)
        let constants = dispatch.uniformOperands.compactMap(\.constant)
        let lengths = dispatch.resourceLengths.compactMap(\.constantInteger)
        guard let affinity = HALConversion.affinity(of: dispatch.op),
            workload.count == dispatch.workload.count, constants.count == dispatch.uniformOperands.count,
            lengths.count == dispatch.resourceLengths.count, lengths.allSatisfy({ $0 >= 0 })
        else { return nil }
        self.entryPoint = entryPoint
        self.affinity = affinity
        self.workload = workload
        self.constants = constants
        self.lengths = lengths
    }
}

/// A program that measures dispatches of a variant of an executable.
private struct ExecutableBenchmark {
    private static let alignment: Int64 = 256

    private let executable: Operation
    private let variant: Operation
    private let dispatches: [BenchmarkedDispatch]

    init(_ executable: Operation, _ variant: Operation, _ dispatches: [BenchmarkedDispatch]) {
        self.executable = executable
        self.variant = variant
        self.dispatches = dispatches
    }

    /// The devices, the executable with this variant only, and a function for each dispatch.
    func program() throws(Diagnostic) -> Operation {
        var text = ""
        for dispatch in dispatches { text += try host(dispatch) }
        let source = SourceText(text.utf8, name: "benchmark")
        let program = try AsmParser(
            source, registry: executable.registry, allowsUnregistered: false
        ).module()
        guard let body = program.body(), let first = body.first else { return program }
        for op in executable.block?.operations ?? [] {
            guard let global = op.as(Util.Global.self), global.type.typeValue == .halDevice else { continue }
            body.insert(op.clone(), before: first)
        }
        let copy = executable.clone()
        for other in copy.symbols
        where other.is(HAL.ExecutableVariant.self) && other.symbolName != variant.symbolName {
            other.erase()
        }
        body.insert(copy, before: first)
        return program
    }

    /// A function that dispatches as often as its argument says, on one buffer.
    private func host(_ dispatch: BenchmarkedDispatch) throws(Diagnostic) -> String {
        let parts =
            [dispatch.entryPoint.root] + dispatch.entryPoint.nested + dispatch.workload.map { String($0) }
        let name = SymbolNames.sanitized(parts.joined(separator: "_"))
        var bindings: [String] = []
        var size: Int64 = 0
        for length in dispatch.lengths {
            bindings.append("(%buffer : !hal.buffer)[%offset\(bindings.count), %length\(bindings.count)]")
            let (sum, overflow) = size.addingReportingOverflow(length)
            guard !overflow, sum < .max - Self.alignment else {
                throw executable.error("has bindings of more than \(Int64.max) bytes")
            }
            size = ResourceLimits.align(sum, Self.alignment)
        }
        var offset: Int64 = 0
        var constants = ""
        for (i, length) in dispatch.lengths.enumerated() {
            constants += "%offset\(i) = arith.constant \(offset) : index\n"
            constants += "%length\(i) = arith.constant \(length) : index\n"
            offset = ResourceLimits.align(offset + length, Self.alignment)
        }
        for (i, value) in dispatch.workload.enumerated() {
            constants += "%workload\(i) = arith.constant \(value) : index\n"
        }
        for (i, value) in dispatch.constants.enumerated() {
            constants += "%constant\(i) = arith.constant \(value)\n"
        }
        func list(_ word: String, _ name: String, _ count: Int) -> String {
            guard count > 0 else { return "" }
            return "\(word)([\((0..<count).map { "%\(name)\($0)" }.joined(separator: ", "))])"
        }
        let device = "%device, %queue = hal.device.resolve on(\(dispatch.affinity)) : !hal.device, i64"
        let entryPoint = Attribute.symbol(dispatch.entryPoint)
        return """
            util.global private mutable @\(name)_buffer : !hal.buffer
            util.initializer {
              \(device)
              %allocator = hal.device.allocator<%device : !hal.device> : !hal.allocator
              %type = hal.memory_type<"DeviceVisible|DeviceLocal"> : i32
              %usage = hal.buffer_usage<"Transfer|DispatchStorage"> : i32
              %size = arith.constant \(size) : index
              %buffer = hal.allocator.allocate<%allocator : !hal.allocator> affinity(%queue) type(%type) usage(%usage) : !hal.buffer{%size}
              util.global.store %buffer, @\(name)_buffer : !hal.buffer
              util.return
            }
            util.func public @\(name)(%batch: i32) attributes {iree.abi.stub, iree.reflection = {iree.benchmark = "dispatch"}} {
              %count = arith.index_cast %batch : i32 to index
              \(device)
              %cmd = hal.command_buffer.create device(%device : !hal.device) mode("OneShot|AllowInlineExecution") categories(Dispatch) affinity(%queue) : !hal.command_buffer
              %buffer = util.global.load @\(name)_buffer : !hal.buffer
              \(constants)
              %x, %y, %z = hal.executable.calculate_workgroups device(%device : !hal.device) target(\(entryPoint)) \(list("workload", "workload", dispatch.workload.count)) : index, index, index
              %exe = hal.executable.lookup device(%device : !hal.device) executable(@\(dispatch.entryPoint.root)) : !hal.executable
              %function = hal.executable.lookup.function target(%exe : !hal.executable) function(\(entryPoint)) : i64
              %c0 = arith.constant 0 : index
              %c1 = arith.constant 1 : index
              scf.for %i = %c0 to %count step %c1 {
                hal.command_buffer.dispatch<%cmd : !hal.command_buffer> target(%exe : !hal.executable)[%function] workgroups([%x, %y, %z]) \(list("constants", "constant", dispatch.constants.count)) bindings([\(bindings.joined(separator: ", "))]) flags(None)
                hal.command_buffer.execution_barrier<%cmd : !hal.command_buffer> source("Dispatch|CommandRetire") target("CommandIssue|Dispatch") flags(None)
              }
              hal.command_buffer.finalize<%cmd : !hal.command_buffer>
              %wait = util.null : !hal.fence
              %fence = hal.fence.create device(%device : !hal.device) flags(None) : !hal.fence
              hal.device.queue.execute<%device : !hal.device> affinity(%queue) wait(%wait) signal(%fence) commands(%cmd) flags(None)
              %forever = arith.constant -1 : i32
              %status = hal.fence.await until([%fence]) timeout_millis(%forever) flags(None) : i32
              util.status.check_ok %status, "failed to wait for the dispatches"
              util.return
            }

            """
    }
}
