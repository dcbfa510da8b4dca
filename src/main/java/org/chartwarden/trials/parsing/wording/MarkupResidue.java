package org.chartwarden.trials.parsing.wording;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/** Signs of a page that came along with the words: {@code &ge;}, {@code <br>}, {@code **}. */
final class MarkupResidue implements Rewording {

  private static final Pattern ENTITY = Pattern.compile("&(#?\\w{2,8});");

  private static final Pattern TAG =
      Pattern.compile(
          "(?i)</?(?:p|br|b|i|u|em|strong|sup|sub|li|ul|ol|span|div|font|a|h\\d)(?:\\s[^<>]{0,80})?/?>|\\*\\*|__|(?<=\\s|^)_(?=\\p{L})|(?<=\\p{L})_(?=[\\s.,;)]|$)");

  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("le", "≤"),
          Map.entry("ge", "≥"),
          Map.entry("amp", "&"),
          Map.entry("nbsp", " "),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("#39", "'"),
          Map.entry("deg", "°"),
          Map.entry("micro", "µ"),
          Map.entry("plusmn", "±"),
          Map.entry("times", "×"),
          Map.entry("ndash", "-"),
          Map.entry("mdash", "-"),
          Map.entry("rsquo", "'"),
          Map.entry("alpha", "alpha"),
          Map.entry("beta", "beta"));

  /** Marks of the width of a Chinese letter, which no blank follows. */
  private static final Map<String, String> WIDE =
      Map.of(
          "，", ", ", "；", "; ", "：", ": ", "（", " (", "）", ") ", "、", ", ", "。", ". ", "≧", "≥",
          "≦", "≤", "～", "-");

  private static final Pattern WIDE_MARK = Pattern.compile("[，；：（）、。≧≦～]");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    WrittenText plain = text;
    Matcher wide = WIDE_MARK.matcher(plain.text());
    while (wide.find()) {
      plain = plain.replaced(wide.start(), wide.end(), WIDE.get(wide.group()));
      wide = WIDE_MARK.matcher(plain.text());
    }
    Matcher entity = ENTITY.matcher(plain.text());
    int at = 0;
    while (entity.find(at)) {
      String sign = SIGNS.get(entity.group(1).toLowerCase(Locale.ROOT));
      at = sign == null ? entity.end() : entity.start() + (sign.equals("&") ? 0 : sign.length());
      if (sign != null) {
        plain = plain.replaced(entity.start(), entity.end(), sign);
        entity = ENTITY.matcher(plain.text());
      }
    }
    Matcher tag = TAG.matcher(plain.text());
    while (tag.find()) {
      plain = plain.without(tag.start(), tag.end());
      tag = TAG.matcher(plain.text());
    }
    return plain;
  }
}
