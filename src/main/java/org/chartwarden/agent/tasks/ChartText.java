package org.chartwarden.agent.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.llm.HiddenCharacters;
import org.chartwarden.platform.Json;

/**
 * Free text of the chart in what a run tells. It is data, whoever wrote it: sentences of it are
 * marked as such, and nothing in it can become a link, an image or markup where an answer is shown.
 * Pure.
 */
final class ChartText {

  /** Stands behind words that a run took from the chart. */
  static final String MARK = " [text of the chart]";

  private static final int WORDS = 5;
  private static final int SENTENCE = 25;
  private static final int LONG_NAME = 60;
  private static final int MOST_SENTENCES = 2000;
  private static final int LONGEST = 2000;

  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+|\\R|\\t");
  private static final Pattern SCHEME =
      Pattern.compile(
          "(?iu)\\b(https?|ftps?|wss?|file|sftp|smb|ldap|gopher)(\\s*):(?=\\s*[/\\\\]{2})");
  private static final Pattern ACTIVE_SCHEME =
      Pattern.compile(
          "(?iu)\\b(javascript|vbscript|mailto|tel|sms)\\s*:(?=\\S)|(?iu)\\b(data):(?=[\\w.+-]{0,40}[/;,])");
  private static final Pattern BARE_HOST = Pattern.compile("(?iu)\\bwww\\.(?=\\w)");
  private static final Pattern LINK = Pattern.compile("\\](?=\\s*[(\\[])");
  private static final Pattern IMAGE = Pattern.compile("!(?=\\[)");
  private static final Pattern TAG =
      Pattern.compile(
          "<(?=[/!?]?\\p{Alpha}[^<>]{0,2000}>)|<(?=(?i:/?(?:a|img|script|iframe|svg|link|style|object|"
              + "embed|form|meta|body|html|base|input|video|audio|math|details)\\b))|<(?=!--)");

  private ChartText() {}

  /**
   * A text that no reader of it turns into a link, an image or markup, and in which nothing is
   * hidden. Numbers, units and plain words stay as they are.
   */
  static String inert(String text) {
    String plain = HiddenCharacters.shown(text);
    if (plain.indexOf(':') < 0
        && plain.indexOf('<') < 0
        && plain.indexOf(']') < 0
        && plain.indexOf('.') < 0) {
      return plain;
    }
    plain =
        SCHEME
            .matcher(plain)
            .replaceAll(found -> defanged(found.group(1)) + found.group(2) + "[:]");
    plain = ACTIVE_SCHEME.matcher(plain).replaceAll("$1$2[:]");
    plain = BARE_HOST.matcher(plain).replaceAll("www[.]");
    plain = IMAGE.matcher(plain).replaceAll("! ");
    plain = LINK.matcher(plain).replaceAll("] ");
    return TAG.matcher(plain).replaceAll("‹");
  }

  private static String defanged(String scheme) {
    return scheme.regionMatches(true, 0, "http", 0, 4) ? "hxxp" + scheme.substring(4) : scheme;
  }

  /** The list with every text in it inert. */
  static ArrayNode inert(ArrayNode values) {
    return (ArrayNode) Json.mapTexts(values, ChartText::inert);
  }

  /**
   * Adds what a result holds of the words of the chart: sentences, and whatever could be active.
   *
   * @param every whether all sentences are wanted; else only what is too long for a usual name
   */
  static void sentences(JsonNode value, boolean every, Set<String> sentences) {
    if (value.isTextual()) {
      for (String part : SENTENCE_END.split(value.textValue())) {
        String sentence = part.strip();
        if (sentences.size() < MOST_SENTENCES
            && sentence.length() <= LONGEST
            && (sentence.length() > LONG_NAME
                || every && wordy(sentence)
                || sentence.length() > 8 && !inert(sentence).equals(sentence))) {
          sentences.add(sentence);
        }
      }
    }
    value.forEach(item -> sentences(item, every, sentences));
  }

  private static boolean wordy(String sentence) {
    return sentence.length() >= SENTENCE && sentence.split("\\s+", WORDS + 1).length >= WORDS;
  }

  /** A text in which every sentence of the chart stands in quotation marks with a mark behind. */
  static String marked(String text, Collection<String> sentences) {
    String marked = text;
    Set<String> longestFirst = new LinkedHashSet<>();
    sentences.stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .forEach(longestFirst::add);
    for (String sentence : longestFirst) {
      int at = marked.indexOf(sentence);
      if (at >= 0 && !inMark(marked, at, sentence.length())) {
        marked = marked.replace(sentence, "“" + sentence + "”" + MARK);
      }
    }
    return marked;
  }

  private static boolean inMark(String text, int at, int length) {
    int open = text.lastIndexOf('“', at);
    int close = text.indexOf('”', at + length);
    return open >= 0
        && close > 0
        && text.lastIndexOf('”', at) <= open
        && text.startsWith(MARK, close + 1);
  }
}
