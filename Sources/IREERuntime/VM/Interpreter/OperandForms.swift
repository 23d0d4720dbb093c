// What instructions of one form have in common: where their operands are, and where the next instruction is.
// `pc` is the address of the opcode, which in extensions comes after the prefix. Each returns where the next
// instruction is.

@inline(__always)
func unary<Value: BitwiseCopyable, Result: BitwiseCopyable>(
    _ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer, _ body: (Value) -> Result
) -> UnsafeRawPointer {
    set(numbers, pc, Layout.Unary.result, body(number(numbers, pc, Layout.Unary.operand, as: Value.self)))
    return pc + Layout.Unary.size
}

@inline(__always)
func convert<From: BitwiseCopyable, To: BitwiseCopyable>(
    _ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer, _ body: (From) -> To
) -> UnsafeRawPointer {
    set(numbers, pc, Layout.Convert.result, body(number(numbers, pc, Layout.Convert.operand, as: From.self)))
    return pc + Layout.Convert.size
}

@inline(__always)
func test<Value: BitwiseCopyable>(
    _ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer, _ body: (Value) -> Bool
) -> UnsafeRawPointer {
    let isTrue = body(number(numbers, pc, Layout.Test.operand, as: Value.self))
    set(numbers, pc, Layout.Test.result, truth(isTrue))
    return pc + Layout.Test.size
}

@inline(__always)
func binary<Value: BitwiseCopyable>(
    _ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer, _ body: (Value, Value) -> Value
) -> UnsafeRawPointer {
    let lhs = number(numbers, pc, Layout.Binary.lhs, as: Value.self)
    let rhs = number(numbers, pc, Layout.Binary.rhs, as: Value.self)
    set(numbers, pc, Layout.Binary.result, body(lhs, rhs))
    return pc + Layout.Binary.size
}

@inline(__always)
func ternary<Value: BitwiseCopyable>(
    _ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer, _ body: (Value, Value, Value) -> Value
) -> UnsafeRawPointer {
    let a = number(numbers, pc, Layout.Ternary.a, as: Value.self)
    let b = number(numbers, pc, Layout.Ternary.b, as: Value.self)
    let c = number(numbers, pc, Layout.Ternary.c, as: Value.self)
    set(numbers, pc, Layout.Ternary.result, body(a, b, c))
    return pc + Layout.Ternary.size
}

@inline(__always)
func shift<Value: BitwiseCopyable, Amount: BitwiseCopyable>(
    _ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer, _ body: (Value, Amount) -> Value
) -> UnsafeRawPointer {
    let operand = number(numbers, pc, Layout.Shift.operand, as: Value.self)
    let amount = number(numbers, pc, Layout.Shift.amount, as: Amount.self)
    set(numbers, pc, Layout.Shift.result, body(operand, amount))
    return pc + Layout.Shift.size
}

@inline(__always)
func compare<Value: BitwiseCopyable>(
    _ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer, _ body: (Value, Value) -> Bool
) -> UnsafeRawPointer {
    let lhs = number(numbers, pc, Layout.Compare.lhs, as: Value.self)
    let rhs = number(numbers, pc, Layout.Compare.rhs, as: Value.self)
    set(numbers, pc, Layout.Compare.result, truth(body(lhs, rhs)))
    return pc + Layout.Compare.size
}

@inline(__always)
func select<Value: BitwiseCopyable>(
    _ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer, of type: Value.Type
) -> UnsafeRawPointer {
    let value =
        i32(numbers, pc, Layout.Select.condition) != 0
        ? number(numbers, pc, Layout.Select.trueValue, as: Value.self)
        : number(numbers, pc, Layout.Select.falseValue, as: Value.self)
    set(numbers, pc, Layout.Select.result, value)
    return pc + Layout.Select.size
}

/// Chooses a value from a list by its index; the default where the list does not have one of that index.
@inline(__always)
func switchOf<Value: BitwiseCopyable>(
    _ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer, of type: Value.Type
) -> UnsafeRawPointer {
    let values = alignedList(pc + Layout.SwitchOf.values)
    let index = Int(i32(numbers, pc, Layout.SwitchOf.index))
    let value =
        index >= 0 && index < field16(values, 0)
        ? number(numbers, values, 2 &+ 2 &* index, as: Value.self)
        : number(numbers, pc, Layout.SwitchOf.defaultValue, as: Value.self)
    let end = endOfList(values)
    set(numbers, end, 0, value)
    return end + 2
}

@inline(__always)
func zero<Value: BitwiseCopyable & AdditiveArithmetic>(
    _ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer, as type: Value.Type
) -> UnsafeRawPointer {
    set(numbers, pc, Layout.Zero.result, Value.zero)
    return pc + Layout.Zero.size
}

@inline(__always)
func loadGlobal<Value: BitwiseCopyable>(
    _ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer, _ globals: UnsafeMutableRawPointer,
    as type: Value.Type
) -> UnsafeRawPointer {
    let value = globals.loadUnaligned(fromByteOffset: field32(pc, Layout.GlobalLoad.global), as: Value.self)
    set(numbers, pc, Layout.GlobalLoad.value, value)
    return pc + Layout.GlobalLoad.size
}

@inline(__always)
func storeGlobal<Value: BitwiseCopyable>(
    _ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer, _ globals: UnsafeMutableRawPointer,
    as type: Value.Type
) -> UnsafeRawPointer {
    let value = number(numbers, pc, Layout.GlobalStore.value, as: Value.self)
    globals.storeBytes(of: value, toByteOffset: field32(pc, Layout.GlobalStore.global), as: Value.self)
    return pc + Layout.GlobalStore.size
}

/// A number to the power of an integer, of which the official runtime takes the lower 32 bits.
@inline(__always)
func integerPower<Value: MachineFloat>(
    _ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer, _ type: Value.Type
) -> UnsafeRawPointer {
    let base = number(numbers, pc, Layout.IntegerPower.base, as: Value.self)
    let exponent = Int32(truncatingIfNeeded: i64(numbers, pc, Layout.IntegerPower.exponent))
    set(numbers, pc, Layout.IntegerPower.result, base.raised(to: exponent))
    return pc + Layout.IntegerPower.size
}

/// The product of two numbers plus a third, rounded after each step as the official runtime does.
@inline(__always)
func multiplyAdd<Value: FloatingPoint & BitwiseCopyable>(
    _ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer, _ type: Value.Type
) -> UnsafeRawPointer {
    ternary(numbers, pc) { (a: Value, b: Value, c: Value) in a * b + c }
}

/// Whether one of the two is NaN.
@inline(__always)
func isUnordered<Value: FloatingPoint>(_ left: Value, _ right: Value) -> Bool {
    left.isNaN || right.isNaN
}

@inline(__always)
func truth(_ value: Bool) -> Int32 { value ? 1 : 0 }
