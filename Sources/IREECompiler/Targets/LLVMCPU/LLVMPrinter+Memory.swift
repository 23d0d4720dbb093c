/// Loads and stores.
extension LLVMPrinter {
    private mutating func address(_ access: Access, _ element: KernelElement) -> String {
        let (base, address) = (temporary(), temporary())
        let memory = access.binding == Access.scratch ? "%scratch" : "%binding\(access.binding)"
        line("\(base) = getelementptr i8, ptr \(memory), i64 \(name(access.byteOffset))")
        line("\(address) = getelementptr \(Self.element(element)), ptr \(base), \(typed(access.index))")
        guard access.offset != 0 else { return address }
        let moved = temporary()
        line("\(moved) = getelementptr \(Self.element(element)), ptr \(address), i64 \(access.offset)")
        return moved
    }

    /// The mask of an access, as an operand; true if there is none.
    private mutating func mask(_ access: Access, lanes: Int) -> String {
        guard let mask = access.mask else {
            return "<\(lanes) x i1> \(Self.constant(1, KernelType(.i1, lanes: max(lanes, 2))))"
        }
        return "<\(lanes) x i1> \(name(mask))"
    }

    mutating func load(_ value: KernelValue, _ access: Access) {
        let result = kernelType(value)
        let address = address(access, result.element)
        let alignment = result.element.byteCount
        if kernelType(access.index).isVector {
            let intrinsic = "llvm.masked.gather.\(vectorSuffix(result)).v\(result.lanes)p0"
            let pointers = "<\(result.lanes) x ptr>"
            declare(
                "declare \(Self.type(result)) @\(intrinsic)(\(pointers), i32, <\(result.lanes) x i1>, \(Self.type(result)))"
            )
            line(
                "\(newName(value)) = call \(Self.type(result)) @\(intrinsic)(\(pointers) \(address), i32 \(alignment), \(mask(access, lanes: result.lanes)), \(Self.type(result)) zeroinitializer)"
            )
        } else if let condition = access.mask, !result.isVector {
            // Zero if it must not be loaded.
            let (then, end, loaded) = (newLabel("load"), newLabel("end"), temporary())
            let before = currentLabel
            line("br i1 \(name(condition)), label %\(then), label %\(end)")
            start(then)
            line("\(loaded) = load \(Self.type(result)), ptr \(address), align \(alignment)")
            line("br label %\(end)")
            start(end)
            let zero = result.element == .f32 || result.element == .f64 ? "0.0" : "0"
            line(
                "\(newName(value)) = phi \(Self.type(result)) [ \(zero), %\(before) ], [ \(loaded), %\(then) ]"
            )
        } else if access.mask != nil {
            let intrinsic = "llvm.masked.load.\(vectorSuffix(result)).p0"
            declare(
                "declare \(Self.type(result)) @\(intrinsic)(ptr, i32, <\(result.lanes) x i1>, \(Self.type(result)))"
            )
            line(
                "\(newName(value)) = call \(Self.type(result)) @\(intrinsic)(ptr \(address), i32 \(alignment), \(mask(access, lanes: result.lanes)), \(Self.type(result)) zeroinitializer)"
            )
        } else {
            line("\(newName(value)) = load \(Self.type(result)), ptr \(address), align \(alignment)")
        }
    }

    /// The suffix of memory intrinsics: narrow floats are their bits.
    private func vectorSuffix(_ type: KernelType) -> String {
        Self.suffix(type.element.isNarrowFloat ? type.with(type.element.integer) : type)
    }

    mutating func prefetch(_ access: Access, _ element: KernelElement) {
        declare("declare void @llvm.prefetch.p0(ptr, i32, i32, i32)")
        // To read, into all caches, data.
        line("call void @llvm.prefetch.p0(ptr \(address(access, element)), i32 0, i32 3, i32 1)")
    }

    mutating func store(_ value: KernelValue, _ access: Access) {
        let type = kernelType(value)
        let address = address(access, type.element)
        let alignment = type.element.byteCount
        if kernelType(access.index).isVector {
            let intrinsic = "llvm.masked.scatter.\(vectorSuffix(type)).v\(type.lanes)p0"
            let pointers = "<\(type.lanes) x ptr>"
            declare("declare void @\(intrinsic)(\(Self.type(type)), \(pointers), i32, <\(type.lanes) x i1>)")
            line(
                "call void @\(intrinsic)(\(typed(value)), \(pointers) \(address), i32 \(alignment), \(mask(access, lanes: type.lanes)))"
            )
        } else if access.mask != nil, type.isVector {
            let intrinsic = "llvm.masked.store.\(vectorSuffix(type)).p0"
            declare("declare void @\(intrinsic)(\(Self.type(type)), ptr, i32, <\(type.lanes) x i1>)")
            line(
                "call void @\(intrinsic)(\(typed(value)), ptr \(address), i32 \(alignment), \(mask(access, lanes: type.lanes)))"
            )
        } else if let condition = access.mask {
            let (then, end) = (newLabel("store"), newLabel("end"))
            line("br i1 \(name(condition)), label %\(then), label %\(end)")
            start(then)
            line("store \(typed(value)), ptr \(address), align \(alignment)")
            line("br label %\(end)")
            start(end)
        } else {
            line("store \(typed(value)), ptr \(address), align \(alignment)")
        }
    }
}
