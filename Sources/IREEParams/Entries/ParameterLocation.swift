/// Where bytes of a parameter are: what is read, joined and divided wherever parameters are transferred.
///
/// Invariant of values that the library makes: the range lies inside the source.
public enum ParameterLocation: Sendable {
    /// `length` bytes from the range's offset on. Its source tells whether they can be mapped
    /// (`contiguousBytes`), read by descriptor (`fileDescriptor`), or only read.
    case file(FileRange, length: UInt64)
    /// `length` bytes of the pattern, which starts `phase` bytes into it.
    case splat(SplatPattern, phase: UInt64, length: UInt64)

    /// In bytes.
    public var length: UInt64 {
        switch self {
        case .file(_, let length), .splat(_, _, let length): length
        }
    }

    /// Reads all of the bytes into `target`, which is `length` bytes long.
    ///
    /// - Throws: what reading the file throws.
    public func read(into target: UnsafeMutableRawBufferPointer) throws(ParameterError) {
        switch self {
        case .file(let range, _): try range.source.read(at: range.offset, into: target)
        case .splat(let pattern, let phase, _): pattern.fill(target, from: phase)
        }
    }

    /// `length` of the bytes from `start` on. They lie inside: no sum overflows.
    package func part(_ start: UInt64, length: UInt64) -> ParameterLocation {
        switch self {
        case .file(let range, _):
            .file(FileRange(source: range.source, offset: range.offset + start), length: length)
        case .splat(let pattern, let phase, _):
            .splat(pattern, phase: (phase + start) % UInt64(pattern.bytes.count), length: length)
        }
    }

    /// One location for both where `next` continues the file where this ends.
    package func joined(with next: ParameterLocation) -> ParameterLocation? {
        guard case .file(let range, let length) = self, case .file(let nextRange, let nextLength) = next,
            range.source === nextRange.source, range.offset + length == nextRange.offset
        else { return nil }
        return .file(range, length: length + nextLength)
    }
}

/// Bytes of a parameter and their place in a buffer.
package struct PlacedLocation: Sendable {
    package var location: ParameterLocation
    /// Bytes from the start of the buffer.
    package var bufferOffset: UInt64

    package init(_ location: ParameterLocation, at bufferOffset: UInt64) {
        self.location = location
        self.bufferOffset = bufferOffset
    }

    package var length: UInt64 { location.length }

    /// One transfer for both where `next` continues the file and the buffer where this ends: tensors that are
    /// neighbors are then one read.
    package func joined(with next: PlacedLocation) -> PlacedLocation? {
        guard bufferOffset + length == next.bufferOffset else { return nil }
        return location.joined(with: next.location).map { PlacedLocation($0, at: bufferOffset) }
    }
}
