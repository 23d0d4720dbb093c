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

    /// The same with another length.
    private consuming func resized(_ length: UInt64) -> ParameterLocation {
        switch consume self {
        case .file(let range, _): .file(range, length: length)
        case .splat(let pattern, let phase, _): .splat(pattern, phase: phase, length: length)
        }
    }

    /// Adds bytes that follow.
    fileprivate mutating func extend(by count: UInt64) {
        self = resized(length + count)
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

    /// Whether `next` continues the file where this ends.
    package func continues(in next: ParameterLocation) -> Bool {
        guard case .file(let range, let length) = self, case .file(let nextRange, _) = next else {
            return false
        }
        return range.offset + length == nextRange.offset && range.source === nextRange.source
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

    /// Takes in `next` where it continues the file and the buffer where this ends: tensors that are neighbors are then
    /// one read.
    ///
    /// - Returns: false where it does not, and nothing has changed.
    package mutating func join(_ next: ParameterLocation, at nextOffset: UInt64) -> Bool {
        guard bufferOffset + length == nextOffset, location.continues(in: next) else { return false }
        location.extend(by: next.length)
        return true
    }
}
