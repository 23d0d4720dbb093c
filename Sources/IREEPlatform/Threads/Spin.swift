import CParameterShims

/// How often a thread polls before it goes to sleep: waking it takes some 10 microseconds and more.
@usableFromInline package let spinLimit = processorCount > 1 ? 2000 : 0

/// Polls for as long as `isWaiting` is true; false if that took too long.
@inlinable
package func spin(while isWaiting: () -> Bool) -> Bool {
    for _ in 0..<spinLimit {
        if !isWaiting() { return true }
        pauseProcessor()
    }
    return !isWaiting()
}

/// Tells the processor that this is a loop that waits for another thread.
@usableFromInline
package func pauseProcessor() {
    iree_params_pause()
}
