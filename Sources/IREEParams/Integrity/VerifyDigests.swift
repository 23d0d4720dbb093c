import IREEPlatform
import Synchronization

/// The result of comparing an entry's bytes with its digest.
public enum DigestCheck: Sendable, Hashable {
    /// The bytes are those that were digested.
    case ok
    /// The entry carries no digest: nothing is known.
    case noDigest
    /// The bytes are others. `range` is where they are in their file, `nil` for a splat.
    case damaged(expected: ContentDigest, actual: ContentDigest, range: Range<UInt64>?)
    /// The bytes cannot be read.
    case unreadable(ParameterError)
}

extension ParameterEntry {
    /// Compares the bytes of all `entries` that carry a digest with it. Of the others it is proven that
    /// their bytes are there: files of external entries are opened, and what is packed is unpacked, which
    /// finds damage by the checksums of the packed file.
    ///
    /// Entries are read in the order of their files, on several threads; each takes half a MiB of memory.
    ///
    /// - Parameter threadCount: all processors unless given.
    /// - Returns: one result for each entry, in the order of `entries`.
    public static func verifyDigests(
        of entries: [ParameterEntry], threadCount: Int? = nil
    ) -> [DigestCheck] {
        let expected = entries.map { DigestTrailer.split($0.metadata).digest }
        let results = Mutex([DigestCheck](repeating: .noDigest, count: entries.count))
        let tasks = DigestOrder(entries).tasks
        let reader = DigestReader()
        let check: @Sendable (Int) -> Void = { task in
            for index in tasks[task] {
                let result = entries[index].check(expected[index], reader)
                results.withLock { $0[index] = result }
            }
        }
        parallel(count: tasks.count, threads: threadCount ?? processorCount, body: check)
        return results.withLock { $0 }
    }
}

extension ParameterEntry {
    fileprivate func check(_ expected: ContentDigest?, _ reader: DigestReader) -> DigestCheck {
        do throws(ParameterError) {
            guard let expected else {
                if case .file(let range, _) = try location(), range.source is ZstdSource {
                    _ = try reader.digest(of: self)
                }
                return .noDigest
            }
            let actual = try reader.digest(of: self)
            guard actual != expected else { return .ok }
            return .damaged(expected: expected, actual: actual, range: fileRange)
        } catch {
            return .unreadable(error)
        }
    }

    /// The bytes of its file that the entry takes; `nil` for a splat. The range has been read.
    fileprivate var fileRange: Range<UInt64>? {
        switch storage {
        case .splat: nil
        case .file(let range): range.offset..<range.offset + length
        case .external(let range): range.offset..<range.offset + length
        }
    }
}
