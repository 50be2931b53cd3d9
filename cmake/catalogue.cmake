# The Chinese messages: po/zh_CN.po → msgfmt → bytes in the library <target>, where base/catalogue.cpp looks them up.
find_program(MSGFMT msgfmt REQUIRED)

function(embed_catalogue target)
  set(messages ${CMAKE_CURRENT_BINARY_DIR}/zh_CN.mo)
  add_custom_command(
    OUTPUT ${messages}
    COMMAND ${MSGFMT} --endianness=little --output-file=${messages} ${PROJECT_SOURCE_DIR}/po/zh_CN.po
    DEPENDS ${PROJECT_SOURCE_DIR}/po/zh_CN.po
    COMMENT "Compiling the Chinese messages"
    VERBATIM)
  embed_files(${target} pipeline::base::catalogue_files BASE ${CMAKE_CURRENT_BINARY_DIR} FILES ${messages})
endfunction()
