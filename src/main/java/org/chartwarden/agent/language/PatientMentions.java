package org.chartwarden.agent.language;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.agent.language.text.Token;
import org.chartwarden.agent.language.text.Tokenizer;
import org.chartwarden.evidence.TextSpan;

/** Finds where a task names patients: by record number, by reference, by name and birth date. */
public final class PatientMentions {

  private static final Pattern RECORD_NUMBER = Pattern.compile("[A-Za-z]{1,3}\\d{5,}");
  private static final Pattern ID_LIKE = Pattern.compile("(?=.*\\d{3})[A-Za-z0-9]{4,20}");

  /** Numbers of the trial registry look like record numbers. */
  private static final Pattern TRIAL = Pattern.compile("(?i)NCT\\d{8}");

  private static final Set<String> ID_CUES =
      Set.of("mrn", "patient", "pt", "#", "mr", "id", "chart", "number", "no", "medical");

  private PatientMentions() {}

  /**
   * The mentions of the instruction in order, each patient once; those of the context when the
   * instruction names none.
   */
  public static List<PatientMention> of(String instruction, String context) {
    List<PatientMention> mentions = distinct(in(instruction, PatientMention.Source.INSTRUCTION));
    return mentions.isEmpty() && context != null
        ? distinct(in(context, PatientMention.Source.CONTEXT))
        : mentions;
  }

  /** Every mention of one text, in order, repeats included. */
  public static List<PatientMention> in(String text, PatientMention.Source source) {
    List<Token> tokens = Tokenizer.tokens(text, word -> word);
    PatientMention[] at = new PatientMention[tokens.size()];
    boolean[] taken = new boolean[tokens.size()];
    for (int i = 0; i < tokens.size(); i++) {
      recordNumber(text, tokens, i, source, at, taken);
    }
    PatientNames.labelledNames(text, tokens, source, at, taken);
    for (int i = 0; i < tokens.size(); i++) {
      PatientNames.birthDate(text, tokens, i, source, at, taken);
    }
    for (int i = 0; i < tokens.size(); i++) {
      PatientNames.cuedName(text, tokens, i, source, at, taken);
    }
    boolean none = java.util.Arrays.stream(at).allMatch(m -> m == null);
    for (int i = 0; none && source == PatientMention.Source.INSTRUCTION && i < tokens.size(); i++) {
      PatientNames.bareName(text, tokens, i, source, at, taken);
    }
    PatientNames.again(text, tokens, source, at, taken);
    List<PatientMention> found = new ArrayList<>();
    for (PatientMention mention : at) {
      if (mention != null) {
        found.add(mention);
      }
    }
    return found;
  }

  private static List<PatientMention> distinct(List<PatientMention> mentions) {
    List<PatientMention> kept = new ArrayList<>();
    for (PatientMention mention : mentions) {
      if (kept.stream().noneMatch(mention::sameAs)) {
        kept.add(mention);
      }
    }
    return kept;
  }

  private static void recordNumber(
      String text,
      List<Token> tokens,
      int i,
      PatientMention.Source source,
      PatientMention[] at,
      boolean[] taken) {
    Token token = tokens.get(i);
    if (taken[i] || token.type() == Token.Type.SYMBOL || token.type() == Token.Type.NEWLINE) {
      return;
    }
    boolean slash = i > 1 && tokens.get(i - 1).is("/") && tokens.get(i - 2).is("patient");
    if (slash && token.end() > token.start()) {
      int last = i;
      while (last + 1 < tokens.size()
          && tokens.get(last + 1).start() == tokens.get(last).end() + 1
          && text.charAt(tokens.get(last).end()) == '-') {
        last++;
      }
      String id = text.substring(token.start(), tokens.get(last).end());
      put(text, tokens, i - 2, last, source, null, "Patient/" + id, null, null, at, taken);
      return;
    }
    if (TRIAL.matcher(token.text()).matches()) {
      return;
    }
    boolean shaped = RECORD_NUMBER.matcher(token.text()).matches();
    boolean cued = ID_LIKE.matcher(token.text()).matches() && cuedId(tokens, i);
    if ((shaped && token.isWord())
        || (cued && token.type() != Token.Type.QUOTED)
        || (token.type() == Token.Type.QUOTED && shaped)) {
      put(
          text,
          tokens,
          i,
          i,
          source,
          token.text().toUpperCase(Locale.ROOT),
          null,
          null,
          null,
          at,
          taken);
    }
  }

  private static boolean cuedId(List<Token> tokens, int i) {
    int j = i - 1;
    while (j >= 0
        && i - j < 4
        && Set.of("of", "is", ":", "=", "#", "no", ".", "-", "(").contains(tokens.get(j).word())) {
      if (tokens.get(j).is("#")) {
        return true;
      }
      j--;
    }
    return j >= 0 && ID_CUES.contains(tokens.get(j).word());
  }

  static void put(
      String text,
      List<Token> tokens,
      int first,
      int last,
      PatientMention.Source source,
      String mrn,
      String reference,
      String name,
      LocalDate birthDate,
      PatientMention[] at,
      boolean[] taken) {
    int start = tokens.get(first).start();
    int end = tokens.get(last).end();
    for (int k = first; k <= last; k++) {
      taken[k] = true;
    }
    at[first] =
        new PatientMention(
            source,
            new TextSpan(start, end, text.substring(start, end)),
            mrn,
            reference,
            name,
            birthDate);
  }
}
