import FuzzSupport
import IREEParams

runFuzzer(IRPAFormat())
