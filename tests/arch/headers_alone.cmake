# SPDX-License-Identifier: GPL-3.0-or-later
# headers_alone(TARGET ROOT FOLDER…) makes an object library with one tiny source for each header below the folders. A header
# that leans on what others include before it does not compile there; the failing source is named after the header.
function(headers_alone TARGET ROOT)
  set(PATTERNS)
  foreach(FOLDER ${ARGN})
    list(APPEND PATTERNS ${ROOT}/${FOLDER}/*.h)
  endforeach()
  file(GLOB_RECURSE HEADERS RELATIVE ${ROOT} CONFIGURE_DEPENDS ${PATTERNS})

  set(SOURCES)
  foreach(HEADER ${HEADERS})
    set(SOURCE ${CMAKE_CURRENT_BINARY_DIR}/${TARGET}/${HEADER}.cpp)
    # Twice, so that a header without a guard fails too. Written only when it changes: nothing is compiled again for it.
    file(CONFIGURE OUTPUT ${SOURCE} CONTENT "#include \"${HEADER}\"\n#include \"${HEADER}\"\n" @ONLY)
    list(APPEND SOURCES ${SOURCE})
  endforeach()

  add_library(${TARGET} OBJECT ${SOURCES})
  # Nothing runs, so it is only parsed as fast as it goes; warnings are those of the project.
  target_compile_options(${TARGET} PRIVATE -O0 -g0)
  set_target_properties(${TARGET} PROPERTIES LINKER_LANGUAGE CXX AUTOMOC OFF)
endfunction()
