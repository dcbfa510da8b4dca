package org.chartwarden.agent.language;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.agent.language.text.Tokenizer;
import org.chartwarden.notes.vocabulary.Kind;

/** Finds text that is to be taken over word for word. */
final class Dictation {

  private static final Pattern ANNOUNCED =
      Pattern.compile(
          "(?:free[ -]?text|comments?|notes?|referral text|narrative|message|reason for referral|reason|following text|body|verbatim|says?|reads?|stating|include)\\b[^:\"\\n]{0,60}:\\s*(\\S.{9,})",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern SBAR =
      Pattern.compile("(?:^|\\s)((?:S(?:ituation)?\\s*[:=-]).{10,})", Pattern.DOTALL);

  private static final Pattern QUOTATION =
      Pattern.compile("\"([^\"]+)\"|(?<=[\\s(:])'([^']{12,})'(?=[\\s).,;]|$)|<<([^<>]{3,})>>");

  private Dictation() {}

  /** The quoted text of the clause or instruction, else what an announcing colon leads in. */
  static String in(Frame frame, String instruction) {
    boolean free = !frame.concepts(Kind.SPECIALTY, Kind.IMAGING).isEmpty();
    Optional<String> own =
        frame.chunks().stream()
            .filter(c -> c.is("<quote>"))
            .map(c -> original(c, instruction))
            .max(Comparator.comparingInt(String::length));
    return own.isPresent() ? own.get() : free ? quoted(instruction, true) : null;
  }

  private static String original(Chunk quote, String instruction) {
    String all = instruction.substring(quote.start(), quote.end());
    int marks = (all.length() - quote.raw().length()) / 2;
    return all.substring(marks, all.length() - marks);
  }

  /** The longest quotation of the instruction in its original characters, if it is a text. */
  private static String quoted(String instruction, boolean announcedToo) {
    String plain = Tokenizer.plain(instruction);
    String best = null;
    Matcher matcher = QUOTATION.matcher(plain);
    while (matcher.find()) {
      int group = matcher.group(1) != null ? 1 : matcher.group(2) != null ? 2 : 3;
      String text = instruction.substring(matcher.start(group), matcher.end(group));
      if (text.strip().contains(" ") && (best == null || text.length() > best.length())) {
        best = text;
      }
    }
    if (best != null || !announcedToo) {
      return best;
    }
    Matcher announced = ANNOUNCED.matcher(plain);
    if (announced.find()) {
      return instruction.substring(announced.start(1), announced.end(1)).strip();
    }
    Matcher sbar = SBAR.matcher(plain);
    return sbar.find() ? instruction.substring(sbar.start(1), sbar.end(1)).strip() : null;
  }

  /** Where unquoted dictated text begins, so that it is not read as instructions; -1 for none. */
  static int unquotedStart(String instruction) {
    String plain = Tokenizer.plain(instruction);
    if (quoted(instruction, false) != null
        || !plain
            .toLowerCase(java.util.Locale.ROOT)
            .matches("(?s).*\\b(refer|referral|consult|order|consultation)\\b.*")) {
      return -1;
    }
    Matcher announced = ANNOUNCED.matcher(plain);
    if (announced.find()) {
      return announced.start(1);
    }
    Matcher sbar = SBAR.matcher(plain);
    return sbar.find() ? sbar.start(1) : -1;
  }
}
