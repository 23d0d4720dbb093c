import Testing

@testable import IREECompiler
@testable import IREECompilerCore
@testable import IREECompilerDialects

/// Operations have the fields and the syntax of the groups that they are declared with.
struct FieldGroupTests {
    private static func definition(_ name: String) -> OpDefinition { Registry.shared.definition(named: name) }

    @Test(arguments: [
        ("hal.device.queue.flush", ["device", "queue_affinity"]),
        ("hal.device.queue.barrier", ["device", "queue_affinity", "wait_fence", "signal_fence"]),
        (
            "stream.tensor.slice",
            [
                "source", "source_encoding_dims", "source_size", "start_indices", "lengths",
                "result_encoding_dims", "result_size",
            ]
        ),
        (
            "io_parameters.scatter",
            [
                "device", "queue_affinity", "wait_fence", "signal_fence", "source_buffer", "source_offsets",
                "source_lengths", "target_scope", "target_keys", "target_offsets",
            ]
        ),
    ])
    func operandsOfGroupsKeepTheirOrder(_ name: String, _ operands: [String]) {
        #expect(Self.definition(name).operands.map(\.name) == operands)
    }

    @Test func formatsHaveTheSyntaxOfGroups() {
        #expect(
            Self.definition("hal.device.queue.flush").assembly
                == "`<` $device `:` type($device) `>` `affinity` `(` $queue_affinity `)` attr-dict-with-keyword"
        )
        #expect(
            Self.definition("stream.tensor.load").assembly.contains(
                "(`[` $indices^ `]`)? `:` $source_encoding (`` `{` $source_encoding_dims^ `}`)? `in` type($source)"
            ))
    }

    @Test func fieldsOfGroupsRelateToEachOther() {
        let slice = Self.definition("stream.tensor.slice")
        #expect(slice.operands[0].relations.sizes === slice.operands[2])
        #expect(slice.operands[0].relations.dimensions === slice.operands[1])
        #expect(slice.results[0].relations.sizes === slice.operands.last)
        let update = Self.definition("stream.tensor.update")
        #expect(update.results[0].relations.tiedOperands === update.operands[0])
    }

    @Test func fieldsBringTraits() {
        #expect(Self.definition("stream.async.copy").traits.contains(.affinity))
        #expect(!Self.definition("hal.tensor.import").traits.contains(.affinity))
    }

    private struct Unknown: Op {
        static let name: StaticString = "sample.unknown"
        static let summary: StaticString = "Refers to a group that it does not have."
        let queue = QueueOperands()
        static let assembly: StaticString = "@fences attr-dict"
    }

    @Test func formatsThatReferToNoGroupAreReported() {
        let registry = Registry([Dialect("sample", ops: [Unknown.self])])
        #expect(registry.definition(named: "sample.unknown").format?.problems.isEmpty == false)
    }

    @Test func viewsAndBuildersReachIntoGroups() throws {
        let block = Block()
        let builder = OpBuilder(atEndOf: block, registry: .shared)
        let device = block.addArgument(HAL.device.type())
        let mask = block.addArgument(.i64)
        let flush = builder.create(HAL.DeviceQueueFlush.self) {
            $0.queue.device = device
            $0.queue.affinity = mask
        }
        #expect(flush.queue.device === device)
        #expect(flush.queue.affinity === mask)
        let other = block.addArgument(.i64)
        flush.queue.set(\.affinity, other)
        #expect(flush.op.operand(1) === other)
    }
}
