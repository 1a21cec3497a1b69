# SPDX-License-Identifier: Apache-2.0
# One CMake target a folder: its public headers lie in FOLDER/include/<name>/, its sources beside.

# fifteen_library(domain SOURCES a.cpp ... [PUBLIC lib ...] [PRIVATE lib ...] [PCH <header> ...])
#   makes the static library fifteen-domain with the alias fifteen::domain.
function(fifteen_library NAME)
  cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC;PRIVATE;PCH" ${ARGN})
  set(target fifteen-${NAME})
  if(ARG_SOURCES)
    add_library(${target} STATIC ${ARG_SOURCES})
    target_include_directories(${target} PUBLIC include)
    target_link_libraries(${target} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
    if(ARG_PCH)
      target_precompile_headers(${target} PRIVATE ${ARG_PCH})
    endif()
  else()
    add_library(${target} INTERFACE)
    target_include_directories(${target} INTERFACE include)
    target_link_libraries(${target} INTERFACE ${ARG_PUBLIC})
  endif()
  add_library(fifteen::${NAME} ALIAS ${target})
endfunction()

# fifteen_program(fifteen-server SOURCES ... LINK ...) makes build/bin/fifteen-server.
function(fifteen_program NAME)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK;PCH" ${ARGN})
  add_executable(${NAME} ${ARG_SOURCES})
  target_link_libraries(${NAME} PRIVATE ${ARG_LINK})
  if(ARG_PCH)
    target_precompile_headers(${NAME} PRIVATE ${ARG_PCH})
  endif()
endfunction()

# What deploy/test builds again with a sanitizer: under `asan` every unit test without Qt (whose one-time allocations would
# drown the leak report) and without net (Beast alone takes minutes to compile), and those that say MEMORY; under `tsan` those
# that say THREADS.
add_custom_target(asan-tests)
add_custom_target(tsan-tests)

# How tests run under a sanitizer; nothing in other builds.
set(FIFTEEN_TEST_LAUNCHER "")
set(FIFTEEN_TEST_ENVIRONMENT "")
if(FIFTEEN_SANITIZE MATCHES "address")
  # umockdev's wrapper preloads a library before the sanitizer's own, which is harmless but refused by default.
  list(APPEND FIFTEEN_TEST_ENVIRONMENT
    "ASAN_OPTIONS=verify_asan_link_order=0:detect_stack_use_after_return=1" "UBSAN_OPTIONS=print_stacktrace=1")
elseif(FIFTEEN_SANITIZE MATCHES "thread")
  list(APPEND FIFTEEN_TEST_ENVIRONMENT
    "TSAN_OPTIONS=second_deadlock_stack=1:suppressions=${PROJECT_SOURCE_DIR}/tests/support/tsan.supp")
  # GCC's thread sanitizer does not start where the kernel spreads addresses wider than it expects. Some containers
  # forbid setarch; those must do without.
  execute_process(COMMAND setarch -R true RESULT_VARIABLE status OUTPUT_QUIET ERROR_QUIET)
  if(status EQUAL 0)
    set(FIFTEEN_TEST_LAUNCHER setarch -R)
  endif()
endif()

# fifteen_test(domain-test LABEL unit SOURCES ... LINK ... [MEMORY] [THREADS] [TIMEOUT s] [ENVIRONMENT VAR=value ...])
# makes one GoogleTest program in build/tests/ and registers it with ctest as one test: starting a program per case costs
# more than running it. THREADS: it uses several, so the thread sanitizer must see it (label `threads`). MEMORY: the
# address sanitizer sees it although it is no unit test (label `memory`).
function(fifteen_test NAME)
  cmake_parse_arguments(ARG "MEMORY;THREADS" "LABEL;TIMEOUT" "SOURCES;LINK;PCH;ENVIRONMENT;COMMAND" ${ARGN})
  add_executable(${NAME} ${ARG_SOURCES})
  set_target_properties(${NAME} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
  # Tests are compiled more often than they run; what they test keeps its own optimisation.
  target_compile_options(${NAME} PRIVATE $<$<CONFIG:Release>:-O0>)
  target_link_libraries(${NAME} PRIVATE ${ARG_LINK} GTest::gtest GTest::gmock GTest::gtest_main)
  if(ARG_PCH)
    target_precompile_headers(${NAME} PRIVATE ${ARG_PCH})
  endif()
  if(NOT ARG_COMMAND)
    set(ARG_COMMAND $<TARGET_FILE:${NAME}>)
  endif()
  add_test(NAME ${NAME} COMMAND ${FIFTEEN_TEST_LAUNCHER} ${ARG_COMMAND})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 120)
  endif()
  set(labels ${ARG_LABEL})
  set(left_out "Qt6|adapters|view_models|ticket|kiosk|hall|theme|components|fifteen::net|site-files")
  if(ARG_MEMORY OR (ARG_LABEL STREQUAL "unit" AND NOT ARG_LINK MATCHES "${left_out}"))
    list(APPEND labels memory)
    add_dependencies(asan-tests ${NAME})
  endif()
  if(ARG_THREADS)
    list(APPEND labels threads)
    add_dependencies(tsan-tests ${NAME})
  endif()
  list(APPEND ARG_ENVIRONMENT ${FIFTEEN_TEST_ENVIRONMENT})
  set_tests_properties(${NAME} PROPERTIES LABELS "${labels}" TIMEOUT ${ARG_TIMEOUT} ENVIRONMENT "${ARG_ENVIRONMENT}")
endfunction()
