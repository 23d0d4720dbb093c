import IREEPlatform

extension StatusError {
    /// The error of a system call that has just failed, made from `errno`.
    ///
    /// - Parameter action: what was being done, as in "reading 16 bytes".
    package static func system(
        _ action: String, file: String? = nil, offset: UInt64? = nil, errno number: Int32 = errno
    ) -> Self {
        let reason = String(cString: strerror(number))
        return Self(
            details: ErrorDetails(
                StatusCode(errno: number), "\(action): \(reason)", file: file, offset: offset))
    }
}

extension StatusCode {
    /// The code closest to an error number of the system.
    init(errno number: Int32) {
        switch number {
        case ENOENT, ENOTDIR: self = .notFound
        case EACCES, EPERM, EROFS: self = .permissionDenied
        case ENOSPC, EDQUOT, EMFILE, ENFILE, ENOMEM, EFBIG: self = .resourceExhausted
        case EEXIST: self = .alreadyExists
        case EINVAL, EISDIR, ENAMETOOLONG, ELOOP: self = .invalidArgument
        case EIO: self = .dataLoss
        case EPIPE: self = .unavailable
        default: self = .unknown
        }
    }
}
