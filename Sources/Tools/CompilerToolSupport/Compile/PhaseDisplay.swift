import IREECompiler
import IREEPlatform
import Synchronization

/// Shows on a terminal which phase a compilation is in, if it takes longer than two seconds.
final class PhaseDisplay: Sendable {
    private struct State {
        var phase: CompilationPhase?
        var shown: CompilationPhase?
        var isDone = false
    }

    private let state = Mutex(State())
    private let start = ContinuousClock.now
    private static let patience = Duration.seconds(2)
    private static let eraseLine = "\r\u{1B}[K"

    /// Nil if stderr is no terminal.
    init?() {
        guard isatty(2) != 0 else { return nil }
        // The process does not wait for this thread: it only sleeps and looks.
        _ = WorkerThread { [self] in
            while update() { usleep(100_000) }
        }
    }

    func enter(_ phase: CompilationPhase) { state.withLock { $0.phase = phase } }

    /// Removes what is shown.
    func finish() {
        let isShown = state.withLock { state in
            state.isDone = true
            return state.shown != nil
        }
        if isShown { write(Self.eraseLine) }
    }

    private func update() -> Bool {
        let isLate = ContinuousClock.now - start > Self.patience
        return state.withLock { state in
            guard !state.isDone else { return false }
            if isLate, let phase = state.phase, phase != state.shown {
                state.shown = phase
                write("\(Self.eraseLine)\(phase.rawValue): \(phase.summary)")
            }
            return true
        }
    }

    /// As it is: control characters erase the line.
    private func write(_ text: String) {
        var text = text
        text.withUTF8 { _ = IREEPlatform.write(2, $0.baseAddress, $0.count) }
    }
}
