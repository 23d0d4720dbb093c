import CompilerToolSupport

@main enum Main {
    static func main() { CompileTool.main() }
}
