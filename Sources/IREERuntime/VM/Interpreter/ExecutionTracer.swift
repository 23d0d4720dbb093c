import IREEBytecode
import IREEPlatform

/// Reports every instruction before it is executed.
public final class ExecutionTracer: Sendable {
    private let write: @Sendable (String) -> Void
    /// The disassembly of the functions executed so far, by module and function, then by offset.
    private let texts = Protected<[String: [Int: String]]>([:])

    /// - Parameter write: takes one line, without its end.
    public init(_ write: @escaping @Sendable (String) -> Void) {
        self.write = write
    }

    func trace(_ instance: VMModuleInstance, _ ordinal: Int, _ pc: Int) {
        let module = instance.verified.module
        let key = "\(module.name) \(ordinal)"
        let text = texts.withLock { texts -> String? in
            if texts[key] == nil {
                texts[key] = Dictionary(
                    Disassembler(module).instructions(of: ordinal), uniquingKeysWith: { first, _ in first })
            }
            return texts[key]?[pc]
        }
        let name = module.displayName(of: ordinal).drop { $0 == "@" }
        write("[\(printable("\(module.name).\(name)"))+\(hexadecimal(pc, digits: 8))] \(text ?? "?")")
    }
}
