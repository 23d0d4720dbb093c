// Generated from the rows of `InstructionSet` by `make bless`; not to be edited.

import IREEBytecode

/// Where operands of instructions are: offsets from the opcode, by the form of the instruction. Lists are
/// at the next even address. `size` is where the next instruction is, if no operand varies in size.
enum Layout {
    enum GlobalLoad {
        @inline(__always) static var global: Int { 1 }
        @inline(__always) static var value: Int { 5 }
        @inline(__always) static var size: Int { 7 }
    }
    enum GlobalLoadRef {
        @inline(__always) static var global: Int { 1 }
        @inline(__always) static var type: Int { 5 }
        @inline(__always) static var value: Int { 9 }
        @inline(__always) static var size: Int { 11 }
    }
    enum GlobalStore {
        @inline(__always) static var global: Int { 1 }
        @inline(__always) static var value: Int { 5 }
        @inline(__always) static var size: Int { 7 }
    }
    enum GlobalStoreRef {
        @inline(__always) static var global: Int { 1 }
        @inline(__always) static var type: Int { 5 }
        @inline(__always) static var value: Int { 9 }
        @inline(__always) static var size: Int { 11 }
    }
    enum GlobalLoadIndirect {
        @inline(__always) static var global: Int { 1 }
        @inline(__always) static var value: Int { 3 }
        @inline(__always) static var size: Int { 5 }
    }
    enum GlobalLoadIndirectRef {
        @inline(__always) static var global: Int { 1 }
        @inline(__always) static var type: Int { 3 }
        @inline(__always) static var value: Int { 7 }
        @inline(__always) static var size: Int { 9 }
    }
    enum GlobalStoreIndirect {
        @inline(__always) static var global: Int { 1 }
        @inline(__always) static var value: Int { 3 }
        @inline(__always) static var size: Int { 5 }
    }
    enum GlobalStoreIndirectRef {
        @inline(__always) static var global: Int { 1 }
        @inline(__always) static var type: Int { 3 }
        @inline(__always) static var value: Int { 7 }
        @inline(__always) static var size: Int { 9 }
    }
    enum Zero {
        @inline(__always) static var result: Int { 1 }
        @inline(__always) static var size: Int { 3 }
    }
    enum ConstantI32 {
        @inline(__always) static var value: Int { 1 }
        @inline(__always) static var result: Int { 5 }
        @inline(__always) static var size: Int { 7 }
    }
    enum ConstantI64 {
        @inline(__always) static var value: Int { 1 }
        @inline(__always) static var result: Int { 9 }
        @inline(__always) static var size: Int { 11 }
    }
    enum ConstantF32 {
        @inline(__always) static var value: Int { 1 }
        @inline(__always) static var result: Int { 5 }
        @inline(__always) static var size: Int { 7 }
    }
    enum ConstantF64 {
        @inline(__always) static var value: Int { 1 }
        @inline(__always) static var result: Int { 9 }
        @inline(__always) static var size: Int { 11 }
    }
    enum Rodata {
        @inline(__always) static var rodata: Int { 1 }
        @inline(__always) static var value: Int { 5 }
        @inline(__always) static var size: Int { 7 }
    }
    enum ListAlloc {
        @inline(__always) static var elementType: Int { 1 }
        @inline(__always) static var initialCapacity: Int { 5 }
        @inline(__always) static var result: Int { 7 }
        @inline(__always) static var size: Int { 9 }
    }
    enum ListReserve {
        @inline(__always) static var list: Int { 1 }
        @inline(__always) static var minimumCapacity: Int { 3 }
        @inline(__always) static var size: Int { 5 }
    }
    enum ListSize {
        @inline(__always) static var list: Int { 1 }
        @inline(__always) static var result: Int { 3 }
        @inline(__always) static var size: Int { 5 }
    }
    enum ListResize {
        @inline(__always) static var list: Int { 1 }
        @inline(__always) static var newSize: Int { 3 }
        @inline(__always) static var size: Int { 5 }
    }
    enum ListGet {
        @inline(__always) static var list: Int { 1 }
        @inline(__always) static var index: Int { 3 }
        @inline(__always) static var result: Int { 5 }
        @inline(__always) static var size: Int { 7 }
    }
    enum ListGetRef {
        @inline(__always) static var list: Int { 1 }
        @inline(__always) static var index: Int { 3 }
        @inline(__always) static var type: Int { 5 }
        @inline(__always) static var result: Int { 9 }
        @inline(__always) static var size: Int { 11 }
    }
    enum ListSet {
        @inline(__always) static var list: Int { 1 }
        @inline(__always) static var index: Int { 3 }
        @inline(__always) static var value: Int { 5 }
        @inline(__always) static var size: Int { 7 }
    }
    enum Select {
        @inline(__always) static var condition: Int { 1 }
        @inline(__always) static var trueValue: Int { 3 }
        @inline(__always) static var falseValue: Int { 5 }
        @inline(__always) static var result: Int { 7 }
        @inline(__always) static var size: Int { 9 }
    }
    enum SelectRef {
        @inline(__always) static var condition: Int { 1 }
        @inline(__always) static var type: Int { 3 }
        @inline(__always) static var trueValue: Int { 7 }
        @inline(__always) static var falseValue: Int { 9 }
        @inline(__always) static var result: Int { 11 }
        @inline(__always) static var size: Int { 13 }
    }
    enum SwitchOf {
        @inline(__always) static var index: Int { 1 }
        @inline(__always) static var defaultValue: Int { 3 }
        @inline(__always) static var values: Int { 5 }
    }
    enum SwitchOfRef {
        @inline(__always) static var index: Int { 1 }
        @inline(__always) static var type: Int { 3 }
        @inline(__always) static var defaultValue: Int { 7 }
        @inline(__always) static var values: Int { 9 }
    }
    enum Binary {
        @inline(__always) static var lhs: Int { 1 }
        @inline(__always) static var rhs: Int { 3 }
        @inline(__always) static var result: Int { 5 }
        @inline(__always) static var size: Int { 7 }
    }
    enum Ternary {
        @inline(__always) static var a: Int { 1 }
        @inline(__always) static var b: Int { 3 }
        @inline(__always) static var c: Int { 5 }
        @inline(__always) static var result: Int { 7 }
        @inline(__always) static var size: Int { 9 }
    }
    enum Unary {
        @inline(__always) static var operand: Int { 1 }
        @inline(__always) static var result: Int { 3 }
        @inline(__always) static var size: Int { 5 }
    }
    enum Shift {
        @inline(__always) static var operand: Int { 1 }
        @inline(__always) static var amount: Int { 3 }
        @inline(__always) static var result: Int { 5 }
        @inline(__always) static var size: Int { 7 }
    }
    enum Convert {
        @inline(__always) static var operand: Int { 1 }
        @inline(__always) static var result: Int { 3 }
        @inline(__always) static var size: Int { 5 }
    }
    enum Compare {
        @inline(__always) static var lhs: Int { 1 }
        @inline(__always) static var rhs: Int { 3 }
        @inline(__always) static var result: Int { 5 }
        @inline(__always) static var size: Int { 7 }
    }
    enum Test {
        @inline(__always) static var operand: Int { 1 }
        @inline(__always) static var result: Int { 3 }
        @inline(__always) static var size: Int { 5 }
    }
    enum Branch {
        @inline(__always) static var dest: Int { 1 }
        @inline(__always) static var destOperands: Int { 5 }
    }
    enum ConditionalBranch {
        @inline(__always) static var condition: Int { 1 }
        @inline(__always) static var trueDest: Int { 3 }
        @inline(__always) static var trueDestOperands: Int { 7 }
    }
    enum Call {
        @inline(__always) static var callee: Int { 1 }
        @inline(__always) static var operands: Int { 5 }
    }
    enum CallVariadic {
        @inline(__always) static var callee: Int { 1 }
        @inline(__always) static var segmentSizes: Int { 5 }
    }
    enum Returns {
        @inline(__always) static var operands: Int { 1 }
    }
    enum Fail {
        @inline(__always) static var status: Int { 1 }
        @inline(__always) static var message: Int { 3 }
    }
    enum ImportResolved {
        @inline(__always) static var `import`: Int { 1 }
        @inline(__always) static var result: Int { 5 }
        @inline(__always) static var size: Int { 7 }
    }
    enum Trace {
        @inline(__always) static var eventName: Int { 1 }
    }
    enum Print {
        @inline(__always) static var message: Int { 1 }
    }
    enum ConditionalBreak {
        @inline(__always) static var condition: Int { 1 }
        @inline(__always) static var dest: Int { 3 }
        @inline(__always) static var destOperands: Int { 7 }
    }
    enum BufferLoad {
        @inline(__always) static var sourceBuffer: Int { 1 }
        @inline(__always) static var sourceOffset: Int { 3 }
        @inline(__always) static var result: Int { 5 }
        @inline(__always) static var size: Int { 7 }
    }
    enum BufferStore {
        @inline(__always) static var targetBuffer: Int { 1 }
        @inline(__always) static var targetOffset: Int { 3 }
        @inline(__always) static var value: Int { 5 }
        @inline(__always) static var size: Int { 7 }
    }
    enum BufferAlloc {
        @inline(__always) static var length: Int { 1 }
        @inline(__always) static var alignment: Int { 3 }
        @inline(__always) static var result: Int { 5 }
        @inline(__always) static var size: Int { 7 }
    }
    enum BufferClone {
        @inline(__always) static var sourceBuffer: Int { 1 }
        @inline(__always) static var sourceOffset: Int { 3 }
        @inline(__always) static var length: Int { 5 }
        @inline(__always) static var alignment: Int { 7 }
        @inline(__always) static var result: Int { 9 }
        @inline(__always) static var size: Int { 11 }
    }
    enum BufferLength {
        @inline(__always) static var buffer: Int { 1 }
        @inline(__always) static var result: Int { 3 }
        @inline(__always) static var size: Int { 5 }
    }
    enum BufferCopy {
        @inline(__always) static var sourceBuffer: Int { 1 }
        @inline(__always) static var sourceOffset: Int { 3 }
        @inline(__always) static var targetBuffer: Int { 5 }
        @inline(__always) static var targetOffset: Int { 7 }
        @inline(__always) static var length: Int { 9 }
        @inline(__always) static var size: Int { 11 }
    }
    enum BufferCompare {
        @inline(__always) static var lhsBuffer: Int { 1 }
        @inline(__always) static var lhsOffset: Int { 3 }
        @inline(__always) static var rhsBuffer: Int { 5 }
        @inline(__always) static var rhsOffset: Int { 7 }
        @inline(__always) static var length: Int { 9 }
        @inline(__always) static var result: Int { 11 }
        @inline(__always) static var size: Int { 13 }
    }
    enum BufferFill {
        @inline(__always) static var targetBuffer: Int { 1 }
        @inline(__always) static var targetOffset: Int { 3 }
        @inline(__always) static var length: Int { 5 }
        @inline(__always) static var value: Int { 7 }
        @inline(__always) static var size: Int { 9 }
    }
    enum Block {
        @inline(__always) static var size: Int { 1 }
    }
    enum CastRef {
        @inline(__always) static var operand: Int { 1 }
        @inline(__always) static var resultType: Int { 3 }
        @inline(__always) static var result: Int { 7 }
        @inline(__always) static var size: Int { 9 }
    }
    enum BranchTable {
        @inline(__always) static var index: Int { 1 }
        @inline(__always) static var defaultDestination: Int { 3 }
        @inline(__always) static var defaultOperands: Int { 7 }
    }
    enum BufferHash {
        @inline(__always) static var sourceBuffer: Int { 1 }
        @inline(__always) static var sourceOffset: Int { 3 }
        @inline(__always) static var length: Int { 5 }
        @inline(__always) static var result: Int { 7 }
        @inline(__always) static var size: Int { 9 }
    }
    enum DiscardRefs {
        @inline(__always) static var refs: Int { 1 }
    }
    enum AssignRef {
        @inline(__always) static var source: Int { 1 }
        @inline(__always) static var result: Int { 3 }
        @inline(__always) static var size: Int { 5 }
    }
    enum CallYieldable {
        @inline(__always) static var callee: Int { 1 }
        @inline(__always) static var arguments: Int { 5 }
    }
    enum CallVariadicYieldable {
        @inline(__always) static var callee: Int { 1 }
        @inline(__always) static var segmentSizes: Int { 5 }
    }
    enum IntegerPower {
        @inline(__always) static var base: Int { 1 }
        @inline(__always) static var exponent: Int { 3 }
        @inline(__always) static var result: Int { 5 }
        @inline(__always) static var size: Int { 7 }
    }
}

