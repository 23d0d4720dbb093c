extension GGUFReader {
    /// Reads the descriptions of all tensors, and checks where their data is: inside the file, aligned, and
    /// in no part also another tensor's. It may have gaps and be in any order, and two tensors may be one.
    ///
    /// - Returns: the tensors, and where the data section starts in the file.
    mutating func readTensors() throws(ParameterError) -> (tensors: [Description], dataOffset: UInt64) {
        try requireTensors()
        var tensors: [Description] = []
        // A file with holes can claim any number; more than this comes as it is read.
        tensors.reserveCapacity(Int(min(tensorCount, 1 << 20)))
        for _ in 0..<tensorCount {
            let start = cursor.offset
            let description = try readTensor()
            // The index finds names that are there twice; here a hole in the file, which is nothing but such
            // names, must not be read to its end first.
            guard tensors.isEmpty || description.tensor.name != tensors[tensors.count - 1].tensor.name else {
                throw cursor.error(.alreadyExists, "the tensor is twice in the file", at: start)
                    .about(description.tensor.name)
            }
            try countMemory(of: description, at: start)
            try checkQuantizationVersion(of: description)
            tensors.append(consume description)
        }
        // ggml starts the data right here where there is none.
        let dataOffset = tensors.isEmpty ? cursor.offset : padded(cursor.offset) ?? .max
        for position in tensors.indices {
            try checkData(of: tensors[position].tensor, in: dataOffset)
        }
        let order = places(of: tensors)
        try checkOverlaps(of: tensors, order)
        try checkDisputedTypes(of: tensors, order, dataOffset: dataOffset)
        return (tensors, dataOffset)
    }

    private mutating func countMemory(of description: Description, at start: UInt64) throws(ParameterError) {
        let tensor = description.tensor
        let size = UInt64(
            MemoryLayout<Description>.stride + tensor.name.bytes.count + tensor.shape.count * 8 + 64)
        guard size <= descriptionAllowance else {
            throw cursor.error(
                .resourceExhausted,
                "the descriptions of the tensors outgrow half of the machine's memory, \(heapAllowance) bytes",
                at: start)
        }
        descriptionAllowance -= size
    }

    /// Blocks of another version are laid out in another way.
    private func checkQuantizationVersion(of description: Description) throws(ParameterError) {
        guard description.tensor.type.isQuantized, let version = quantizationVersion, version != 2 else {
            return
        }
        var error = cursor.error(
            .unimplemented,
            "the tensor is \(description.tensor.type.name) of quantization version \(version); blocks of"
                + " version 2 are known", at: description.offsetField)
        error.key = description.tensor.name.description
        throw error
    }

    private func checkData(of tensor: GGUFTensor, in dataOffset: UInt64) throws(ParameterError) {
        let (start, overflow) = dataOffset.addingReportingOverflow(tensor.offset)
        guard !overflow, start <= cursor.end, tensor.byteCount <= cursor.end - start else {
            throw ParameterError(
                .outOfRange,
                "the tensor's data needs \(tensor.byteCount) bytes, but the file has \(cursor.end) bytes in all",
                file: cursor.source.path, offset: overflow ? cursor.end : min(start, cursor.end),
                key: tensor.name.description,
                hint: "the file may have been cut short: fetch or write it again")
        }
    }

    /// The positions of the tensors that have data, by where it starts and ends.
    private func places(of tensors: [Description]) -> [Int] {
        let order = tensors.indices.filter { tensors[$0].tensor.byteCount > 0 }
        func precedes(_ left: Int, _ right: Int) -> Bool {
            (tensors[left].tensor.offset, tensors[left].tensor.byteCount)
                < (tensors[right].tensor.offset, tensors[right].tensor.byteCount)
        }
        // Writers put tensors in the order of their data, so sorting is rarely needed.
        let isSorted = zip(order, order.dropFirst()).allSatisfy { !precedes($1, $0) }
        return isSorted ? order : order.sorted(by: precedes)
    }

    private func checkOverlaps(of tensors: [Description], _ order: [Int]) throws(ParameterError) {
        for (before, after) in zip(order, order.dropFirst()) {
            let (start, next) = (tensors[before].tensor.offset, tensors[after].tensor.offset)
            let count = tensors[before].tensor.byteCount
            // No overflow: both lie inside the file.
            if next >= start + count { continue }
            if next == start, tensors[after].tensor.byteCount == count { continue }
            let (first, second) = (tensors[before].tensor, tensors[after].tensor)
            throw ParameterError(
                .invalidArgument,
                "the tensor's data at \(second.offset) of the data section overlaps that of `\(first.name)`,"
                    + " \(first.byteCount) bytes at \(first.offset)",
                file: cursor.source.path, offset: tensors[after].offsetField, key: second.name.description)
        }
    }

    /// Proves that tensors of type 4 are MXFP4: that all of them fill their places as such, and one does not
    /// as Q4_2, which had 10 bytes for 16 elements.
    private func checkDisputedTypes(
        of tensors: [Description], _ order: [Int], dataOffset: UInt64
    ) throws(ParameterError) {
        guard let first = tensors.first(where: { $0.disputedType != nil }) else { return }
        var isProven = false
        for (position, index) in order.enumerated() where tensors[index].disputedType != nil {
            let tensor = tensors[index].tensor
            // Two tensors may share their data.
            let next = order[position...].first { tensors[$0].tensor.offset > tensor.offset }
            let room = (next.map { tensors[$0].tensor.offset } ?? cursor.end - dataOffset) - tensor.offset
            let isLast = next == nil
            func fills(_ size: UInt64) -> Bool {
                room == padded(size) || isLast && room >= size && room <= padded(size) ?? size
            }
            guard fills(tensor.byteCount) else { throw disputed(tensors[index]) }
            // No overflow: the bytes of MXFP4 lie in the file.
            if !fills(tensor.byteCount / 17 * 20) { isProven = true }
        }
        guard isProven else { throw disputed(first) }
    }

    private func disputed(_ description: Description) -> ParameterError {
        typeError(description.disputedType ?? 0, at: description.offsetField - 4).about(
            description.tensor.name)
    }

    /// `offset`, rounded up to the alignment; `nil` on overflow.
    private func padded(_ offset: UInt64) -> UInt64? {
        let (rounded, overflow) = offset.addingReportingOverflow(alignment - 1)
        return overflow ? nil : rounded & ~(alignment - 1)
    }
}
