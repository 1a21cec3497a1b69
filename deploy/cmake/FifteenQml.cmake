# SPDX-License-Identifier: Apache-2.0
# QML modules as static libraries: qmllint, the screens and their tests all see the same one.

find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Qml Quick Svg LinguistTools Test)
# Every module's qmldir lies here, so that qmllint resolves our imports without installing anything.
set(QT_QML_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/qml")

# Pages compiled ahead start sooner, and take a minute longer to build: off while working on them.
option(FIFTEEN_QML_AHEAD "Compile QML ahead of time" ON)

# fifteen_qml_module(theme URI Fifteen.Theme [QML a.qml ...] [SINGLETONS b.qml ...] [SOURCES c.cpp include/theme/c.hpp ...]
#                    [PUBLIC lib ...] [PRIVATE lib ...] [IMPORTS Fifteen.Other ...])
#   makes the static library fifteen-theme (alias fifteen::theme) with everything the module needs inside; a program links
#   fifteen::theme and fifteen::theme-plugin and adds the import path qrc:/qt/qml.
function(fifteen_qml_module NAME)
  cmake_parse_arguments(ARG "" "URI" "QML;SINGLETONS;SOURCES;PUBLIC;PRIVATE;IMPORTS" ${ARGN})
  set(target fifteen-${NAME})
  string(MAKE_C_IDENTIFIER ${NAME} folder)
  string(REPLACE . / path ${ARG_URI})
  set(CMAKE_AUTOMOC ON)
  set_source_files_properties(${ARG_SINGLETONS} PROPERTIES QT_QML_SINGLETON_TYPE TRUE)
  set(cache)
  if(NOT FIFTEEN_QML_AHEAD)
    set(cache NO_CACHEGEN)
  endif()
  qt_add_qml_module(${target} STATIC ${cache}
    URI ${ARG_URI} VERSION 1.0
    RESOURCE_PREFIX /qt/qml
    OUTPUT_DIRECTORY "${QT_QML_OUTPUT_DIRECTORY}/${path}"
    PLUGIN_TARGET ${target}-plugin
    IMPORTS ${ARG_IMPORTS}
    QML_FILES ${ARG_SINGLETONS} ${ARG_QML}
    SOURCES ${ARG_SOURCES})
  target_include_directories(${target} PUBLIC include)
  # The generated type registration includes our headers by their bare file name.
  target_include_directories(${target} PRIVATE include/${folder})
  target_link_libraries(${target} PUBLIC Qt6::Core Qt6::Gui Qt6::Qml Qt6::Quick ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
  # What qmlcachegen and the plugin generator write is not ours to keep clean of warnings.
  target_compile_options(${target} PRIVATE -Wno-shadow -Wno-conversion -Wno-pedantic)
  target_compile_options(${target}-plugin PRIVATE -Wno-shadow -Wno-conversion -Wno-pedantic)
  add_library(fifteen::${NAME} ALIAS ${target})
  add_library(fifteen::${NAME}-plugin ALIAS ${target}-plugin)
endfunction()
