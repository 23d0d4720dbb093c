extension HALFence {
    /// The points of a fence. One, as most have, needs no memory of its own.
    public struct Timepoints: RandomAccessCollection, Sendable {
        private let first: Timepoint?
        private let others: [Timepoint]

        init(_ timepoint: Timepoint) {
            first = timepoint
            others = []
        }

        init(_ timepoints: [Timepoint]) {
            first = timepoints.first
            others = timepoints.count > 1 ? Array(timepoints.dropFirst()) : []
        }

        public var startIndex: Int { 0 }
        public var endIndex: Int { first == nil ? 0 : 1 + others.count }

        /// The point at `index`, from 0 on.
        public subscript(index: Int) -> Timepoint {
            if index == 0, let first { return first }
            return others[index - 1]
        }
    }
}
