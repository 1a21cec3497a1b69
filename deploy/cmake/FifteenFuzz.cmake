# SPDX-License-Identifier: Apache-2.0
# libFuzzer comes with clang; the product is built with GCC. So a fuzz program is compiled apart, from the sources of
# the codec it fuzzes, with address and undefined-behaviour sanitizers.

find_program(FIFTEEN_FUZZ_COMPILER NAMES clang++-16)

# fifteen_fuzz(NAME SOURCES a.cpp ... INCLUDES dir ... CORPUS dir) makes build/tests/NAME and a ctest of label fuzz that
# runs it for 20 s. What it finds new stays in the build folder; the corpus in the tree is only read.
function(fifteen_fuzz NAME)
  cmake_parse_arguments(ARG "" "CORPUS" "SOURCES;INCLUDES" ${ARGN})
  if(NOT FIFTEEN_FUZZ_COMPILER)
    message(STATUS "No clang++-16: ${NAME} is left out")
    return()
  endif()
  set(program "${CMAKE_BINARY_DIR}/tests/${NAME}")
  set(sources "")
  foreach(source IN LISTS ARG_SOURCES)
    get_filename_component(source "${source}" ABSOLUTE)
    list(APPEND sources "${source}")
  endforeach()
  list(TRANSFORM ARG_INCLUDES PREPEND "-I")
  add_custom_command(OUTPUT "${program}"
    COMMAND "${CMAKE_COMMAND}" -E make_directory "${CMAKE_BINARY_DIR}/tests"
    COMMAND "${FIFTEEN_FUZZ_COMPILER}" -std=c++20 -g1 -O1 -fsanitize=fuzzer,address,undefined
            -fno-sanitize-recover=undefined ${ARG_INCLUDES} ${sources} -o "${program}"
    DEPENDS ${sources} COMMENT "Building ${NAME} with clang" VERBATIM)
  add_custom_target(${NAME} ALL DEPENDS "${program}")
  set(found "${CMAKE_CURRENT_BINARY_DIR}/${NAME}.found")
  file(MAKE_DIRECTORY "${found}")
  add_test(NAME ${NAME}
    COMMAND "${program}" -max_total_time=20 -verbosity=0 -print_final_stats=1 -timeout=5 -rss_limit_mb=1024 -max_len=8192 "${found}" "${ARG_CORPUS}")
  set_tests_properties(${NAME} PROPERTIES LABELS fuzz TIMEOUT 120)
endfunction()
