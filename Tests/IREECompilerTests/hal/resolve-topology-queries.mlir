// RUN: iree-opt --iree-hal-resolve-topology-queries
// Resolution of topology queries.

// Parameters are in memory of the device that nothing writes to; staging memory is the host's.
util.func private @memory() -> (i32, i32, i32, i32) {
  %0, %1 = hal.allocator.resolve_memory_properties for(#hal.device.affinity<@device>) lifetime(constant) : i32, i32
  %2, %3 = hal.allocator.resolve_memory_properties lifetime(staging) : i32, i32
  util.return %0, %1, %2, %3 : i32, i32, i32, i32
}
// OUTPUT:
module {
  util.func private @memory() -> (i32, i32, i32, i32) {
    %memory_type = hal.memory_type<"DeviceVisible|DeviceLocal"> : i32
    %buffer_usage = hal.buffer_usage<"TransferSource|TransferTarget|Transfer|DispatchStorageRead|DispatchStorageWrite|DispatchStorage|SharingImmutable"> : i32
    %memory_type_0 = hal.memory_type<"HostVisible|HostCoherent|HostLocal|DeviceVisible"> : i32
    %buffer_usage_1 = hal.buffer_usage<"TransferSource|TransferTarget|Transfer|DispatchStorageRead|DispatchStorageWrite|DispatchStorage|MappingScoped|MappingAccessRandom|Mapping"> : i32
    util.return %memory_type, %buffer_usage, %memory_type_0, %buffer_usage_1 : i32, i32, i32, i32
  }
}
