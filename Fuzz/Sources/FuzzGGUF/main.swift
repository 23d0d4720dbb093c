import FuzzSupport
import IREEParams

runFuzzer(GGUFFormat()) { (source) throws(ParameterError) in
    try GGUFHeader(reading: source).tensors.count
}
