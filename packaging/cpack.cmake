# SPDX-License-Identifier: GPL-3.0-or-later
# What is installed, and the Debian package of it: cmake --build --preset release && cpack --config build/release/CPackConfig.cmake
# Included at the end of the top CMakeLists.txt.
include(GNUInstallDirs)

install(TARGETS binnacle RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES ${CMAKE_CURRENT_LIST_DIR}/binnacle.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${CMAKE_CURRENT_LIST_DIR}/binnacle.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(FILES ${CMAKE_CURRENT_LIST_DIR}/io.github.binnacle.Binnacle.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES ${CMAKE_SOURCE_DIR}/LICENSES/Apache-2.0.txt ${CMAKE_SOURCE_DIR}/LICENSES/GPL-3.0-or-later.txt
        DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/binnacle)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME binnacle)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "The Binnacle developers")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Data browser and editor for Aerospike")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION database)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Loaded or looked up while it runs, so the linker knows nothing of them.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "fonts-inter, fonts-jetbrains-mono")
include(CPack)
