package org.chartwarden.fhir.search.types;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.search.SearchParam;

/** Texts of queries and of the index: escapes, normal form, keys of bounded length. */
public final class SearchText {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final int MAX_KEY_BYTES = 800;

  /** Letters that Unicode does not take apart into a letter and a mark. */
  private static final Map<Character, String> LETTERS =
      Map.of(
          'ß', "ss", 'ø', "o", 'ł', "l", 'đ', "d", 'æ', "ae", 'œ', "oe", 'ð', "d", 'þ', "th", 'ı',
          "i");

  private SearchText() {}

  /** Splits at a separator that no backslash precedes; the parts keep their escapes. */
  public static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        part.append(c).append(text.charAt(++i));
      } else if (c == separator) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }

  /** Takes out the escapes of FHIR R4, section 3.1.1.4.0.3. */
  public static String unescape(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length() && ",|$\\".indexOf(text.charAt(i + 1)) >= 0) {
        c = text.charAt(++i);
      }
      plain.append(c);
    }
    return plain.toString();
  }

  /** Puts the escapes in that {@link #unescape} takes out. */
  public static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (",|$\\".indexOf(c) >= 0) {
        escaped.append('\\');
      }
      escaped.append(c);
    }
    return escaped.toString();
  }

  /** Lower case, without accents, blanks collapsed. */
  public static String normal(String text) {
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
    String plain = MARKS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
    StringBuilder letters = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      String replacement = c < 128 ? null : LETTERS.get(c);
      if (replacement == null) {
        letters.append(c);
      } else {
        letters.append(replacement);
      }
    }
    return withoutNul(BLANKS.matcher(letters).replaceAll(" ").strip());
  }

  /**
   * The text itself, or a prefix with a digest where it is too long for an index entry; equal texts
   * have equal keys.
   */
  public static String key(String text) {
    String clean = withoutNul(text);
    byte[] bytes = clean.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= MAX_KEY_BYTES) {
      return clean;
    }
    int end = Character.isHighSurrogate(clean.charAt(99)) ? 99 : 100;
    return clean.substring(0, end) + "#" + digest(bytes);
  }

  /** A key that does not tell upper from lower case. */
  public static String caselessKey(String text) {
    return key(text.toLowerCase(Locale.ROOT));
  }

  /** The smallest text that is larger than every text with this prefix, in byte order. */
  static String after(String prefix) {
    return prefix + Character.toString(Character.MAX_CODE_POINT);
  }

  /** A text of the client as a message repeats it: not longer than a line. */
  public static String shown(String text) {
    int most = 120;
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most)
        + "...";
  }

  static FhirProblem badValue(SearchParam param, String value, String wanted) {
    return FhirProblem.invalid(
        "invalid-search-value",
        "the value '"
            + shown(value)
            + "' of the search parameter "
            + param.name()
            + " is not "
            + wanted);
  }

  private static String withoutNul(String text) {
    return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
