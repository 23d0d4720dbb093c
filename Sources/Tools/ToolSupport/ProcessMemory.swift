import CParameterShims
import IREEPlatform

#if canImport(Glibc)
    /// Has the heap grow in one piece and in huge pages, where the system gives them.
    ///
    /// Indexing a file of 100,000 parameters takes some 30 MiB of small allocations, and a third of the
    /// time went into page faults: arrays that grow were mapped and unmapped anew each time, in pages of
    /// 4 KiB. Address space costs nothing; memory is taken only where it is touched.
    func prepareMemory() {
        let heap = 256 << 20
        iree_params_grow_heap_by(Int32(heap))
        // More than the heap has left, so that it grows now.
        guard let first = malloc(1 << 20), let end = sbrk(0), first < end else { return }
        let hugePage: UInt = 2 << 20
        let start = (UInt(bitPattern: first) + hugePage - 1) & ~(hugePage - 1)
        if let base = UnsafeMutableRawPointer(bitPattern: start), base < end {
            madvise(base, end - base, MADV_HUGEPAGE)
        }
        free(first)
    }
#else
    /// The other systems' allocators need no help.
    func prepareMemory() {}
#endif
