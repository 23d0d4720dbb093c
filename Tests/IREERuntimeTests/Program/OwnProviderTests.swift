import IREEBytecode
import IREEParams
import IREERuntime
import TestSupport
import Testing

/// Programs with providers that users of the library bring.
@Suite struct OwnProviderTests {
    /// The parameter `blk.N.w` of the global scope is four numbers, N * 10 and those after it, made when they are read.
    private struct CountingProvider: ParameterProvider {
        let scopeNames = [""]

        func locate(
            scope: String, _ requests: ParameterRequests,
            receive: (Int, ParameterLocation) throws(ParameterError) -> Void
        ) throws(ParameterError) {
            for index in 0..<requests.count {
                let request = try requests[index]
                guard supports(scope: scope),
                    let number = UInt8(request.key.description.dropFirst(4).dropLast(2))
                else {
                    throw ParameterError(
                        .notFound, "no such layer", key: request.key.description, scope: scope)
                }
                let source = CountingSource(first: Float(number) * 10)
                let span = request.span
                try source.checkRange(offset: span.parameterOffset, count: span.length)
                try receive(
                    index,
                    .file(FileRange(source: source, offset: span.parameterOffset), length: span.length))
            }
        }
    }

    private final class CountingSource: ByteSource {
        let path = "<counting>"
        let size: UInt64 = 16
        private let bytes: [UInt8]

        init(first: Float) {
            bytes = Programs.raw((0..<4).map { first + Float($0) })
        }

        func read(at offset: UInt64, into target: UnsafeMutableRawBufferPointer) throws(ParameterError) {
            try checkRange(offset: offset, count: UInt64(target.count))
            target.copyBytes(from: bytes[Int(offset)..<Int(offset) + target.count])
        }
    }

    @Test(arguments: Devices.allCases) func servesModules(_ device: Devices) throws {
        let program = try Program(
            [try Programs.module("layers.vmvx")], devices: [device.device], parameters: CountingProvider())
        #expect(try program.call("sum", [.i64(4)])[0].floats() == [60, 64, 68, 72])
    }

    @Test(arguments: Devices.allCases) func servesAModuleOfAFile(_ device: Devices) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(try Programs.bytes("layers.vmvx"), as: "layers.vmfb")
        let program = try Program(path: path, parameters: CountingProvider(), device: device.device)
        #expect(try program.call("sum", [.i64(2)])[0].floats() == [10, 12, 14, 16])
    }

    @Test(arguments: Devices.allCases) func errorsOfTheProviderEndCalls(_ device: Devices) throws {
        let program = try Programs.load("layers.vmvx", device: device.device, parameters: CountingProvider())
        let missing = try #require(throws: VMError.self) { try program.call("sum", [.i64(300)]) }
        #expect(missing.code == .notFound && missing.description.contains("no such layer"), "\(missing)")
        let values = try HALBufferView([1, 2, 3, 4] as [Float], shape: [4])
        let refused = try #require(throws: VMError.self) {
            try program.call("save", [.tensor(values), .i64(2)])
        }
        #expect(
            refused.code == .permissionDenied && refused.description.contains("reading only"),
            "\(refused)")
    }

    /// Answers for the request after the one that is asked for.
    private struct MisnumberingProvider: ParameterProvider {
        let scopeNames = [""]

        func locate(
            scope: String, _ requests: ParameterRequests,
            receive: (Int, ParameterLocation) throws(ParameterError) -> Void
        ) throws(ParameterError) {
            try CountingProvider().locate(scope: scope, requests) {
                (index, location) throws(ParameterError) in
                try receive(index + 1, location)
            }
        }
    }

    @Test(arguments: Devices.allCases) func wrongAnswersOfTheProviderEndCalls(_ device: Devices) throws {
        let program = try Programs.load(
            "layers.vmvx", device: device.device, parameters: MisnumberingProvider())
        let error = try #require(throws: VMError.self) { try program.call("sum", [.i64(2)]) }
        #expect(error.code == .internal && error.description.contains("expected the location"), "\(error)")
    }
}
