import IREECompilerCore
import IREEParams

/// Helpers for passes that read and write parameter archives.
enum ParameterArchives {
    /// `scope=path`, or just a path.
    static func split(_ text: String) -> (scope: String, path: String) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count == 2 ? (String(parts[0]), String(parts[1])) : ("", text)
    }

    /// Storage size of a tensor in bytes, in an archive as in memory.
    static func storageSize(of type: IRType) -> UInt64? {
        guard let count = type.shaped?.elementCount else { return nil }
        if StorageLayout.isPacked(type), let width = type.elementOrSelf.bitWidth {
            return UInt64((count * width + 7) / 8)
        }
        let width = StorageLayout.byteWidth(of: StorageLayout.storageElement(of: type))
        let (bytes, overflow) = count.multipliedReportingOverflow(by: width)
        return overflow ? nil : UInt64(bytes)
    }

    /// The bytes of a constant as in memory: sub-byte elements are packed.
    static func serialize(_ elements: DenseElements) -> [UInt8]? {
        guard elements.strings.isEmpty, elements.elementSize > 0 else { return nil }
        let count = elements.count
        if StorageLayout.isPacked(elements.type), let width = elements.type.elementOrSelf.bitWidth {
            var bytes = [UInt8](repeating: 0, count: (count * width + 7) / 8)
            for i in 0..<count {
                let bits = UInt8(truncatingIfNeeded: ArithFolding.unsigned(elements.bits(at: i), width))
                bytes[i * width / 8] |= bits << UInt8(i * width % 8)
            }
            return bytes
        }
        let width = StorageLayout.byteWidth(of: StorageLayout.storageElement(of: elements.type))
        guard width != elements.elementSize || elements.isSplat else { return elements.bytes }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count * width)
        for i in 0..<count {
            // Wider elements are stored unchanged: a complex element is two numbers.
            if elements.elementSize > 8 {
                bytes += elements.bytes.prefix(elements.elementSize)
                continue
            }
            let bits = elements.bits(at: i)
            for j in 0..<width { bytes.append(UInt8(truncatingIfNeeded: bits >> Int64(8 * min(j, 7)))) }
        }
        return bytes
    }

    /// The parts of `#flow.parameter.named<"scope"::"key"> : type`.
    static func namedParameter(_ attribute: Attribute?) -> (scope: String, key: String, type: IRType)? {
        guard case .dialect(let value)? = attribute, attribute?.isA(Flow.namedParameter) == true,
            value.parameters.count >= 3, case .type(let type) = value.parameters[0],
            let key = value.parameters[2].stringValue
        else { return nil }
        return (value.parameters[1].stringValue ?? "", key, type)
    }

    /// Runs `body` and reports its errors at an operation.
    static func reporting<T>(at op: Operation, _ body: () throws(ParameterError) -> T) throws(Diagnostic) -> T
    {
        do throws(ParameterError) { return try body() } catch {
            throw Diagnostic(error, at: op.location)
        }
    }
}
