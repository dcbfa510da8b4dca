package org.chartwarden.platform;

/** Texts of others as a message shows them: no longer than a line can be. */
public final class Shown {

  private Shown() {}

  /** The text, or its beginning with an ellipsis when it has more characters than {@code most}. */
  public static String of(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    boolean halved = most > 0 && Character.isHighSurrogate(text.charAt(most - 1));
    return text.substring(0, halved ? most - 1 : most) + "\u2026";
  }
}
