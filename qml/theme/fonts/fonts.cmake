# SPDX-License-Identifier: Apache-2.0
# The letters of the screens, in build/fonts: cut out of Noto Sans CJK, with fontconfig's settings and its cache, so that
# a program that starts reads 7 MB instead of 38.
set(FIFTEEN_FONTS "${CMAKE_BINARY_DIR}/fonts")
find_path(FIFTEEN_NOTO NotoSansCJK-Regular.ttc PATHS /usr/share/fonts PATH_SUFFIXES opentype/noto noto-cjk REQUIRED
          DOC "Folder of Noto Sans CJK (fonts-noto-cjk)")
find_program(FIFTEEN_FC_CACHE fc-cache REQUIRED)
# Debian's python3 by its path: another one that comes first on PATH does not have its packages.
set(FIFTEEN_PYTHON /usr/bin/python3)
execute_process(COMMAND "${FIFTEEN_PYTHON}" -c "import fontTools.subset" RESULT_VARIABLE status ERROR_QUIET)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "${FIFTEEN_PYTHON} has no fontTools: install the package fonttools (deploy/packages.txt)")
endif()

function(fifteen_fonts)
  set(here "${CMAKE_CURRENT_SOURCE_DIR}/fonts")
  configure_file("${here}/fonts.conf.in" "${FIFTEEN_FONTS}/fonts.conf" @ONLY)
  set(letters)
  foreach(style Regular Bold)
    set(file "${FIFTEEN_FONTS}/letters/FifteenSansSC-${style}.otf")
    add_custom_command(OUTPUT "${file}"
      COMMAND "${CMAKE_COMMAND}" -E make_directory "${FIFTEEN_FONTS}/letters"
      COMMAND "${FIFTEEN_PYTHON}" "${here}/subset.py" "${FIFTEEN_NOTO}/NotoSansCJK-${style}.ttc" "${file}"
      DEPENDS "${here}/subset.py" "${FIFTEEN_NOTO}/NotoSansCJK-${style}.ttc"
      COMMENT "Cutting the letters ${style}" VERBATIM)
    list(APPEND letters "${file}")
  endforeach()
  add_custom_command(OUTPUT "${FIFTEEN_FONTS}/cache/CACHEDIR.TAG"
    COMMAND "${CMAKE_COMMAND}" -E make_directory "${FIFTEEN_FONTS}/cache"
    COMMAND "${CMAKE_COMMAND}" -E env "FONTCONFIG_FILE=${FIFTEEN_FONTS}/fonts.conf" "${FIFTEEN_FC_CACHE}" --force "${FIFTEEN_FONTS}/letters"
    DEPENDS ${letters} "${FIFTEEN_FONTS}/fonts.conf"
    COMMENT "Fontconfig's cache of the letters" VERBATIM)
  add_custom_target(fifteen-fonts ALL DEPENDS "${FIFTEEN_FONTS}/cache/CACHEDIR.TAG")
endfunction()
