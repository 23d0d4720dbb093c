/// The memory of the machine in bytes; no limit where the system does not say.
package let physicalMemory: UInt64 = {
    let pages = sysconf(Int32(_SC_PHYS_PAGES))
    let pageSize = Int(getpagesize())
    guard pages > 0, pageSize > 0 else { return .max }
    return UInt64(pages).multipliedFullWidth(by: UInt64(pageSize)).low
}()
