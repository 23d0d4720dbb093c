import FuzzSupport
import IREEParams

runFuzzer(SafetensorsFormat()) { (source) throws(ParameterError) in
    try SafetensorsHeader(reading: source).tensors.count
}
