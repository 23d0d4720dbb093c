import IREEBytecode

/// Reads the headers of a 64-bit little-endian ELF file, bounds-checked.
///
/// Source of the format: the System V ABI, chapters 4 and 5, and the processor supplements.
struct ELFHeaders {
    /// A loadable part of the file.
    struct Segment {
        var type: UInt32
        var flags: UInt32
        var fileOffset: UInt64
        var address: UInt64
        var fileSize: UInt64
        var memorySize: UInt64

        static let load: UInt32 = 1
        static let dynamic: UInt32 = 2
        static let readOnlyAfterRelocation: UInt32 = 0x6474_E552

        var isExecutable: Bool { flags & 1 != 0 }
        var isWritable: Bool { flags & 2 != 0 }
    }

    enum Machine: UInt16 {
        case x8664 = 62
        case aarch64 = 183

        static var current: Machine? {
            #if arch(x86_64)
                .x8664
            #elseif arch(arm64)
                .aarch64
            #else
                nil
            #endif
        }
    }

    let machine: Machine
    let segments: [Segment]

    private static let headerSize: UInt64 = 64
    private static let segmentHeaderSize: UInt64 = 56

    init(_ bytes: UnsafeRawBufferPointer) throws(VMError) {
        let magic: [UInt8] = [0x7F, 0x45, 0x4C, 0x46]
        guard bytes.count >= Self.headerSize, bytes.prefix(4).elementsEqual(magic) else {
            throw VMError(.invalidArgument, "the executable is no ELF file")
        }
        guard bytes[4] == 2, bytes[5] == 1, bytes[6] == 1 else {
            throw VMError(
                .failedPrecondition, "the executable is no 64-bit little-endian ELF file of version 1")
        }
        let rawMachine = try bytes.number(UInt16.self, at: 18, "the machine")
        guard let machine = Machine(rawValue: rawMachine) else {
            throw VMError(
                .failedPrecondition, "the executable is for a machine (\(rawMachine)) that is not known")
        }
        self.machine = machine
        guard try bytes.number(UInt16.self, at: 16, "the type") == 3 else {
            throw VMError(.failedPrecondition, "the executable is no shared object")
        }
        let offset = try bytes.number(UInt64.self, at: 32, "the program header offset")
        let size = try bytes.number(UInt16.self, at: 54, "the program header size")
        let count = try bytes.number(UInt16.self, at: 56, "the program header count")
        guard size == Self.segmentHeaderSize, count > 0 else {
            throw VMError(
                .failedPrecondition,
                "the executable has no program headers of \(Self.segmentHeaderSize) bytes")
        }
        var segments: [Segment] = []
        for index in 0..<UInt64(count) {
            let (start, overflow) = offset.addingReportingOverflow(index * Self.segmentHeaderSize)
            guard !overflow else { throw VMError(.outOfRange, "the program headers are outside the file") }
            segments.append(try Self.segment(bytes, at: start))
        }
        self.segments = segments
    }

    private static func segment(_ bytes: UnsafeRawBufferPointer, at start: UInt64) throws(VMError) -> Segment
    {
        func field(_ offset: UInt64) throws(VMError) -> UInt64 {
            let (position, overflow) = start.addingReportingOverflow(offset)
            guard !overflow else { throw VMError(.outOfRange, "the program headers are outside the file") }
            return try bytes.number(UInt64.self, at: position, "a program header")
        }
        let typeAndFlags = try field(0)
        let segment = Segment(
            type: UInt32(truncatingIfNeeded: typeAndFlags),
            flags: UInt32(truncatingIfNeeded: typeAndFlags >> 32),
            fileOffset: try field(8), address: try field(16), fileSize: try field(32),
            memorySize: try field(40))
        guard segment.type == Segment.load else { return segment }
        guard segment.fileSize <= segment.memorySize, segment.fileOffset <= UInt64(bytes.count),
            segment.fileSize <= UInt64(bytes.count) - segment.fileOffset
        else { throw VMError(.outOfRange, "a segment of the executable is outside its file") }
        guard !(segment.isExecutable && segment.isWritable) else {
            throw VMError(.permissionDenied, "a segment of the executable is both writable and executable")
        }
        return segment
    }

    /// The addresses that all loadable segments take, from 0 on, rounded up to whole pages.
    func memorySize(pageSize: UInt64) throws(VMError) -> Int {
        var end: UInt64 = 0
        for segment in segments where segment.type == Segment.load {
            let (last, overflow) = segment.address.addingReportingOverflow(segment.memorySize)
            // A library that wants more address space than this is no library.
            guard !overflow, last <= 1 << 32 else {
                throw VMError(
                    .resourceExhausted, "the executable's segments take more than 4 GiB of addresses")
            }
            end = max(end, last)
        }
        guard end > 0 else { throw VMError(.failedPrecondition, "the executable has nothing to load") }
        return Int((end + pageSize - 1) & ~(pageSize - 1))
    }
}

extension UnsafeRawBufferPointer {
    /// A little-endian number, or an error where it is not all inside.
    func number<Value: FixedWidthInteger>(
        _ type: Value.Type, at offset: UInt64, _ what: String
    ) throws(VMError) -> Value {
        let size = UInt64(MemoryLayout<Value>.size)
        guard offset <= UInt64(count), size <= UInt64(count) - offset else {
            throw VMError(.outOfRange, "\(what) of the executable is outside of it")
        }
        return Value(littleEndian: loadUnaligned(fromByteOffset: Int(offset), as: Value.self))
    }
}
