#pragma once
// The one place that knows which libxml2 is installed. Everything from 2.9.14 to 2.15 builds with these headers.
#include <libxml/xmlversion.h>
// Where libxml2 uses ICU, its headers would bring ICU's, whose types clash with Foundation's own copy of them.
#undef LIBXML_ICU_ENABLED
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

/// Releases memory that libxml2 allocated. `xmlFree` itself is a mutable global, which Swift 6 refuses to read.
static inline void sonde_xml_free(void *memory) { xmlFree(memory); }

/// The parser's position in bytes from the start of the document, or -1 when it does not know.
static inline long sonde_xml_byte_offset(xmlParserCtxtPtr context) {
#if LIBXML_VERSION >= 21500
  unsigned long offset = 0;
  if (xmlCtxtGetInputPosition(context, 0, NULL, NULL, NULL, &offset) != 0) return -1;
  return (long)offset;
#else
  return xmlByteConsumed(context);
#endif
}
