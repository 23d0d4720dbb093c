extension Array<PlacedLocation> {
    /// The transfers without those of nothing, and with neighbors as one.
    func joiningNeighbors() -> [PlacedLocation] {
        var joined: [PlacedLocation] = []
        joined.reserveCapacity(count)
        for next in self where next.length > 0 {
            let last = joined.count - 1
            if last < 0 || !joined[last].join(next.location, at: next.bufferOffset) { joined.append(next) }
        }
        return joined
    }

    /// Throws unless every place lies in a buffer of `count` bytes.
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
