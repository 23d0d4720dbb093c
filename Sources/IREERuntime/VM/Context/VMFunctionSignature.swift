import IREEBytecode

/// The name, calling convention and attributes of a function.
package struct VMFunctionSignature: Sendable {
    /// The name without that of the module.
    package let name: String
    /// The types of arguments and results as registers hold them.
    package let convention: CallingConvention
    /// Attributes for callers, for example `iree.abi.declaration`.
    package let attributes: [ModuleAttribute]

    /// The value of an attribute.
    package func attribute(_ key: String) -> String? {
        attributes.first { $0.key == key }?.value
    }
}

/// A native function as calls need it.
struct NativeTarget {
    let body: VMNativeFunction.Body
    /// For each argument that is a span: how many values a tuple has; 0 for the others.
    let spanWidths: UnsafeMutablePointer<UInt16>

    init(_ body: @escaping VMNativeFunction.Body, _ convention: CallingConvention) {
        self.body = body
        spanWidths = .allocate(capacity: max(1, convention.arguments.count))
        for (index, item) in convention.arguments.enumerated() {
            if case .span(let values) = item {
                spanWidths[index] = UInt16(truncatingIfNeeded: values.count)
            } else {
                spanWidths[index] = 0
            }
        }
    }

    func deallocate() {
        spanWidths.deallocate()
    }
}

/// A native module in a context.
final class VMNativeInstance {
    let module: any VMNativeModule
    let functions: [VMFunctionSignature]
    let targets: [NativeTarget]

    /// - Throws: `INVALID_ARGUMENT` for a calling convention that cannot be parsed.
    init(_ module: any VMNativeModule) throws(VMError) {
        var signatures: [VMFunctionSignature] = []
        let functions = module.functions
        for function in functions {
            signatures.append(
                VMFunctionSignature(
                    name: function.name, convention: try CallingConvention(parsing: function.convention),
                    attributes: []))
        }
        self.module = module
        self.functions = signatures
        targets = zip(functions, signatures).map { NativeTarget($0.body, $1.convention) }
    }

    deinit {
        for target in targets { target.deallocate() }
    }
}
