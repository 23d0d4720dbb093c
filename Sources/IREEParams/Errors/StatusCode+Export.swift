// Code that catches a `ParameterError` can name its code without another import.
@_exported import IREEStatus
