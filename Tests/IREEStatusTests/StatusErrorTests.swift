import IREEStatus
import Testing

/// What the errors of all libraries have in common.
@Suite struct StatusErrorTests {
    private struct PlainError: StatusError, Hashable {
        var details: ErrorDetails
        var context: String? { nil }
    }

    private struct PlacedError: StatusError {
        var details: ErrorDetails
        var context: String?

        init(details: ErrorDetails) {
            self.details = details
        }
    }

    private func placed() -> PlacedError {
        var error = PlacedError(
            details: ErrorDetails(
                .dataLoss, "the file ends early", file: "a.irpa", offset: 12, hint: "fetch it"))
        error.context = "parameter `w`"
        return error
    }

    @Test func oneLineSaysAll() {
        #expect(
            placed().description == "a.irpa:12: DATA_LOSS; the file ends early; parameter `w`; fetch it")
        #expect(PlainError(details: ErrorDetails(.notFound, "no")).description == "NOT_FOUND; no")
    }

    @Test func conversionKeepsEverything() {
        let error = PlainError(placed())
        #expect(error.description == placed().description)
        #expect(error.code == .dataLoss && error.offset == 12 && error.hint == "fetch it")
        #expect(throws: error) {
            try PlainError.converting { () throws(PlacedError) in throw placed() }
        }
    }

    @Test func partsCanBeReplaced() {
        var error: any StatusError = placed()
        error.message += " and more"
        error.file = nil
        error.hint = nil
        error.code = .unknown
        #expect(error.description == "UNKNOWN; the file ends early and more; parameter `w`")
    }

    @Test func systemErrorsHaveTheirCodes() {
        let error = PlainError.system("opening", file: "a", errno: 2)
        #expect(error.code == .notFound && error.description.hasPrefix("a: NOT_FOUND; opening: "))
    }

    @Test func linesStayLines() {
        #expect(printableLines("a\n\tb\u{1B}c\n") == "a\n\tb\\x1Bc\n")
        #expect(printableLines("größe\r\n") == "größe\\r\n")
    }
}
