import ToolSupport
@main struct Tool: ParsableCommand { func run() {} }
