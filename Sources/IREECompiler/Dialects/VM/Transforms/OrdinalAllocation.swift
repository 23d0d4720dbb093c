import IREECompilerCore

extension Pass {
    static let ordinalAllocation = Pass(
        "iree-vm-ordinal-allocation",
        "Assigns the numbers by which bytecode refers to functions, globals and read-only data.",
        on: VM.Module.self
    ) { (module, _) throws(Diagnostic) in
        let ordinals = try ModuleOrdinals(module)
        for list in [
            ordinals.functions, ordinals.imports, ordinals.exports, ordinals.rodata, ordinals.globalRefs,
        ] {
            for (i, op) in list.enumerated() { op.attributes["ordinal"] = .i32(Int32(clamping: i)) }
        }
        for (global, offset) in ordinals.globalNumbers {
            global.attributes["ordinal"] = .i32(Int32(clamping: offset))
        }
        let counts = [
            ordinals.imports.count, ordinals.exports.count, ordinals.functions.count,
            ordinals.globalByteCount,
            ordinals.globalRefs.count, ordinals.rodata.count, 0,
        ]
        module.attributes["ordinal_counts"] = .dialect(
            DialectAttribute(
                VM.ordinalCounts,
                counts.map { .i32(Int32(clamping: $0)) }))
        try replaceAddresses(in: module, ordinals)
    }

    /// The address of a global is its number.
    private static func replaceAddresses(
        in module: Operation, _ ordinals: ModuleOrdinals
    ) throws(Diagnostic) {
        var addresses: [Operation] = []
        module.walk { if $0.is(VM.GlobalAddress.self) { addresses.append($0) } }
        for address in addresses {
            guard let name = address.attributes["global"]?.symbolValue, let ordinal = ordinals[name.root]
            else {
                throw address.error("refers to a global that the module does not have")
            }
            let constant = OpBuilder(before: address).vmConstant(
                .i32(Int32(truncatingIfNeeded: ordinal)), .i32)
            address.replaceAllUses(with: [constant])
            address.erase()
        }
    }
}
