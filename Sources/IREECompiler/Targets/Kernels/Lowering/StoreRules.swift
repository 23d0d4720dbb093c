import IREECompilerCore
import IREECompilerDialects

/// Operations that work in the memory of their results, which have to be stored: elements depend on each other.
enum StoreRules {
    typealias Rule =
        @Sendable (DispatchLowering, Operation, [StoredTensor?]) throws(KernelError) -> Void

    static let rules: [String: Rule] = [
        LinalgExt.Name.sort: { (lowering, op, stored) throws(KernelError) in
            try lowering.sort(op, stored)
        },
        LinalgExt.Name.topk: { (lowering, op, stored) throws(KernelError) in
            try lowering.topK(op, stored)
        },
        LinalgExt.Name.topkV2: { (lowering, op, stored) throws(KernelError) in
            try lowering.topK(op, stored)
        },
        LinalgExt.Name.scan: { (lowering, op, stored) throws(KernelError) in
            try lowering.scan(op, stored)
        },
        LinalgExt.Name.scatter: { (lowering, op, stored) throws(KernelError) in
            try lowering.scatter(op, stored)
        },
        LinalgExt.Name.mapStore: { (lowering, op, stored) throws(KernelError) in
            try lowering.mapStore(op, stored)
        },
    ]
}

/// The memory of a result: where an operation `iree_tensor_ext.dispatch.tensor.store` puts it.
struct StoredTensor {
    let store: Operation
    let lowering: DispatchLowering

    private func point(_ indices: [KernelValue]) -> Point {
        Point(indices: indices.map { LaneIndex(base: $0) }, mask: nil, lanes: 1)
    }

    /// What has been written last.
    func read(_ indices: [KernelValue]) throws(KernelError) -> KernelValue {
        let element = try lowering.element(store.operand(0).type, store)
        let access = try lowering.access(store, point(indices))
        let memory = element == .i1 ? KernelElement.i8 : element
        return lowering.memoryValue(element, lowering.builder.read(memory, access))
    }

    func write(_ value: KernelValue, _ indices: [KernelValue]) throws(KernelError) {
        try lowering.store(value, store, point(indices))
    }
}

extension DispatchLowering {
    /// Lowers the stores of the results of an operation that works in their memory.
    func lower(stores: [Operation], of op: Operation, by rule: StoreRules.Rule) throws(KernelError) {
        schedule = Schedule()
        var stored: [StoredTensor?] = op.results.map { _ in nil }
        for store in stores {
            let index = store.operand(0).index
            guard stored[index] == nil else { throw fail(store) }
            stored[index] = StoredTensor(store: store, lowering: self)
        }
        try rule(self, op, stored)
    }

    /// Loops over all dimensions but some; the first of them is shared among workgroups.
    ///
    /// - Parameter body: takes an index for each dimension, 0 for those that are left out.
    func rows(
        _ sizes: [KernelValue], without dimensions: Set<Int>, isShared: Bool = true,
        _ body: ([KernelValue]) throws(KernelError) -> Void
    ) throws(KernelError) {
        let loops = sizes.indices.filter { !dimensions.contains($0) }
        let zero = builder.index(0)
        var isMine = builder.compare(.eq, builder.define(.workgroupID(1), .index), zero)
        let distributes = isShared && !loops.isEmpty
        if !distributes {
            let isFirst = builder.compare(.eq, builder.define(.workgroupID(0), .index), zero)
            isMine = builder.binary(.and, isMine, isFirst)
        }
        if distributes, let first = loops.first {
            workgroups.x = max(workgroups.x, min(builder.constantIndex(sizes[first]) ?? 1, 64), 1)
        }
        try builder.when(isMine) { () throws(KernelError) in
            try nest(loops[...], sizes, sizes.map { _ in zero }, isShared: distributes, body)
        }
    }

    private func nest(
        _ loops: ArraySlice<Int>, _ sizes: [KernelValue], _ indices: [KernelValue], isShared: Bool,
        _ body: ([KernelValue]) throws(KernelError) -> Void
    ) throws(KernelError) {
        guard let d = loops.first else { return try body(indices) }
        let (start, step) =
            isShared
            ? (builder.define(.workgroupID(0), .index), builder.define(.workgroupCount(0), .index))
            : (builder.index(0), builder.index(1))
        _ = try builder.loop(from: start, to: sizes[d], by: step) { (index, _) throws(KernelError) in
            var indices = indices
            indices[d] = index
            try nest(loops.dropFirst(), sizes, indices, isShared: false, body)
            return []
        }
    }

    func sizes(of tensor: Value) throws(KernelError) -> [KernelValue] {
        var sizes: [KernelValue] = []
        for d in 0..<(tensor.type.shaped?.rank ?? 0) { sizes.append(try size(tensor, d)) }
        return sizes
    }

    /// A loop from 0, without carried values.
    func each(
        from start: Int = 0, to end: KernelValue, _ body: (KernelValue) throws(KernelError) -> Void
    ) throws(KernelError) {
        _ = try builder.loop(from: builder.index(start), to: end, by: builder.index(1)) {
            (index, _) throws(KernelError) in
            try body(index)
            return []
        }
    }

    /// An element of a tensor, at indices that are in range.
    func element(of tensor: Value, _ indices: [KernelValue]) throws(KernelError) -> KernelValue {
        let point = Point(indices: indices.map { LaneIndex(base: $0) }, mask: nil, lanes: 1)
        return try evaluate(tensor, [point])[0]
    }

    /// What the region of an operation computes of some values.
    func region(_ op: Operation, _ arguments: [KernelValue]) throws(KernelError) -> [KernelValue] {
        guard let block = op.body() else { throw fail(op) }
        let point = Point(indices: [], mask: nil, lanes: 1)
        return try RegionEvaluator(op, self).results(of: block, arguments, point)
    }

    /// All results, which must be stored.
    func all(_ stored: [StoredTensor?], _ op: Operation) throws(KernelError) -> [StoredTensor] {
        let present = stored.compactMap { $0 }
        guard present.count == stored.count else {
            throw fail(op, "with a result that is not stored is not supported in kernels for CPUs")
        }
        return present
    }
}
