// SPDX-License-Identifier: Apache-2.0
#pragma once

// IWYU pragma: begin_exports
#include "protocol/command_messages.hpp"
#include "protocol/device_messages.hpp"
#include "protocol/look_messages.hpp"
#include "protocol/matter_messages.hpp"
#include "protocol/site_messages.hpp"
#include "protocol/stream_messages.hpp"

// IWYU pragma: end_exports

/// What travels between the server and everything else. A member's name is its name on the wire (snake_case), so that
/// openapi.yaml, a capture and these files can be read side by side. Times are milliseconds since 1970-01-01 UTC
/// (`_at_ms`) or seconds (`_s`); an absent optional is an absent member.
namespace fifteen::protocol {}
