extension Attribute {
    /// The attribute with each attribute in it, from the inside out, and each type replaced by what the functions
    /// return, unless they return nil.
    package func mapped(
        _ attribute: (Attribute) -> Attribute? = { _ in nil }, types: (IRType) -> IRType? = { _ in nil }
    ) -> Attribute {
        var copy = self
        switch self {
        case .integer(let value, let type): copy = .integer(value, type.mapped(attribute, types: types))
        case .float(let bits, let type): copy = .float(bits: bits, type.mapped(attribute, types: types))
        case .type(let type): copy = .type(type.mapped(attribute, types: types))
        case .array(let values): copy = .array(values.map { $0.mapped(attribute, types: types) })
        case .dictionary(var dictionary):
            for entry in dictionary.entries {
                dictionary[entry.name] = entry.value.mapped(attribute, types: types)
            }
            copy = .dictionary(dictionary)
        case .dialect(var value):
            value.parameters = value.parameters.map { $0.mapped(attribute, types: types) }
            copy = .dialect(value)
        default: break
        }
        return attribute(copy) ?? copy
    }
}

extension IRType {
    /// The type with each type in it, from the inside out, and each attribute replaced by what the functions return,
    /// unless they return nil.
    package func mapped(
        _ attribute: (Attribute) -> Attribute? = { _ in nil }, types: (IRType) -> IRType?
    ) -> IRType {
        func shaped(_ type: ShapedType) -> ShapedType {
            var copy = type
            copy.element = type.element.mapped(attribute, types: types)
            copy.encoding = type.encoding?.mapped(attribute, types: types)
            return copy
        }
        var copy = self
        switch self {
        case .complex(let element): copy = .complex(element.mapped(attribute, types: types))
        case .vector(let type): copy = .vector(shaped(type))
        case .tensor(let type): copy = .tensor(shaped(type))
        case .unrankedTensor(let element): copy = .unrankedTensor(element.mapped(attribute, types: types))
        case .memref(let type): copy = .memref(shaped(type))
        case .function(let type):
            copy = .function(
                type.inputs.map { $0.mapped(attribute, types: types) },
                type.results.map { $0.mapped(attribute, types: types) })
        case .tuple(let elements): copy = .tuple(elements.map { $0.mapped(attribute, types: types) })
        case .dialect(var type):
            type.parameters = type.parameters.map { $0.mapped(attribute, types: types) }
            copy = .dialect(type)
        default: break
        }
        return types(copy) ?? copy
    }
}
