import RuntimeToolSupport

@main enum Main {
    static func main() { RunModuleTool.main() }
}
