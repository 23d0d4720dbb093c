import IREEBytecode

// Traps: the errors of instructions that `InstructionLoop` knows but cannot execute.
extension Interpreter {
    /// The error of the instruction at `pc`, which traps because of its operands at run time.
    @inline(never)
    func trap(
        _ references: References, _ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer
    ) -> VMError {
        do throws(VMError) {
            switch pc.load(as: CoreOpcode.self) {
            case .divI32S, .divI32U, .remI32S, .remI32U:
                return divisionError(i32(numbers, pc, Layout.Binary.rhs) == 0)
            case .divI64S, .divI64U, .remI64S, .remI64U:
                return divisionError(i64(numbers, pc, Layout.Binary.rhs) == 0)
            case .bufferLoadI8U, .bufferLoadI8S: _ = try element(references, numbers, pc, as: Int8.self)
            case .bufferLoadI16U, .bufferLoadI16S: _ = try element(references, numbers, pc, as: Int16.self)
            case .bufferLoadI32: _ = try element(references, numbers, pc, as: Int32.self)
            case .bufferLoadI64: _ = try element(references, numbers, pc, as: Int64.self)
            case .bufferLoadF32: _ = try element(references, numbers, pc + 1, as: Float.self)
            case .bufferLoadF64: _ = try element(references, numbers, pc + 1, as: Double.self)
            case .bufferStoreI8: _ = try writableElement(references, numbers, pc, as: Int8.self)
            case .bufferStoreI16: _ = try writableElement(references, numbers, pc, as: Int16.self)
            case .bufferStoreI32: _ = try writableElement(references, numbers, pc, as: Int32.self)
            case .bufferStoreI64: _ = try writableElement(references, numbers, pc, as: Int64.self)
            case .bufferStoreF32: _ = try writableElement(references, numbers, pc + 1, as: Float.self)
            case .bufferStoreF64: _ = try writableElement(references, numbers, pc + 1, as: Double.self)
            default: break
            }
        } catch {
            return error
        }
        return VMError(.internal, "an instruction cannot be executed")
    }

    private func divisionError(_ isZero: Bool) -> VMError {
        isZero
            ? VMError(.invalidArgument, "an integer is divided by zero")
            : VMError(.outOfRange, "the quotient of the smallest integer and -1 has no place in its type")
    }
}
