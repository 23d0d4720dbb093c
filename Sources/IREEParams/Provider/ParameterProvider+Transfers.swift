// Transfers by `locate`: a provider of one's own need have nothing else.

extension ParameterProvider {
    public func gather(
        scope: String, _ requests: ParameterRequests, into target: UnsafeMutableRawBufferPointer
    ) throws(ParameterError) {
        let transfers = try transfers(scope, requests, bufferLength: target.count)
        for transfer in transfers.joiningNeighbors() {
            let start = Int(transfer.bufferOffset)
            let part = UnsafeMutableRawBufferPointer(rebasing: target[start..<start + Int(transfer.length)])
            try transfer.location.read(into: part)
        }
    }

    public func scatter(
        scope: String, _ requests: ParameterRequests, from source: UnsafeRawBufferPointer
    ) throws(ParameterError) {
        let transfers = try transfers(scope, requests, bufferLength: source.count)
        for (position, transfer) in transfers.enumerated() {
            let key = try requests[position].key
            switch transfer.location {
            case .splat:
                throw ParameterError(
                    .permissionDenied, "a splat has no bytes that could be written", key: key.description,
                    scope: scope)
            case .file(let range, _):
                guard range.source.isWritable else {
                    throw ParameterError(
                        .permissionDenied, "the file is open for reading only", file: range.source.path,
                        key: key.description, scope: scope)
                }
            }
        }
        for transfer in transfers.joiningNeighbors() {
            guard case .file(let range, _) = transfer.location else { continue }
            let start = Int(transfer.bufferOffset)
            let part = UnsafeRawBufferPointer(rebasing: source[start..<start + Int(transfer.length)])
            try range.source.write(part, at: range.offset)
        }
    }

    /// Where the bytes of each request are, in the order of the requests.
    ///
    /// - Throws: what `locate` throws, or `INTERNAL` where it does not answer each request, in order, with as many bytes
    ///   as are asked for: a provider may be anyone's.
    package func locations(
        scope: String, _ requests: ParameterRequests
    ) throws(ParameterError) -> [ParameterLocation] {
        var locations: [ParameterLocation] = []
        locations.reserveCapacity(requests.count)
        try locate(scope: scope, requests) { (index, location) throws(ParameterError) in
            guard index == locations.count, index < requests.count else {
                throw ParameterError(
                    .internal, "expected the location of request \(locations.count), got that of \(index)",
                    scope: scope)
            }
            let request = try requests[index]
            guard location.length == request.span.length else {
                throw ParameterError(
                    .internal,
                    "expected a location of \(request.span.length) bytes, got one of \(location.length)",
                    key: request.key.description, scope: scope)
            }
            locations.append(location)
        }
        guard locations.count == requests.count else {
            throw ParameterError(
                .internal, "expected \(requests.count) locations, got \(locations.count)", scope: scope)
        }
        return locations
    }

    /// The locations, with their places in a buffer.
    ///
    /// - Throws: as `locations`; also `OUT_OF_RANGE` for a place that is not all in the buffer.
    private func transfers(
        _ scope: String, _ requests: ParameterRequests, bufferLength: Int
    ) throws(ParameterError) -> [PlacedLocation] {
        var transfers: [PlacedLocation] = []
        transfers.reserveCapacity(requests.count)
        for (index, location) in try locations(scope: scope, requests).enumerated() {
            transfers.append(PlacedLocation(location, at: try requests[index].span.bufferOffset))
        }
        try transfers.checkBuffer(bufferLength, scope: scope)
        return transfers
    }
}
