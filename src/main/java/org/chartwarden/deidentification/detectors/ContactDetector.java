package org.chartwarden.deidentification.detectors;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** E-mail, web and network addresses, telephone numbers. */
final class ContactDetector implements IdentifierDetector {

  private static final Pattern EMAIL =
      Pattern.compile("[\\p{L}\\d._%+-]{1,64}@[\\p{L}\\d-]{1,63}(?:\\.[\\p{L}\\d-]{1,63}){1,5}");
  private static final Pattern URL =
      Pattern.compile("(?iu)\\b(?:https?|ftp)://[^\\s\"'<>]{1,500}|\\bwww\\.[^\\s\"'<>]{1,500}");
  private static final Pattern IP =
      Pattern.compile("(?<![\\d.])(?:\\d{1,3}\\.){3}\\d{1,3}(?![\\d.]\\d|\\d)");
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\w.])(?:\\+?1[ .-]?)?(?:\\(\\d{3}\\)\\s?|\\d{3}[ .-])\\d{3}[ .-]\\d{4}(?!\\d)"
              + "(?:\\s?(?:x|ext\\.?)\\s?\\d{1,6})?"
              + "|(?<![\\w.])\\+\\d{1,3}(?:[ ().-]{1,2}\\d{1,5}){2,6}(?!\\d)"
              + "|(?<![\\w.])0\\d{2,5}[ /-]\\d{3,4}(?:[ -]\\d{2,4}){1,3}(?!\\d)");
  private static final Pattern LABELLED =
      Pattern.compile(
          "(?iu)\\b(?:phone|telephone|tel|telefon|fax|cell|mobile|pager|beeper|ext(?:ension)?|pgr)"
              + "\\b\\.?\\s{0,3}(?:no\\.?|number|#)?\\s{0,2}[:#]?\\s{0,3}(\\+?[\\d(][\\d ().-]{2,18}\\d)");

  @Override
  public void find(String text, Consumer<Identifier> found) {
    if (text.indexOf('@') >= 0) {
      all(EMAIL, IdentifierKind.EMAIL, 0, text, found);
    }
    all(URL, IdentifierKind.URL, 0, text, found);
    all(IP, IdentifierKind.URL, 0, text, found);
    all(NUMBER, IdentifierKind.PHONE, 0, text, found);
    all(LABELLED, IdentifierKind.PHONE, 1, text, found);
  }

  static void all(
      Pattern pattern, IdentifierKind kind, int group, String text, Consumer<Identifier> found) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      if (matcher.start(group) >= 0) {
        found.accept(new Identifier(kind, matcher.start(group), matcher.end(group)));
      }
    }
  }
}
