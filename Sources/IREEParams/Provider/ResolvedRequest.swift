/// A request that has been checked: where its bytes are, and where in the buffer they belong.
struct ResolvedRequest {
    var location: ParameterLocation
    var bufferOffset: UInt64

    var length: UInt64 {
        switch location {
        case .file(_, let length), .splat(_, _, let length): length
        }
    }
}

extension ParameterEntry {
    /// Checks `span` against the parameter and finds its bytes.
    func resolve(_ span: ParameterSpan, scope: String) throws(ParameterError) -> ResolvedRequest {
        guard span.parameterOffset <= length, span.length <= length - span.parameterOffset else {
            throw ParameterError(
                .outOfRange,
                "\(span.length) bytes at \(span.parameterOffset) reach beyond the parameter's \(length) bytes",
                file: storage.path, key: key.description, scope: scope)
        }
        return ResolvedRequest(location: try location(of: span), bufferOffset: span.bufferOffset)
    }

    private func location(of span: ParameterSpan) throws(ParameterError) -> ParameterLocation {
        switch try openContent() {
        case .splat(let pattern):
            let phase = span.parameterOffset % UInt64(pattern.bytes.count)
            return .splat(pattern, phase: phase, length: span.length)
        case .file(let range):
            // The whole parameter lies in the file, so that no sum with a part of it overflows.
            let part = FileRange(source: range.source, offset: range.offset + span.parameterOffset)
            return .file(part, length: span.length)
        }
    }
}

extension Array<ResolvedRequest> {
    /// Joins requests that go on where the one before ends, both in the file and in the buffer:
    /// neighbouring tensors are then one read.
    func mergingNeighbours() -> [ResolvedRequest] {
        var merged: [ResolvedRequest] = []
        merged.reserveCapacity(count)
        for request in self where request.length > 0 {
            if let last = merged.last, let joined = last.joined(with: request) {
                merged[merged.count - 1] = joined
            } else {
                merged.append(request)
            }
        }
        return merged
    }

    /// Throws unless every request's place lies in a buffer of `count` bytes.
    func checkBuffer(_ count: Int, scope: String) throws(ParameterError) {
        for request in self {
            let size = UInt64(count)
            guard request.bufferOffset <= size, request.length <= size - request.bufferOffset else {
                throw ParameterError(
                    .outOfRange,
                    "\(request.length) bytes at \(request.bufferOffset) reach beyond the buffer's \(count) bytes",
                    scope: scope)
            }
        }
    }
}

extension ResolvedRequest {
    fileprivate func joined(with next: ResolvedRequest) -> ResolvedRequest? {
        guard case .file(let range, let length) = location,
            case .file(let nextRange, let nextLength) = next.location,
            range.source === nextRange.source, range.offset + length == nextRange.offset,
            bufferOffset + length == next.bufferOffset
        else { return nil }
        return ResolvedRequest(
            location: .file(range, length: length + nextLength), bufferOffset: bufferOffset)
    }
}
