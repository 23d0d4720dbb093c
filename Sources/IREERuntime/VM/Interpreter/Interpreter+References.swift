import IREEBytecode

// Access to the buffers, lists and other objects that references refer to.
extension Interpreter {
    /// The buffer that a register refers to.
    @inline(__always)
    func buffer(
        _ references: References, _ pc: UnsafeRawPointer, _ offset: Int
    ) throws(VMError) -> Unmanaged<VMBuffer> {
        guard let found = reference(references, pc, offset), identityOfClass(found) == bufferClass else {
            throw notA("buffer", reference(references, pc, offset))
        }
        return Unmanaged<VMBuffer>.fromOpaque(found)
    }

    /// The address of the element of a buffer that the instruction loads.
    @inline(__always)
    func element<Value>(
        _ references: References, _ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer,
        as type: Value.Type
    ) throws(VMError) -> UnsafeRawPointer {
        try view(references, pc, Layout.BufferLoad.sourceBuffer)
            .element(i64(numbers, pc, Layout.BufferLoad.sourceOffset), as: type)
    }

    @inline(__always)
    func writableElement<Value>(
        _ references: References, _ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer,
        as type: Value.Type
    ) throws(VMError) -> UnsafeMutableRawPointer {
        try view(references, pc, Layout.BufferStore.targetBuffer)
            .writableElement(i64(numbers, pc, Layout.BufferStore.targetOffset), as: type)
    }

    @inline(__always)
    private func view(
        _ references: References, _ pc: UnsafeRawPointer, _ offset: Int
    ) throws(VMError) -> VMBuffer.View {
        let found = reference(references, pc, offset)
        guard let found, identityOfClass(found) == bufferClass else { throw notA("buffer", found) }
        return Unmanaged<VMBuffer>.fromOpaque(found)._withUnsafeGuaranteedRef { $0.view }
    }

    /// The list that a register refers to.
    func list(
        _ references: References, _ pc: UnsafeRawPointer, _ offset: Int
    ) throws(VMError) -> VMList {
        guard let found = reference(references, pc, offset), identityOfClass(found) == listClass else {
            throw notA("list", reference(references, pc, offset))
        }
        return Unmanaged<VMList>.fromOpaque(found).takeUnretainedValue()
    }

    @inline(never)
    private func notA(_ what: String, _ reference: RawReference?) -> VMError {
        guard let reference else { return VMError(.invalidArgument, "the \(what) is null") }
        let object = Unmanaged<AnyObject>.fromOpaque(reference).takeUnretainedValue()
        return VMError(
            .invalidArgument, "the reference is to a \(VMRefType.name(of: object)), not to a \(what)")
    }

    /// Checks that a reference is of one of the module's types.
    @inline(__always)
    func check(
        _ reference: RawReference?, _ tables: UnsafeMutablePointer<InstanceTables>, _ type: Int
    ) throws(VMError) {
        guard tables.pointee.types[type].accepts(reference) else {
            throw wrongType(reference, tables, type)
        }
    }

    @inline(never)
    private func wrongType(
        _ reference: RawReference?, _ tables: UnsafeMutablePointer<InstanceTables>, _ type: Int
    ) -> VMError {
        let object = reference.map { Unmanaged<AnyObject>.fromOpaque($0).takeUnretainedValue() }
        let name = tables.pointee.instance.takeUnretainedValue().typeName(type)
        return VMError(
            .invalidArgument,
            "the reference is to a \(object.map { VMRefType.name(of: $0) } ?? "null"), not to a \(name)")
    }
}

@inline(never)
func globalOutside(_ index: UInt32, _ count: Int, _ what: StaticString) -> VMError {
    VMError(.outOfRange, "a global \(what) at \(index) lies outside of the module's \(count)")
}
