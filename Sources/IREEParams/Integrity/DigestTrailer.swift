/// stub until merged
enum DigestTrailer {
    static func removed(from metadata: [UInt8]) -> [UInt8] { metadata }
}
