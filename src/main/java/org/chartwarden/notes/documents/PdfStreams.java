package org.chartwarden.notes.documents;

import java.util.Set;

/**
 * Looks at the dictionaries of a PDF's streams before anything is unpacked (ISO 32000-1, 7.3.8 and
 * 7.4). A stream that is packed twice can become a million times its size in a step that nothing
 * can stop, so such documents are refused; so are encrypted ones, whose streams cannot be judged.
 */
final class PdfStreams {

  private static final Set<String> UNPACKING =
      Set.of("FlateDecode", "Fl", "LZWDecode", "LZW", "RunLengthDecode", "RL");

  private final byte[] bytes;
  private int at;
  private int packed;

  private PdfStreams(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Looks at a whole document, once over its bytes.
   *
   * @throws DocumentProblem when it is not to be unpacked
   */
  static void check(byte[] bytes) {
    new PdfStreams(bytes).check();
  }

  private void check() {
    while (at < bytes.length) {
      byte c = bytes[at++];
      if (c == '/') {
        name();
      } else if (c == 's' && word("tream")) {
        // What stands between the last object's end and here is this stream's dictionary.
        if (packed > 1) {
          throw DocumentProblem.inflates();
        }
        packed = 0;
      } else if (c == 'e' && (word("ndobj") || word("ndstream"))) {
        packed = 0;
      }
    }
  }

  private boolean word(String rest) {
    for (int i = 0; i < rest.length(); i++) {
      if (at + i >= bytes.length || bytes[at + i] != rest.charAt(i)) {
        return false;
      }
    }
    at += rest.length();
    return true;
  }

  /** A name, which may spell any letter as # and two digits. */
  private void name() {
    StringBuilder name = new StringBuilder();
    while (at < bytes.length && name.length() < 40 && regular(bytes[at])) {
      int c = bytes[at++];
      if (c == '#' && at + 1 < bytes.length) {
        int high = Character.digit(bytes[at], 16);
        int low = Character.digit(bytes[at + 1], 16);
        if (high >= 0 && low >= 0) {
          c = high * 16 + low;
          at += 2;
        }
      }
      name.append((char) c);
    }
    String text = name.toString();
    if (UNPACKING.contains(text)) {
      packed++;
    } else if (text.equals("Encrypt")) {
      throw DocumentProblem.encrypted();
    } else if (text.equals("Filter") && elsewhere()) {
      // The names of its filters stand in another object; no writer of documents does so.
      packed += 2;
    }
  }

  private boolean elsewhere() {
    int next = at;
    while (next < bytes.length
        && (bytes[next] == ' ' || bytes[next] == '\r' || bytes[next] == '\n')) {
      next++;
    }
    return next < bytes.length && bytes[next] >= '0' && bytes[next] <= '9';
  }

  private static boolean regular(byte c) {
    return c > ' ' && "/<>[](){}%".indexOf(c) < 0;
  }
}
