# SPDX-License-Identifier: Apache-2.0
# Lucide's drawings, fetched by npm at the pinned version and copied into the theme as resources.

# What the screens use, and the names a site may give its groups (site.toml, `icon`).
set(FIFTEEN_ICONS
    a-large-small accessibility armchair arrow-down arrow-left arrow-right arrow-up ban building-2 calendar-check check chevron-right circle-check
    circle-help clock delete door-closed ellipsis file-check file-text glasses globe hand hand-heart house id-card list-checks
    megaphone phone pill plus printer printer-check receipt-text rotate-ccw scan-line sofa ticket triangle-alert user-round users-round volume-2 volume-x wifi-off
    x
    arrow-left-right baby briefcase-medical calendar-days clipboard-list clipboard-pen credit-card handshake heart-handshake heart-pulse
    hospital landmark map-pin search shield-check stethoscope store umbrella wallet)

# fifteen_icons(target): adds the icons to `target` as :/fifteen/icons/<name>.svg
function(fifteen_icons TARGET)
  find_program(FIFTEEN_NPM npm REQUIRED)
  set(work "${CMAKE_CURRENT_BINARY_DIR}/icons")
  set(from "${CMAKE_CURRENT_FUNCTION_LIST_DIR}")
  set(files)
  set(copies)
  foreach(icon IN LISTS FIFTEEN_ICONS)
    list(APPEND files "${work}/${icon}.svg")
    list(APPEND copies "${work}/node_modules/lucide-static/icons/${icon}.svg")
  endforeach()
  add_custom_command(
    OUTPUT ${files}
    COMMAND ${CMAKE_COMMAND} -E make_directory "${work}"
    COMMAND ${CMAKE_COMMAND} -E copy "${from}/package.json" "${from}/package-lock.json" "${from}/.npmrc" "${work}"
    COMMAND ${CMAKE_COMMAND} -E chdir "${work}" ${FIFTEEN_NPM} ci --ignore-scripts --silent
    COMMAND ${CMAKE_COMMAND} -E copy ${copies} "${work}"
    # ninja compares times: the package's own are years old.
    COMMAND ${CMAKE_COMMAND} -E touch ${files}
    DEPENDS "${from}/package.json" "${from}/package-lock.json" "${from}/icons.cmake"
    COMMENT "Fetching the icons (npm ci lucide-static)"
    VERBATIM)
  set_source_files_properties(${files} PROPERTIES GENERATED TRUE)
  qt_add_resources(${TARGET} fifteen_icons PREFIX /fifteen/icons BASE "${work}" FILES ${files})
endfunction()
