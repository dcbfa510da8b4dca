package org.chartwarden.notes.vocabulary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chartwarden.notes.text.Token;

/**
 * One form for the spellings of a word: American for British, singular for plural. The form is only
 * compared with itself, so it need not be a word.
 */
public final class Spelling {

  private static final int SHORTEST_PLURAL = 4;

  private Spelling() {}

  /** The tokens with this form as their keys. */
  public static List<Token> of(List<Token> tokens) {
    List<Token> same = new ArrayList<>(tokens.size());
    for (Token token : tokens) {
      String key = token.isWord() ? of(token.key()) : token.key();
      same.add(
          key.equals(token.key())
              ? token
              : new Token(
                  token.start(),
                  token.end(),
                  token.kind(),
                  token.raw(),
                  key,
                  token.number(),
                  token.spaced(),
                  token.breaks()));
    }
    return same;
  }

  /** The form of every word of a phrase. */
  public static String phrase(String phrase) {
    StringBuilder out = new StringBuilder(phrase.length());
    int i = 0;
    while (i < phrase.length()) {
      int end = i;
      while (end < phrase.length() && Character.isLetterOrDigit(phrase.charAt(end))) {
        end++;
      }
      if (end > i) {
        out.append(of(phrase.substring(i, end).toLowerCase(Locale.ROOT)));
        i = end;
      } else {
        out.append(phrase.charAt(i++));
      }
    }
    return out.toString();
  }

  /** The form of a word in lower case. */
  public static String of(String word) {
    String form = word;
    if (form.indexOf('e') > 0) {
      form = form.indexOf('a') >= 0 ? form.replace("ae", "e") : form;
      form = form.indexOf('o') >= 0 ? form.replace("oe", "e") : form;
    }
    if (form.length() >= SHORTEST_PLURAL) {
      if (form.contains("our")) {
        form =
            form.replace("tumour", "tumor")
                .replace("labour", "labor")
                .replace("behaviour", "behavior");
      }
      boolean plural =
          form.endsWith("s")
              && !form.endsWith("ss")
              && !form.endsWith("us")
              && !form.endsWith("is");
      form = plural ? form.substring(0, form.length() - 1) : form;
    }
    if (form.length() > 7) {
      form = form.replace("isation", "ization");
      if (form.endsWith("ised") || form.endsWith("ising") || form.endsWith("ise")) {
        int at = form.lastIndexOf("is");
        form = form.substring(0, at) + "iz" + form.substring(at + 2);
      }
    }
    return form;
  }
}
