/// The functions that the kernels of an executable call, and which of them are functions of the executable: one that is
/// short, or called once, is printed where it is called.
struct SharedFunctions {
    private var functions: [KernelFunction.Key: KernelFunction] = [:]
    private var shared: Set<KernelFunction.Key> = []

    /// Instructions that may be saved without a function: about 2 KB. A call has its price too, as no vector register
    /// keeps its value.
    private static let tolerated = 256

    /// - Parameter vectorBits: the width of vector registers.
    init(_ kernels: [Kernel], vectorBits: Int) {
        var calls: [KernelFunction.Key: Int] = [:]
        for kernel in kernels {
            functions.merge(kernel.functions) { known, _ in known }
            kernel.body.forEachOperation { _, operation in
                if case .call(let key, _) = operation { calls[key, default: 0] += 1 }
            }
        }
        for (key, count) in calls where count > 1 {
            guard let function = functions[key] else { continue }
            let repeated = Self.instructions(function, vectorBits) * (count - 1)
            if repeated > Self.tolerated { shared.insert(key) }
        }
    }

    subscript(key: KernelFunction.Key) -> KernelFunction? { functions[key] }

    func isShared(_ key: KernelFunction.Key) -> Bool { shared.contains(key) }

    /// The functions of the executable, in an order that does not change.
    var sorted: [(KernelFunction.Key, KernelFunction)] {
        shared.sorted {
            ($0.name, $0.type.description) < ($1.name, $1.type.description)
        }.compactMap { key in functions[key].map { (key, $0) } }
    }

    /// About how many instructions a function is.
    private static func instructions(_ function: KernelFunction, _ vectorBits: Int) -> Int {
        var count = 0
        function.body.forEachOperation { value, operation in
            if case .constant = operation { return }
            let type = function.types[value.number]
            count += max(1, type.lanes * type.element.bits / max(vectorBits, 1))
        }
        return count
    }
}
