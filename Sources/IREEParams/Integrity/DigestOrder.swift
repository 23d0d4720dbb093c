/// The order in which entries are digested: by file, then by their place in it, so that reads go
/// forward.
///
/// Entries of a source that can be read only from its start on are one task, so that threads do not
/// send each other back; every other entry is a task of its own.
struct DigestOrder {
    /// Positions in the array of entries. Tasks may run at the same time; what is in one runs in order.
    private(set) var tasks: [[Int]] = []

    init(_ entries: [ParameterEntry]) {
        // Files in the order in which they first appear. An external file is told apart by its object:
        // it is not opened just to put entries in order.
        var files: [ObjectIdentifier: Int] = [:]
        let places = entries.map { entry in
            let (file, offset): (AnyObject?, UInt64) =
                switch entry.storage {
                case .file(let range): (range.source, range.offset)
                case .external(let range): (range.file, range.offset)
                case .splat: (nil, 0)
                }
            guard let file else { return (file: -1, offset: offset, isSequential: false) }
            let number = files[ObjectIdentifier(file)] ?? files.count
            files[ObjectIdentifier(file)] = number
            return (number, offset, (file as? ZstdSource)?.isSequential ?? false)
        }
        let order = entries.indices.sorted { left, right in
            (places[left].file, places[left].offset, left) < (places[right].file, places[right].offset, right)
        }
        for index in order {
            let place = places[index]
            if place.isSequential, let last = tasks.last?.last, places[last].file == place.file {
                tasks[tasks.count - 1].append(index)
            } else {
                tasks.append([index])
            }
        }
    }
}
