import IREEBytecode
import IREECompilerCore

/// The numbers by which bytecode refers to the symbols of a `vm.module`: by kind, in the order of the module.
///
/// A global number is named by the offset of its bytes in the state of the module. Numbers of one size lie side by
/// side, the smaller ones first.
package struct ModuleOrdinals {
    package private(set) var imports: [Operation] = []
    package private(set) var exports: [Operation] = []
    package private(set) var functions: [Operation] = []
    package private(set) var rodata: [Operation] = []
    package private(set) var globalRefs: [Operation] = []
    /// Global numbers with their offsets.
    package private(set) var globalNumbers: [(global: Operation, offset: Int)] = []
    /// Bytes of all global numbers.
    package private(set) var globalByteCount = 0
    /// As instructions refer to them, by name.
    private var references: [String: UInt32] = [:]

    /// - Throws: An error for a global of a type that cannot be one, or if there are too many.
    package init(_ module: Operation) throws(Diagnostic) {
        var numbers: [(global: Operation, kind: CallingConvention.Value)] = []
        for op in module.body()?.operations ?? [] {
            if op.is(VM.Function.self) {
                try add(op, to: \.functions)
            } else if op.is(VM.Import.self) {
                try add(op, to: \.imports, bit: IREEBytecode.Encoding.importBit)
            } else if op.is(VM.Rodata.self) {
                try add(op, to: \.rodata)
            } else if op.is(VM.Export.self) {
                exports.append(op)
            } else if op.has(.globalDefinition) {
                let type = op.attributes["type"]?.typeValue ?? .none
                guard let kind = CallingConvention.Value(of: type) else {
                    throw op.error("has type \(type.quoted), which no register holds")
                }
                if kind == .ref { try add(op, to: \.globalRefs) } else { numbers.append((op, kind)) }
            }
        }
        for width in [4, 8] {
            for (global, kind) in numbers where kind.bank.width == width {
                let offset = (globalByteCount + width - 1) / width * width
                guard offset + width <= ModuleLimits.globalBytes else {
                    throw global.error("is one of more globals than a module may have")
                }
                references[global.symbolName] = UInt32(clamping: offset)
                globalNumbers.append((global, offset))
                globalByteCount = offset + width
            }
        }
    }

    private mutating func add(
        _ op: Operation, to list: WritableKeyPath<Self, [Operation]>, bit: UInt32 = 0
    ) throws(Diagnostic) {
        let ordinal = self[keyPath: list].count
        guard ordinal <= Int32.max else { throw op.error("is one of more symbols than a module may have") }
        references[op.symbolName] = UInt32(clamping: ordinal) | bit
        self[keyPath: list].append(op)
    }

    /// How instructions refer to a symbol; nil if the module has none with that name.
    package subscript(name: String) -> UInt32? { references[name] }
}
