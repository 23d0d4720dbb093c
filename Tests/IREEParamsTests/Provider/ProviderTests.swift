import Foundation
import IREEParams
import TestSupport
import Testing

@Suite struct ProviderTests {
    private func request(
        _ key: ParameterKey, _ parameterOffset: UInt64, _ bufferOffset: UInt64, _ length: UInt64
    ) -> ParameterRequest {
        ParameterRequest(
            key: key,
            span: ParameterSpan(parameterOffset: parameterOffset, bufferOffset: bufferOffset, length: length))
    }

    private func makeProvider(_ folder: TemporaryFolder, _ options: ReadOptions) throws
        -> IndexParameterProvider
    {
        var builder = IRPABuilder()
        builder.addData("a", Array(0..<100))
        builder.addData("b", Array(100..<200))
        builder.addSplat("s", length: 12, pattern: [1, 2, 3, 4])
        try write(builder.bytes, to: folder("p.irpa"))
        var index = ParameterIndex()
        try index.addFile(folder("p.irpa"), options: options)
        return IndexParameterProvider(scope: "model", index: index)
    }

    private func gather(
        _ provider: some ParameterProvider, scope: String = "model", _ requests: [ParameterRequest],
        count: Int
    ) throws -> [UInt8] {
        var target = [UInt8](repeating: 0xEE, count: count)
        try target.withUnsafeMutableBytes {
            try provider.gather(scope: scope, ParameterRequests(requests), into: $0)
        }
        return target
    }

    @Test(arguments: FileMode.allCases)
    func gathersPartsOfDataAndSplats(mode: FileMode) throws {
        let folder = try TemporaryFolder()
        let provider = try makeProvider(folder, ReadOptions(mode: mode))
        let result = try gather(
            provider,
            [request("a", 5, 8, 3), request("b", 99, 0, 1), request("s", 3, 2, 6), request("a", 100, 12, 0)],
            count: 12)
        #expect(result == [199, 0xEE, 4, 1, 2, 3, 4, 1, 5, 6, 7, 0xEE])
    }

    /// Entries that a caller made: nobody has held them against a file.
    @Test func entriesBeyondTheirFileAreRefused() throws {
        var index = ParameterIndex()
        let source = MemorySource([1, 2, 3])
        for (key, offset): (ParameterKey, UInt64) in [("a", .max - 3), ("b", .max - 1), ("c", 2)] {
            let storage = ParameterStorage.file(FileRange(source: source, offset: offset))
            try index.add(ParameterEntry(key: key, length: 2, storage: storage))
        }
        let provider = IndexParameterProvider(scope: "model", index: index)
        for requests in [[request("a", 0, 0, 2), request("b", 0, 2, 2)], [request("c", 0, 0, 1)]] {
            expectError(.outOfRange) { _ = try gather(provider, requests, count: 4) }
            expectError(.outOfRange) {
                try provider.locate(scope: "model", ParameterRequests(requests)) { _, _ in }
            }
        }
    }

    @Test func mergesNeighborsWithoutMixingThemUp() throws {
        let folder = try TemporaryFolder()
        let provider = try makeProvider(folder, ReadOptions())
        let requests = [
            request("a", 0, 0, 10), request("a", 10, 10, 10), request("a", 20, 30, 5),
            request("a", 30, 35, 5),
        ]
        var expected: [UInt8] = Array(0..<20)
        expected += repeatElement(0xEE, count: 10)
        expected += Array(20..<25)
        expected += Array(30..<35)
        #expect(try gather(provider, requests, count: 40) == expected)
    }

    @Test(
        arguments: [
            ("a", 0, 0, 101, StatusCode.outOfRange), ("a", 101, 0, 0, .outOfRange),
            ("a", .max, 0, 2, .outOfRange),
            ("a", 1, 0, .max, .outOfRange), ("a", 0, 1, 16, .outOfRange), ("a", 0, .max, 2, .outOfRange),
            ("c", 0, 0, 1, .notFound), ("s", 12, 0, 1, .outOfRange),
        ] as [(ParameterKey, UInt64, UInt64, UInt64, StatusCode)])
    func refusesSpansThatDoNotFit(
        key: ParameterKey, parameterOffset: UInt64, bufferOffset: UInt64, length: UInt64, code: StatusCode
    ) throws {
        let folder = try TemporaryFolder()
        let provider = try makeProvider(folder, ReadOptions())
        let wrong = request(key, parameterOffset, bufferOffset, length)
        var target = [UInt8](repeating: 0xEE, count: 16)
        expectError(code, "`model`") {
            try target.withUnsafeMutableBytes {
                try provider.gather(
                    scope: "model", ParameterRequests([request("b", 0, 0, 4), wrong]), into: $0)
            }
        }
        #expect(target.allSatisfy { $0 == 0xEE }, "checked before the first byte is read")
    }