extension CoreOpcode {
    /// Whether the instruction counts references, or takes long: `Interpreter.executeSlowPath` executes it.
    @inline(__always) var isOnSlowPath: Bool {
        switch self {
        case .globalLoadIndirectI32: true
        case .globalStoreIndirectI32: true
        case .globalLoadIndirectI64: true
        case .globalStoreIndirectI64: true
        case .globalLoadRef: true
        case .globalStoreRef: true
        case .globalLoadIndirectRef: true
        case .globalStoreIndirectRef: true
        case .constRefZero: true
        case .constRefRodata: true
        case .listAlloc: true
        case .listReserve: true
        case .listSize: true
        case .listResize: true
        case .listGetI32: true
        case .listSetI32: true
        case .listGetI64: true
        case .listSetI64: true
        case .listGetRef: true
        case .listSetRef: true
        case .selectRef: true
        case .switchI32: true
        case .switchI64: true
        case .switchRef: true
        case .cmpEqRef: true
        case .cmpNeRef: true
        case .cmpNzRef: true
        case .importResolved: true
        case .trace: true
        case .print: true
        case .bufferAlloc: true
        case .bufferClone: true
        case .bufferLength: true
        case .bufferCopy: true
        case .bufferCompare: true
        case .bufferFillI8: true
        case .bufferFillI16: true
        case .bufferFillI32: true
        case .bufferFillI64: true
        case .castAnyRef: true
        case .bufferHash: true
        case .discardRefs: true
        case .assignRef: true
        default: false
        }
    }
}
