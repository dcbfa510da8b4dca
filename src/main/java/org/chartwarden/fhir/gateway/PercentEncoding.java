package org.chartwarden.fhir.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Percent-encoded text of addresses and forms; a {@code +} is a blank. */
public final class PercentEncoding {

  private PercentEncoding() {}

  /**
   * Decodes text, strictly where URLDecoder would patch it up.
   *
   * @throws IllegalArgumentException for a broken escape, bytes that are no UTF-8, a surrogate that
   *     stands alone, and the character NUL, which no element of FHIR can hold; the message says
   *     what is wrong
   */
  public static String decoded(String text) {
    if (isPlain(text)) {
      return text;
    }
    try {
      String decoded =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(bytes(text))
              .toString();
      if (decoded.indexOf('\0') >= 0) {
        throw new IllegalArgumentException("holds a NUL character");
      }
      return decoded;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("is no UTF-8 text", e);
    }
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%' || c == '+' || c == 0 || c > 126) {
        return false;
      }
    }
    return true;
  }

  private static ByteBuffer bytes(String text) throws CharacterCodingException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
        int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
        if (high < 0 || low < 0) {
          throw new IllegalArgumentException("is not percent-encoded properly");
        }
        bytes.write(high * 16 + low);
        i += 2;
      } else if (c < 128) {
        bytes.write(c == '+' ? ' ' : c);
      } else {
        int end = Character.isHighSurrogate(c) && i + 1 < text.length() ? i + 2 : i + 1;
        bytes.writeBytes(encoded(text.substring(i, end)));
        i = end - 1;
      }
    }
    return ByteBuffer.wrap(bytes.toByteArray());
  }

  /** A lone surrogate has no encoding and fails. */
  private static byte[] encoded(String characters) throws CharacterCodingException {
    ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(characters));
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    return bytes;
  }
}
