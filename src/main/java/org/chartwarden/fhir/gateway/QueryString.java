package org.chartwarden.fhir.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chartwarden.fhir.model.FhirProblem;

/** URL-encoded search parameters, in a query or a form body. */
public final class QueryString {

  private QueryString() {}

  /**
   * Decodes names and values in order. A {@code +} becomes a blank, as in forms; a parameter
   * without {@code =} has an empty value.
   *
   * @throws FhirProblem 400 naming the parameter whose percent-encoding is broken
   */
  public static List<Map.Entry<String, String>> parse(String encoded) {
    List<Map.Entry<String, String>> found = new ArrayList<>();
    if (encoded == null) {
      return found;
    }
    for (String pair : encoded.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        found.add(Map.entry(decoded(name, pair), decoded(value, pair)));
      }
    }
    return found;
  }

  /** Strict: what is no UTF-8 or holds a NUL is refused, where URLDecoder would patch it up. */
  private static String decoded(String text, String pair) {
    if (isPlain(text)) {
      return text;
    }
    try {
      ByteBuffer bytes = bytes(text, pair);
      String decoded =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(bytes)
              .toString();
      if (decoded.indexOf('\0') >= 0) {
        throw broken(pair, "holds a NUL character");
      }
      return decoded;
    } catch (CharacterCodingException e) {
      throw broken(pair, "is no UTF-8 text");
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

  private static ByteBuffer bytes(String text, String pair) throws CharacterCodingException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
        int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
        if (high < 0 || low < 0) {
          throw broken(pair, "is not percent-encoded properly");
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

  private static FhirProblem broken(String pair, String fault) {
    String shown = pair.length() > 100 ? pair.substring(0, 100) + "..." : pair;
    return FhirProblem.invalid(
        "bad-encoding", "the parameter '" + shown.replace("\0", "\\0") + "' " + fault);
  }
}
