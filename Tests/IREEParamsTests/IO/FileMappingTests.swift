import Foundation
import TestSupport
import Testing

@testable import IREEParams

/// Whether what was read of a mapped file was the file's.
@Suite struct FileMappingTests {
    init() {
        #expect(MappingGuard.install())
    }

    /// Three pages and a bit, with the last byte that is not 0 at an offset.
    private static func file(_ folder: TemporaryFolder, last: Int) throws -> (String, FileMapping) {
        var bytes = [UInt8](repeating: 0, count: 3 * 4096 + 1000)
        bytes[10] = 1
        bytes[last] = 9
        let path = try folder.write(bytes, as: "data")
        let mapping = try MappedSource(path: path).privateMapping(of: 0..<UInt64(bytes.count))
        return (path, try #require(mapping))
    }

    /// Cuts within the last page, where the byte at the end tells, and before it; a file that ends in more zeros
    /// than are searched.
    @Test(arguments: [
        (last: 3 * 4096 + 999, size: 3 * 4096 + 500), (3 * 4096 + 500, 3 * 4096 + 500),
        (3 * 4096 + 500, 3 * 4096), (3 * 4096 + 500, 4096), (3 * 4096 + 500, 0), (100, 3 * 4096 + 500),
        (100, 50),
    ])
    func aCutIsFound(last: Int, size: Int) throws {
        let folder = try TemporaryFolder()
        let (path, mapping) = try Self.file(folder, last: last)
        for _ in 0..<3 { try mapping.check() }
        #expect(truncate(path, off_t(size)) == 0)
        for _ in 0..<2 {
            let error = #expect(throws: ParameterError.self) { try mapping.check() }
            #expect(error?.code == .dataLoss)
        }
    }

    /// Nobody reads anything else than before.
    @Test func zerosMayGo() throws {
        let folder = try TemporaryFolder()
        let (path, mapping) = try Self.file(folder, last: 3 * 4096 + 500)
        try mapping.check()
        #expect(truncate(path, 3 * 4096 + 501) == 0)
        try mapping.check()
        #expect(mapping.bytes[3 * 4096 + 500] == 9 && mapping.bytes[3 * 4096 + 999] == 0)
    }

    /// The program's own copy of a page is the program's affair.
    @Test func whatIsWrittenToIsNoCut() throws {
        let folder = try TemporaryFolder()
        let (path, mapping) = try Self.file(folder, last: 3 * 4096 + 500)
        try mapping.check()
        mapping.bytes[3 * 4096 + 500] = 0
        for _ in 0..<2 { try mapping.check() }
        #expect(truncate(path, 4096) == 0)
        #expect(throws: ParameterError.self) { try mapping.check() }
    }
}
