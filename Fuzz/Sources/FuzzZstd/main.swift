import FuzzSupport
import IREEParams

/// No more than this is read of what an input unpacks to: small files may unpack to very large ones.
let limit: UInt64 = 1 << 16

runFuzzer(seeds: "zst") { packed in
    do throws(ParameterError) {
        let source = try ZstdFile.open(packed)
        let count = min(source.size, limit)
        let all = try source.readBytes(at: 0, count: Int(count))
        precondition(all.count == Int(count), "a read gives less than was asked for")
        // The same bytes must come out however they are asked for.
        let middle = count / 2
        let tail = try source.readBytes(at: middle, count: Int(count - middle))
        precondition(all.suffix(tail.count).elementsEqual(tail), "two reads disagree")
        _ = try source.readBytes(at: source.size - min(source.size, 16), count: Int(min(source.size, 16)))
    } catch {
        check(error, of: packed)
    }
}
