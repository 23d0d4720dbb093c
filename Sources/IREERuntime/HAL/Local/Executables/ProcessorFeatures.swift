import CExecutableLibrary

/// What the processor can do, in the words that multi-versioned code asks in.
///
/// Source of the numbers: iree/schemas/cpu_feature_bits.inl for the fields; Intel's and AMD's manuals
/// for CPUID, and Linux's hwcap.h for Arm.
package struct ProcessorFeatures: Sendable, Hashable {
    /// The fields that an executable gets: eight words, of which the first is in use.
    package let fields: [UInt64]

    /// The names of the features there are, as LLVM calls them: `avx2`.
    package let names: [String]

    /// This machine's.
    package static let current = ProcessorFeatures()

    private init() {
        let rows = Self.rows
        let present = rows.filter { $0.isPresent }
        var fields = [UInt64](repeating: 0, count: 8)
        fields[0] = present.reduce(0) { $0 | 1 << UInt64($1.bit) }
        self.fields = fields
        names = present.map(\.name)
    }

    /// Whether this machine has a feature; `nil` for one that this kind of processor cannot have.
    package static func isPresent(_ name: String) -> Bool? {
        table.contains { $0.name == name } ? current.names.contains(name) : nil
    }

    private struct Row {
        /// The bit of field 0.
        var bit: Int
        var name: String
        var isPresent: Bool
    }

    #if arch(x86_64)
        private enum Register: Int { case eax, ebx, ecx, edx }

        private enum Leaf { case basic, extended, extended1, amd }

        /// What the operating system must save for a feature to be of use: parts of XCR0.
        private enum State: UInt64 {
            case none = 0
            case avx = 0x6
            case avx512 = 0xE6
            case amx = 0x60000
        }

        private static let table:
            [(bit: Int, name: String, leaf: Leaf, register: Register, flag: Int, state: State)] = [
                (0, "sse3", .basic, .ecx, 0, .none), (1, "ssse3", .basic, .ecx, 9, .none),
                (2, "sse4.1", .basic, .ecx, 19, .none), (3, "sse4.2", .basic, .ecx, 20, .none),
                (4, "sse4a", .amd, .ecx, 6, .none), (10, "avx", .basic, .ecx, 28, .avx),
                (11, "fma", .basic, .ecx, 12, .avx), (12, "fma4", .amd, .ecx, 16, .avx),
                (13, "xop", .amd, .ecx, 11, .avx), (14, "f16c", .basic, .ecx, 29, .avx),
                (15, "avx2", .extended, .ebx, 5, .avx), (20, "avx512f", .extended, .ebx, 16, .avx512),
                (21, "avx512cd", .extended, .ebx, 28, .avx512),
                (22, "avx512vl", .extended, .ebx, 31, .avx512),
                (23, "avx512dq", .extended, .ebx, 17, .avx512),
                (24, "avx512bw", .extended, .ebx, 30, .avx512),
                (25, "avx512ifma", .extended, .ebx, 21, .avx512),
                (26, "avx512vbmi", .extended, .ecx, 1, .avx512),
                (27, "avx512vpopcntdq", .extended, .ecx, 14, .avx512),
                (28, "avx512vnni", .extended, .ecx, 11, .avx512),
                (29, "avx512vbmi2", .extended, .ecx, 6, .avx512),
                (30, "avx512bitalg", .extended, .ecx, 12, .avx512),
                (31, "avx512bf16", .extended1, .eax, 5, .avx512),
                (32, "avx512fp16", .extended, .edx, 23, .avx512),
                (50, "amx-tile", .extended, .edx, 24, .amx), (51, "amx-int8", .extended, .edx, 25, .amx),
                (52, "amx-bf16", .extended, .edx, 22, .amx),
            ]

        private static var rows: [Row] {
            let leaves: [Leaf: [UInt32]] = [
                .basic: cpuid(1), .extended: cpuid(7), .extended1: cpuid(7, 1), .amd: cpuid(0x8000_0001),
            ]
            // Bit 27 of leaf 1's ECX: the operating system has switched XSAVE on, and XCR0 can be read.
            let saves = (leaves[.basic]?[2] ?? 0) & 1 << 27 != 0
            let saved = saves ? executable_library_xcr0() : 0
            return table.map { row in
                let value = leaves[row.leaf]?[row.register.rawValue] ?? 0
                let isUsable = saved & row.state.rawValue == row.state.rawValue
                return Row(
                    bit: row.bit, name: row.name, isPresent: isUsable && value & 1 << UInt32(row.flag) != 0)
            }
        }

        private static func cpuid(_ leaf: UInt32, _ subleaf: UInt32 = 0) -> [UInt32] {
            var registers: [UInt32] = [0, 0, 0, 0]
            executable_library_cpuid(leaf, subleaf, &registers)
            return registers
        }
    #elseif arch(arm64)
        private static let table: [(bit: Int, name: String, word: UInt, flag: Int)] = [
            (0, "fp-armv8", 16, 0), (1, "lse", 16, 8), (10, "fullfp16", 16, 9), (11, "fp16fml", 16, 23),
            (12, "dotprod", 16, 20), (13, "i8mm", 26, 13), (14, "bf16", 26, 14), (20, "sve", 16, 22),
            (21, "sve2", 26, 1), (22, "sve2p1", 26, 36), (23, "sve2-bitperm", 26, 4), (24, "f32mm", 26, 10),
            (25, "f64mm", 26, 11), (30, "sme", 26, 23), (31, "sme2", 26, 37), (32, "sme2p1", 26, 38),
            (33, "sme-f16f16", 26, 42), (34, "sme-f64f64", 26, 25), (35, "sme-i16i64", 26, 24),
        ]

        private static var rows: [Row] {
            table.map { row in
                let word = executable_library_hwcap(row.word)
                return Row(bit: row.bit, name: row.name, isPresent: word & 1 << UInt64(row.flag) != 0)
            }
        }
    #else
        private static let table: [(bit: Int, name: String)] = []

        private static var rows: [Row] { [] }
    #endif
}
