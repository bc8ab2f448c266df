internal import CLibXML2
internal import SurveyModel

/// The only code that calls libxml2: one context for one document, its events handed to a ``TreeRecorder``.
///
/// Nothing here touches libxml2's global state, so any number of documents can be read at once.
enum SAXParser {
  /// Done once for the process; libxml2 asks for it before two threads begin.
  private static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  /// Reads a document whose bytes have passed ``DocumentGuard``.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - recorder: Takes the events, and the first fault.
  static func parse(_ bytes: [UInt8], into recorder: inout TreeRecorder) {
    guard isReady, let context = xmlNewParserCtxt() else {
      recorder.parserFault = ParserFault(kind: .limit, offset: 0)
      return
    }
    defer { xmlFreeParserCtxt(context) }
    guard let sax = context.pointee.sax else { return }
    install(on: sax)
    withUnsafeMutablePointer(to: &recorder) { recorder in
      context.pointee._private = UnsafeMutableRawPointer(recorder)
      // No network, no entities. No encoding is forced either: the guard has seen that the file is UTF-8 and claims
      // nothing else, and with a converter in between, each byte offset would cost a conversion of the rest.
      // libxml2's own limits (10 MB here and there, different in every version) are lifted, because ours are checked
      // before and during the reading, and without a document type there is nothing that could grow.
      let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_HUGE.rawValue)
      let document = bytes.withUnsafeBufferPointer { buffer in
        buffer.withMemoryRebound(to: CChar.self) {
          xmlCtxtReadMemory(context, $0.baseAddress, Int32(clamping: $0.count), nil, nil, options)
        }
      }
      // A document can come back even when the parser was stopped: only our own faults say whether reading went well.
      if let document { xmlFreeDoc(document) }
      context.pointee._private = nil
    }
  }

  private static func install(on sax: UnsafeMutablePointer<xmlSAXHandler>) {
    sax.pointee.characters = nil
    sax.pointee.ignorableWhitespace = nil
    sax.pointee.cdataBlock = nil
    sax.pointee.comment = nil
    sax.pointee.processingInstruction = nil
    sax.pointee.reference = nil
    sax.pointee.warning = nil
    sax.pointee.error = nil
    sax.pointee.fatalError = nil
    sax.pointee.startElementNs = { context, _, _, uri, _, _, _, _, _ in
      guard let (parser, recorder) = SAXParser.state(context) else { return }
      var namespace: Int32 = -1
      if let uri {
        // libxml2 keeps one copy of each name for as long as its context lives.
        namespace = recorder.pointee.namespaceIndex(key: UInt(bitPattern: uri)) { String(cString: uri) }
      }
      recorder.pointee.startElement(at: Int(sonde_xml_byte_offset(parser)), namespace: namespace)
      if recorder.pointee.fault != nil { xmlStopParser(parser) }
    }
    sax.pointee.endElementNs = { context, _, _, _ in
      guard let (parser, recorder) = SAXParser.state(context) else { return }
      recorder.pointee.endElement(at: Int(sonde_xml_byte_offset(parser)))
    }
    sax.pointee.internalSubset = { context, _, _, _ in
      guard let (parser, recorder) = SAXParser.state(context) else { return }
      SAXParser.stop(parser, recorder, .documentType)
    }
    // The closure's type is inferred: libxml2 2.12 made the second parameter const.
    sax.pointee.serror = { context, error in
      guard let (parser, recorder) = SAXParser.state(context), let error else { return }
      guard error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
      SAXParser.stop(parser, recorder, SAXParser.kind(ofCode: error.pointee.code, name: error.pointee.str1))
    }
  }

  /// libxml2 passes its own context to every handler, and ours rides on it.
  private static func state(_ context: UnsafeMutableRawPointer?) -> (
    xmlParserCtxtPtr, UnsafeMutablePointer<TreeRecorder>
  )? {
    guard let parser = context?.assumingMemoryBound(to: xmlParserCtxt.self) else { return nil }
    guard let object = parser.pointee._private else { return nil }
    return (parser, object.assumingMemoryBound(to: TreeRecorder.self))
  }

  private static func stop(
    _ parser: xmlParserCtxtPtr, _ recorder: UnsafeMutablePointer<TreeRecorder>, _ kind: ParserFault.Kind
  ) {
    if recorder.pointee.parserFault == nil {
      recorder.pointee.parserFault = ParserFault(kind: kind, offset: max(0, Int(sonde_xml_byte_offset(parser))))
    }
    xmlStopParser(parser)
  }

  private static func kind(ofCode code: Int32, name: UnsafePointer<CChar>?) -> ParserFault.Kind {
    switch UInt32(bitPattern: code) {
    case XML_NS_ERR_UNDEFINED_NAMESPACE.rawValue: .unboundPrefix(name.map { String(cString: $0) } ?? "")
    case XML_ERR_INTERNAL_ERROR.rawValue, XML_ERR_NO_MEMORY.rawValue, XML_ERR_NAME_TOO_LONG.rawValue: .limit
    default: .other
    }
  }
}
