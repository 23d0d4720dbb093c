/// An object that each thread has its own of.
///
/// It is not released when the thread ends: a thread sets `nil` before.
package struct ThreadLocal<Object: AnyObject>: @unchecked Sendable {
    // A thread accesses its own object only.
    private let key: pthread_key_t

    /// Takes one of the keys of the process, of which there are some hundreds, for good.
    package init() {
        var key = pthread_key_t()
        // Without a key, `value` stays nil.
        isValid = pthread_key_create(&key, nil) == 0
        self.key = key
    }

    private let isValid: Bool

    package var value: Object? {
        get {
            guard isValid, let found = pthread_getspecific(key) else { return nil }
            return Unmanaged<Object>.fromOpaque(found).takeUnretainedValue()
        }
        nonmutating set {
            guard isValid else { return }
            if let old = pthread_getspecific(key) { Unmanaged<Object>.fromOpaque(old).release() }
            let new = newValue.map { UnsafeMutableRawPointer(Unmanaged.passRetained($0).toOpaque()) }
            if pthread_setspecific(key, new) != 0, let newValue {
                Unmanaged.passUnretained(newValue).release()
            }
        }
    }
}
