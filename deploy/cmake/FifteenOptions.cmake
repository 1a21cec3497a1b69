# SPDX-License-Identifier: Apache-2.0
# What every target of ours is compiled with.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

set(FIFTEEN_SANITIZE "" CACHE STRING "Sanitizers to build with, as for -fsanitize= (empty: none)")

# Warnings are errors except under a sanitizer: what that adds to the code makes GCC warn where nothing is wrong, and GCC
# itself advises against both at once.
set(warnings_are_errors -Werror)
if(FIFTEEN_SANITIZE)
  set(warnings_are_errors "")
endif()
add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wconversion
                    -Wno-sign-conversion ${warnings_are_errors})
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 reports these in Boost.Asio coroutines and libstdc++ strings where nothing is wrong (PR 105329 and kin).
  # -Wnon-virtual-dtor also fires on classes that derive from one with a protected destructor, as every error category
  # of ours does; -Wdelete-non-virtual-dtor (in -Wall) finds the real mistake.
  add_compile_options(-Wno-non-virtual-dtor)
  add_compile_options(-Wno-maybe-uninitialized -Wno-restrict -Wno-stringop-overflow -Wno-array-bounds
                      -Wno-mismatched-new-delete $<$<CONFIG:Release>:-Wno-stringop-overread>)
endif()
if(FIFTEEN_SANITIZE)
  # Without no-recover the undefined-behaviour sanitizer only prints, and the test passes all the same.
  add_compile_options(-fsanitize=${FIFTEEN_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${FIFTEEN_SANITIZE})
  if(FIFTEEN_SANITIZE MATCHES "thread")
    # The sanitizer does not model the fences around Boost.Asio's handlers, and GCC says so. Asio's queues and strands hold
    # mutexes as well, which it does model.
    add_compile_options($<$<CXX_COMPILER_ID:GNU>:-Wno-tsan>)
  endif()
endif()

find_program(FIFTEEN_CCACHE ccache)
if(FIFTEEN_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # GCC's precompiled headers are cached only with this slack; see ccache(1), "Precompiled headers".
  set(CMAKE_CXX_COMPILER_LAUNCHER
      env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
          CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${FIFTEEN_CCACHE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options(-fpch-preprocess)
  endif()
endif()

set(Boost_NO_WARN_NEW_VERSIONS ON)
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
# 1.81 by name: Debian 12's default Boost is 1.74, whose Asio coroutines and JSON are too old.
find_package(Boost 1.81 EXACT REQUIRED COMPONENTS json url)
find_package(GTest REQUIRED)
