/// A number type whose values are read straight from a parameter's bytes: any bits are a value of it.
public protocol ParameterElement: BitwiseCopyable {}

extension Int8: ParameterElement {}
extension UInt8: ParameterElement {}
extension Int16: ParameterElement {}
extension UInt16: ParameterElement {}
extension Int32: ParameterElement {}
extension UInt32: ParameterElement {}
extension Int64: ParameterElement {}
extension UInt64: ParameterElement {}
extension Float: ParameterElement {}
extension Double: ParameterElement {}
#if !(os(macOS) && arch(x86_64))
    extension Float16: ParameterElement {}
#endif
