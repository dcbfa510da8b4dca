package org.chartwarden.notes.documents;

import java.util.Locale;

/**
 * A document as it came.
 *
 * @param bytes its bytes
 * @param mediaType declared media type in lower case without parameters; empty when none is
 * @param charset declared charset; empty when none is
 */
record DocumentContent(byte[] bytes, String mediaType, String charset) {

  /** Takes a Content-Type apart. */
  static DocumentContent of(byte[] bytes, String contentType) {
    String[] parts = contentType.split(";", 20);
    String charset = "";
    for (int i = 1; i < parts.length; i++) {
      String part = parts[i].strip();
      if (part.toLowerCase(Locale.ROOT).startsWith("charset=")) {
        charset = part.substring("charset=".length()).replace("\"", "").strip();
      }
    }
    return new DocumentContent(bytes, parts[0].strip().toLowerCase(Locale.ROOT), charset);
  }

  /** Whether the bytes begin with a text in ASCII, in any case, after white space. */
  static boolean begins(byte[] bytes, String ascii) {
    int at = 0;
    while (at < bytes.length && at < 1024 && (bytes[at] <= ' ')) {
      // White space, and the marks of a byte order, which are negative.
      at++;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (at + i >= bytes.length
          || Character.toLowerCase((char) bytes[at + i])
              != Character.toLowerCase(ascii.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
