import CExecutableLibrary
import IREEParams

/// How long it pays to look again before a thread goes to sleep: to be woken takes some 10 microseconds
/// and more.
private let patience = processorCount > 1 ? 2000 : 0

/// Looks again and again while `isWaiting`; false where that took too long.
func spin(while isWaiting: () -> Bool) -> Bool {
    for _ in 0..<patience {
        if !isWaiting() { return true }
        executable_library_pause()
    }
    return !isWaiting()
}
