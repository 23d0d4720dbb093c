/// Nanoseconds of a clock that only goes forward; `ContinuousClock` takes twice as long to read.
package func nanoseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec &* 1_000_000_000 &+ time.tv_nsec
}
