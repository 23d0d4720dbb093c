#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The most bytes that a file may claim of the Swift heap at a time or, for names and the like, in all.
/// A file with holes can be as large as it likes; arrays that cannot be had end the process.
let heapAllowance = physicalMemory / 2

/// The memory of the machine in bytes; no limit where the system does not say.
package let physicalMemory: UInt64 = {
    let pages = sysconf(Int32(_SC_PHYS_PAGES))
    let pageSize = Int(getpagesize())
    guard pages > 0, pageSize > 0 else { return .max }
    return UInt64(pages).multipliedFullWidth(by: UInt64(pageSize)).low
}()
