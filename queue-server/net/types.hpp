// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/http/verb.hpp>

#include <functional>
#include <memory>
#include <string>

namespace fifteen::net {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using Tcp = asio::ip::tcp;
using ErrorCode = boost::system::error_code;

/// The concrete executor: the type-erased one costs an allocation and an indirect call on every operation.
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<Tcp, Executor>;

using Log = std::function<void(std::string)>;

/// One encoded message for many subscribers.
using Frame = std::shared_ptr<const std::string>;

} // namespace fifteen::net
