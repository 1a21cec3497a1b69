// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <vector>

/// Memory for personal data: overwritten before it goes back to the heap, also when a vector grows.
namespace fifteen::id_card {

/// Overwrites memory in a way the compiler keeps.
inline void wipe(std::span<std::uint8_t> bytes) noexcept {
    if (!bytes.empty()) {
        explicit_bzero(bytes.data(), bytes.size());
    }
}

template <typename T>
struct WipingAllocator {
    using value_type = T;

    WipingAllocator() = default;

    template <typename U>
    WipingAllocator(const WipingAllocator<U>&) noexcept {} // NOLINT: conversion is what the allocator rules ask for

    T* allocate(std::size_t count) { return std::allocator<T>{}.allocate(count); }

    void deallocate(T* pointer, std::size_t count) noexcept {
        explicit_bzero(static_cast<void*>(pointer), count * sizeof(T));
        std::allocator<T>{}.deallocate(pointer, count);
    }

    bool operator==(const WipingAllocator&) const noexcept { return true; }
};

using SecretBytes = std::vector<std::uint8_t, WipingAllocator<std::uint8_t>>;

} // namespace fifteen::id_card
