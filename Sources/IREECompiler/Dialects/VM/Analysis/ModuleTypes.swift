import IREECompilerCore

/// The types that the operations of a `vm.module` name, in the order in which bytecode counts them: numbers first, then
/// by name.
package struct ModuleTypes {
    /// The names, as in text.
    package let names: [String]
    private let ordinals: [IRType: UInt32]

    package init(_ functions: [Operation]) {
        var types: Set<IRType> = []
        for function in functions {
            function.walk { op in
                for operand in op.operands { Self.add(operand.type, to: &types) }
                for result in op.results { Self.add(result.type, to: &types) }
                if let callee = op.attributes["result_types"]?.arrayValue {
                    for type in callee.compactMap(\.typeValue) { Self.add(type, to: &types) }
                }
            }
        }
        let named = types.map { (name: $0.description, type: $0) }.sorted { a, b in
            let (isDialect, otherIsDialect) = (a.name.hasPrefix("!"), b.name.hasPrefix("!"))
            return isDialect == otherIsDialect ? a.name < b.name : otherIsDialect
        }
        names = named.map(\.name)
        ordinals = Dictionary(
            uniqueKeysWithValues: named.enumerated().map { ($1.type, UInt32(clamping: $0)) })
    }

    /// The type, and the element type of lists.
    private static func add(_ type: IRType, to types: inout Set<IRType>) {
        let object = object(of: type)
        guard types.insert(object).inserted, object.isA(VM.list),
            let element = object.parameters.first?.typeValue
        else { return }
        add(element, to: &types)
    }

    /// The type of the object that a reference refers to, or the type itself.
    private static func object(of type: IRType) -> IRType {
        type.isA(VM.reference) ? type.parameters.first?.typeValue ?? type : type
    }

    /// The number of a type; nil if no operation names it.
    package func ordinal(of type: IRType) -> UInt32? { ordinals[Self.object(of: type)] }

    /// The number of the type of a list's elements.
    package func ordinal(ofElementsOf list: IRType) -> UInt32? {
        Self.object(of: list).parameters.first?.typeValue.flatMap { ordinal(of: $0) }
    }
}
