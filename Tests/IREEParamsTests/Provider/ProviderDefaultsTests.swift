import IREEParams
import Testing

/// What a provider does that implements `locate` alone.
@Suite struct ProviderDefaultsTests {
    /// Serves some sources by their keys, each from its first byte on, and one splat of any length.
    private struct LocatingProvider: ParameterProvider {
        let scopeNames = ["model"]
        var sources: [ParameterKey: MemorySource] = [:]
        /// Changes what `locate` answers: nil answers nothing.
        var change: @Sendable (Int, ParameterLocation) -> (Int, ParameterLocation)? = { ($0, $1) }

        func locate(
            scope: String, _ requests: ParameterRequests,
            receive: (Int, ParameterLocation) throws(ParameterError) -> Void
        ) throws(ParameterError) {
            for index in 0..<requests.count {
                let request = try requests[index]
                let span = request.span
                let location: ParameterLocation
                if let source = sources[request.key] {
                    try source.checkRange(offset: span.parameterOffset, count: span.length)
                    let range = FileRange(source: source, offset: span.parameterOffset)
                    location = .file(range, length: span.length)
                } else if request.key == "splat", let pattern = SplatPattern([1, 2, 3, 4]) {
                    location = .splat(pattern, phase: 0, length: span.length)
                } else {
                    throw ParameterError(.notFound, "no such parameter", key: request.key.description)
                }
                if let (index, location) = change(index, location) { try receive(index, location) }
            }
        }
    }

    private func request(
        _ key: ParameterKey, _ parameterOffset: UInt64, _ bufferOffset: UInt64, _ length: UInt64
    ) -> ParameterRequest {
        ParameterRequest(
            key: key,
            span: ParameterSpan(parameterOffset: parameterOffset, bufferOffset: bufferOffset, length: length))
    }

    private func provider(isWritable: Bool = false) -> LocatingProvider {
        LocatingProvider(sources: [
            "a": MemorySource([10, 11, 12, 13], path: "a", isWritable: isWritable),
            "b": MemorySource([20, 21], path: "b", isWritable: isWritable),
        ])
    }

    /// Gathers into 8 bytes that are 0xEE.
    private func gather(
        _ provider: some ParameterProvider, _ requests: [ParameterRequest]
    ) throws -> [UInt8] {
        var target = [UInt8](repeating: 0xEE, count: 8)
        try target.withUnsafeMutableBytes {
            try provider.gather(scope: "model", ParameterRequests(requests), into: $0)
        }
        return target
    }

    @Test func gathersWhatItLocates() throws {
        let result = try gather(
            provider(),
            [request("a", 1, 4, 2), request("a", 3, 6, 1), request("splat", 0, 0, 3), request("b", 1, 7, 1)])
        #expect(result == [1, 2, 3, 0xEE, 11, 12, 13, 21])
    }

    @Test(
        arguments: [
            (("a", 0, 5, 4), StatusCode.outOfRange), (("a", 0, .max, 2), .outOfRange),
            (("a", 2, 0, 3), .outOfRange),
            (("c", 0, 0, 1), .notFound),
        ] as [((ParameterKey, UInt64, UInt64, UInt64), StatusCode)])
    func failsBeforeTheFirstByteIsRead(
        span: (ParameterKey, UInt64, UInt64, UInt64), code: StatusCode
    ) throws {
        var target = [UInt8](repeating: 0xEE, count: 8)
        let requests = ParameterRequests([
            request("b", 0, 0, 2), request(span.0, span.1, span.2, span.3),
        ])
        expectError(code) {
            try target.withUnsafeMutableBytes {
                try provider().gather(scope: "model", requests, into: $0)
            }
        }
        #expect(target.allSatisfy { $0 == 0xEE })
    }

    @Test func scattersToWritableSources() throws {
        let provider = provider(isWritable: true)
        let requests = [request("a", 2, 0, 2), request("b", 0, 3, 1)]
        try [1, 2, 3, 4 as UInt8].withUnsafeBytes {
            try provider.scatter(scope: "model", ParameterRequests(requests), from: $0)
        }
        #expect(
            try gather(provider, [request("a", 0, 0, 4), request("b", 0, 4, 2)]).prefix(6) == [
                10, 11, 1, 2, 4, 21,
            ])
    }

    @Test func writesNothingWhereOneSourceIsReadOnlyOrASplat() throws {
        var provider = provider(isWritable: true)
        provider.sources["c"] = MemorySource([30], path: "c")
        for key in ["c", "splat"] as [ParameterKey] {
            expectError(.permissionDenied, "`\(key)`") {
                try [1, 2 as UInt8].withUnsafeBytes {
                    try provider.scatter(
                        scope: "model", ParameterRequests([request("a", 0, 0, 1), request(key, 0, 1, 1)]),
                        from: $0)
                }
            }
        }
        #expect(try gather(provider, [request("a", 0, 0, 1)]).first == 10)
    }

    @Test func wrongAnswersOfAProviderAreErrors() throws {
        let changes: [@Sendable (Int, ParameterLocation) -> (Int, ParameterLocation)?] = [
            { _, _ in nil }, { ($0 + 1, $1) }, { (1 - $0, $1) },
            { index, location in
                guard case .file(let range, let length) = location else { return nil }
                return (index, .file(range, length: length - 1))
            },
        ]
        for change in changes {
            var provider = provider()
            provider.change = change
            expectError(.internal) {
                _ = try gather(provider, [request("a", 0, 0, 2), request("b", 0, 2, 2)])
            }
        }
    }
}