    @Test func anUnknownScopeSaysWhichThereAre() throws {
        let folder = try TemporaryFolder()
        let provider = try makeProvider(folder, ReadOptions())
        expectError(.notFound, "did you mean `model`") {
            _ = try gather(provider, scope: "modle", [], count: 0)
        }
    }

    @Test func loadHandsOutPlacesWithoutReading() throws {
        let folder = try TemporaryFolder()
        let provider = try makeProvider(folder, ReadOptions(mode: .mmap))
        var seen: [Int] = []
        try provider.locate(
            scope: "model", ParameterRequests([request("b", 4, 0, 8), request("s", 6, 0, 6)])
        ) {
            position, location in
            seen.append(position)
            switch location {
            case .file(let range, let length):
                #expect(length == 8)
                let mapped = range.source.contiguousBytes
                #expect(mapped?[Int(range.offset)] == 104)
                #expect(range.source.fileDescriptor != nil)
            case .splat(let pattern, let phase, let length):
                #expect(pattern.bytes == [1, 2, 3, 4])
                #expect(phase == 2)
                #expect(length == 6)
            }
        }
        #expect(seen == [0, 1])
    }

    @Test func errorsOfTheEnumeratorEndTheOperation() throws {
        let folder = try TemporaryFolder()
        let provider = try makeProvider(folder, ReadOptions())
        let requests = ParameterRequests(count: 3) { position throws(ParameterError) in
            guard position < 2 else { throw ParameterError(.outOfRange, "key table") }
            return request("a", 0, 0, 1)
        }
        var target: [UInt8] = [0xEE]
        expectError(.outOfRange, "key table") {
            try target.withUnsafeMutableBytes { try provider.gather(scope: "model", requests, into: $0) }
        }
        #expect(target == [0xEE])
    }

    @Test func scatterWritesToWritableFilesOnly() throws {
        let folder = try TemporaryFolder()
        let requests = ParameterRequests([request("a", 1, 0, 2), request("b", 0, 3, 1)])
        let source: [UInt8] = [50, 51, 52, 53]
        let readOnly = try makeProvider(folder, ReadOptions())
        expectError(.permissionDenied, "reading only") {
            try source.withUnsafeBytes { try readOnly.scatter(scope: "model", requests, from: $0) }
        }
        let writable = try makeProvider(folder, ReadOptions(writable: true))
        try source.withUnsafeBytes { try writable.scatter(scope: "model", requests, from: $0) }
        #expect(
            try gather(writable, [request("a", 0, 0, 4), request("b", 0, 4, 2)], count: 6) == [
                0, 50, 51, 3, 53, 101,
            ])
        // A splat among the targets: nothing at all is written.
        expectError(.permissionDenied, "`s`") {
            try source.withUnsafeBytes {
                try writable.scatter(
                    scope: "model", ParameterRequests([request("a", 0, 0, 1), request("s", 0, 0, 1)]),
                    from: $0)
            }
        }
        #expect(try gather(writable, [request("a", 0, 0, 1)], count: 1) == [0])
    }

    @Test func memoryProviderIsWrittenAndReadBack() throws {
        let provider = MemoryParameterProvider()
        try provider.add("w", scope: "m", bytes: [1, 2, 3])
        try provider.add("w", bytes: [9])
        expectError(.alreadyExists) { try provider.add("w", scope: "m", bytes: [1]) }
        try [7 as UInt8, 8].withUnsafeBytes {
            try provider.scatter(scope: "m", ParameterRequests([request("w", 1, 0, 2)]), from: $0)
        }
        #expect(try provider.bytes(of: "w", scope: "m") == [1, 7, 8])
        #expect(try provider.bytes(of: "w") == [9])
        expectError(.notFound) { _ = try provider.bytes(of: "w", scope: "x") }
    }

    @Test func compositeAsksTheFirstThatServesTheScope() throws {
        let first = MemoryParameterProvider()
        let second = MemoryParameterProvider()
        try first.add("w", scope: "a", bytes: [1])
        try second.add("w", scope: "a", bytes: [2])
        try second.add("w", scope: "b", bytes: [3])
        let both = CompositeParameterProvider([first, second])
        #expect(try gather(both, scope: "a", [request("w", 0, 0, 1)], count: 1) == [1])
        #expect(try gather(both, scope: "b", [request("w", 0, 0, 1)], count: 1) == [3])
        #expect(!both.supports(scope: "c"))
        expectError(.notFound, "`a`") { _ = try gather(both, scope: "c", [], count: 0) }
        for signal in ProviderSignal.allCases { try both.notify(signal) }
    }
}
