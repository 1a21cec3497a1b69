// SPDX-License-Identifier: Apache-2.0
#include "storage/chain.hpp"

#include <openssl/evp.h>

#include <charconv>
#include <new>

namespace fifteen::storage {
namespace {

constexpr std::string_view hexDigits = "0123456789abcdef";

void appendBigEndian(std::string& to, std::uint64_t value) {
    for (int shift = 56; shift >= 0; shift -= 8) {
        to.push_back(static_cast<char>(value >> static_cast<unsigned>(shift) & 0xFFU));
    }
}

} // namespace

std::string text(const Anchor& anchor) {
    auto result = std::to_string(anchor.seq) + ':';
    for (const auto byte : anchor.hash) {
        result += hexDigits[byte >> 4U];
        result += hexDigits[byte & 15U];
    }
    return result;
}

std::optional<Anchor> anchorOf(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos || text.size() - colon - 1 != 64) {
        return std::nullopt;
    }
    Anchor anchor;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + colon, anchor.seq);
    if (error != std::errc{} || stop != text.data() + colon || anchor.seq == 0) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < anchor.hash.size(); ++i) {
        const auto high = hexDigits.find(text[colon + 1 + 2 * i]);
        const auto low = hexDigits.find(text[colon + 2 + 2 * i]);
        if (high == std::string_view::npos || low == std::string_view::npos) {
            return std::nullopt;
        }
        anchor.hash[i] = static_cast<unsigned char>(high << 4U | low);
    }
    return anchor;
}

struct ChainHasher::Context {
    Context()
        : digest(EVP_MD_CTX_new())
        , sha256(EVP_MD_fetch(nullptr, "SHA256", nullptr)) {
        if (digest == nullptr || sha256 == nullptr) {
            EVP_MD_CTX_free(digest);
            EVP_MD_free(sha256);
            throw std::bad_alloc();
        }
    }

    ~Context() {
        EVP_MD_CTX_free(digest);
        EVP_MD_free(sha256);
    }

    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

    EVP_MD_CTX* digest;
    EVP_MD* sha256; ///< fetched once: finding it by name costs more than hashing an event
};

ChainHasher::ChainHasher()
    : context_(std::make_unique<Context>()) {}

ChainHasher::~ChainHasher() = default;

Hash ChainHasher::operator()(const Hash& prev, std::uint64_t seq, std::int64_t atMs, std::string_view type,
                             std::string_view body) {
    buffer_.assign(reinterpret_cast<const char*>(prev.data()), prev.size());
    appendBigEndian(buffer_, seq);
    appendBigEndian(buffer_, static_cast<std::uint64_t>(atMs));
    buffer_ += type;
    buffer_ += '\0';
    buffer_ += body;
    Hash hash{};
    EVP_DigestInit_ex2(context_->digest, context_->sha256, nullptr);
    EVP_DigestUpdate(context_->digest, buffer_.data(), buffer_.size());
    EVP_DigestFinal_ex(context_->digest, hash.data(), nullptr);
    return hash;
}

} // namespace fifteen::storage
