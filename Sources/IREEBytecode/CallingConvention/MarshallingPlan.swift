/// Where the values of a call are in the registers of the function that is called.
///
/// Arguments arrive in the lowest registers in order: each bank counts for itself, and a number of
/// 64 bits takes the next even register and the one above it. Made once for each function.
public struct MarshallingPlan: Sendable, Hashable {
    /// A value and the register that it is in when the function starts.
    public struct Slot: Sendable, Hashable {
        /// The type of the value.
        public let value: CallingConvention.Value
        /// Index in the bank of 32-bit registers, or among the references.
        public let register: UInt16
    }

    /// The arguments, in order.
    public let arguments: [Slot]
    /// The types of the results, in order.
    public let results: [CallingConvention.Value]
    /// Registers that the arguments fill, holes counted.
    public let i32RegisterCount: Int
    /// Registers of references that the arguments fill.
    public let refRegisterCount: Int

    /// - Throws: `INVALID_ARGUMENT` where the convention has spans, which only functions outside
    ///   of bytecode take, or more arguments than there are registers.
    public init(_ convention: CallingConvention) throws(VMError) {
        guard let values = convention.plainArguments else {
            throw VMError(
                .invalidArgument,
                "calling convention `\(convention.text)` has spans, which functions of a module cannot take")
        }
        var slots: [Slot] = []
        slots.reserveCapacity(values.count)
        var numbers = 0
        var references = 0
        for value in values {
            switch value {
            case .i32, .f32:
                slots.append(Slot(value: value, register: UInt16(truncatingIfNeeded: numbers)))
                numbers += 1
            case .i64, .f64:
                numbers += numbers & 1
                slots.append(Slot(value: value, register: UInt16(truncatingIfNeeded: numbers)))
                numbers += 2
            case .ref:
                slots.append(Slot(value: value, register: UInt16(truncatingIfNeeded: references)))
                references += 1
            }
        }
        guard numbers <= ModuleLimits.i32Registers, references <= ModuleLimits.refRegisters else {
            throw VMError(
                .invalidArgument, "\(values.count) arguments are more than there are registers for")
        }
        arguments = slots
        results = convention.results
        i32RegisterCount = numbers
        refRegisterCount = references
    }
}
