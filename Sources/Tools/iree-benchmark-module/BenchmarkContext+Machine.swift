import IREEPlatform

extension BenchmarkContext {
    /// This machine, now. What it does not tell is 0 or left out.
    ///
    /// - Parameter executable: the program's path, as it was called.
    static func current(executable: String) -> BenchmarkContext {
        BenchmarkContext(
            date: localDate(), hostName: machineName(), executable: executable,
            processorCount: max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1), megahertz: clockRate(),
            caches: processorCaches(), loadAverages: averageLoads())
    }
}

private func localDate() -> String {
    var now = time(nil)
    var parts = tm()
    guard localtime_r(&now, &parts) != nil else { return "" }
    let minutes = parts.tm_gmtoff / 60
    return formatted(
        "%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", Int32(parts.tm_year) + 1900, parts.tm_mon + 1,
        parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec,
        Int32(minutes < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+")), Int32(abs(minutes) / 60),
        Int32(abs(minutes) % 60))
}

private func machineName() -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
        guard let start = buffer.baseAddress, gethostname(start, buffer.count - 1) == 0 else { return "" }
        // A name that is too long has no end.
        start[buffer.count - 1] = 0
        return String(cString: start)
    }
}

private func averageLoads() -> [Double] {
    var loads = [Double](repeating: 0, count: 3)
    let count = getloadavg(&loads, 3)
    return Array(loads.prefix(max(Int(count), 0)))
}

/// Megahertz of the first processor.
private func clockRate() -> Double {
    let folder = "/sys/devices/system/cpu/cpu0/cpufreq/"
    if let kilohertz = Double(firstLine(of: folder + "scaling_max_freq")) { return kilohertz / 1000 }
    for line in lines(of: "/proc/cpuinfo") where line.hasPrefix("cpu MHz") {
        return line.split(separator: ":").last.flatMap { Double($0.drop { $0 == " " }) } ?? 0
    }
    return 0
}

private func processorCaches() -> [BenchmarkContext.Cache] {
    var caches: [BenchmarkContext.Cache] = []
    // There are no more than a handful: the end is where a number is not there.
    for index in 0..<16 {
        let folder = "/sys/devices/system/cpu/cpu0/cache/index\(index)/"
        let type = firstLine(of: folder + "type")
        guard !type.isEmpty, let level = Int(firstLine(of: folder + "level")) else { break }
        let size = firstLine(of: folder + "size")
        let scale = size.hasSuffix("K") ? 1 << 10 : size.hasSuffix("M") ? 1 << 20 : 1
        let (bytes, overflow) = (Int(size.prefix { $0.isNumber }) ?? 0).multipliedReportingOverflow(by: scale)
        let sharing = firstLine(of: folder + "shared_cpu_map").reduce(0) {
            $0 + ($1.hexDigitValue?.nonzeroBitCount ?? 0)
        }
        caches.append(.init(type: type, level: level, size: overflow ? 0 : bytes, sharing: sharing))
    }
    return caches
}

private func firstLine(of path: String) -> String { lines(of: path).first ?? "" }

/// The lines of one of the system's small files, which have no size that could be asked for.
private func lines(of path: String) -> [String] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 64 << 10)
    let count = fread(&bytes, 1, bytes.count, file)
    return bytes[..<count].split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
}
