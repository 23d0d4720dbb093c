/// What a file says of the model that it is a part of.
struct SplitPart: Sendable, Hashable {
    /// Counted from 0, as the format does.
    var number: UInt64?
    var count: UInt64?
}

/// What a reader finds in a file besides entries.
///
/// A reader runs on one thread, and what it found is read when it is done.
final class ReadFindings: @unchecked Sendable {
    var split: SplitPart?
    /// How many entries there will be, where the reader knows it before the first one: never more than the
    /// file has room for.
    var entryCount: Int?
}
