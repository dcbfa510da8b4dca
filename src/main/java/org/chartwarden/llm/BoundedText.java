package org.chartwarden.llm;

/** Text from outside in a message to a model. */
public final class BoundedText {

  private BoundedText() {}

  /** The text between two lines that it does not hold, so that nothing in it can end it. */
  public static String of(String text) {
    int number = 1;
    while (text.contains("----- boundary " + number)) {
      number++;
    }
    String line = "----- boundary " + number + " -----";
    return line + "\n" + text + "\n" + line;
  }
}
