package org.chartwarden.audit;

import org.chartwarden.platform.Json;

/**
 * The detail of an entry, a JSON object, as it is written member by member. Every read has one, and
 * its members are few and plain, so no tree is made of them.
 */
final class DetailText {

  /** Without the brace at the end. */
  private final StringBuilder text = new StringBuilder(256).append('{');

  /** Adds a member, unless its value is empty. */
  DetailText member(String name, String value) {
    if (value.isEmpty()) {
      return this;
    }
    name(name);
    if (plain(value)) {
      text.append('"').append(value).append('"');
    } else {
      text.append(Json.writeValue(storable(value)));
    }
    return this;
  }

  /** Adds a number. */
  DetailText member(String name, int value) {
    name(name);
    text.append(value);
    return this;
  }

  private void name(String name) {
    if (text.length() > 1) {
      text.append(',');
    }
    text.append('"').append(name).append("\":");
  }

  /** The object. */
  String object() {
    return text.append('}').toString();
  }

  /** The members of another object, and these behind them. */
  String behind(String detail) {
    if (text.length() == 1) {
      return detail;
    }
    if (!detail.equals("{}")) {
      text.setCharAt(0, ',');
      text.insert(0, detail, 0, detail.length() - 1);
    }
    return object();
  }

  /** The text without what neither JSON of ours nor the database takes: NUL and half characters. */
  private static String storable(String value) {
    StringBuilder text = new StringBuilder(value.length());
    value
        .codePoints()
        .map(
            c ->
                c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
                    ? '\uFFFD'
                    : c)
        .forEach(text::appendCodePoint);
    return text.toString();
  }

  /** Whether a text stands in JSON as it is. */
  private static boolean plain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }
}
