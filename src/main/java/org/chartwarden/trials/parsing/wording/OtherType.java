package org.chartwarden.trials.parsing.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/**
 * "Another type of arthritis, psoriatic or gouty": psoriatic arthritis or gouty arthritis. Without
 * kinds it is another arthritis than the one that the trial is about.
 */
final class OtherType implements Rewording {

  private static final String OPENING =
      "^\\W*(?:(?:has|have|having|had|presence of|history of|diagnosis of|with|any)\\s+)*(another|other|different)\\s+(?:(?:sub)?types?|forms?|kinds?|sorts?|variants?)\\s+of\\s+";

  private static final Pattern LISTED =
      Pattern.compile(
          "(?i)"
              + OPENING
              + "((?:[\\p{L}-]+\\s+){0,3}[\\p{L}-]+)\\s*(?:[,:(]|[,(]?\\s*(?:such as|e\\.g\\.,?|i\\.e\\.,?|including))\\s*([\\p{L}\\d\\s,/-]+?)\\s*\\)?\\s*\\.?\\s*$");

  private static final Pattern KIND = Pattern.compile("[\\p{L}\\d-]+(?:\\s[\\p{L}\\d-]+)?");

  /** Kinds that are read over beside a name. */
  private static final Pattern VAGUE =
      Pattern.compile("(?i)\\b(?:secondary|primary|related|specific|unspecified|other|current)\\b");

  private static final Pattern ALONE =
      Pattern.compile(
          "(?i)\\b(another|other|different)(\\s+(?:(?:sub)?types?|forms?|kinds?|sorts?|variants?)\\s+of)\\s+(?=\\p{L})");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    Matcher listed = LISTED.matcher(text.text());
    if (listed.find()) {
      List<String> kinds = new ArrayList<>();
      for (String one : listed.group(3).split("\\s*(?:,|/|\\bor\\b|\\band\\b)\\s*")) {
        if (!one.isBlank()) {
          kinds.add(one.strip());
        }
      }
      boolean named =
          kinds.stream()
              .anyMatch(
                  one ->
                      !KIND.matcher(one).matches()
                          || VAGUE.matcher(one).find()
                          || !TermBook.standard().idsIn(TermKind.CONDITION, one).isEmpty());
      if (!named && !kinds.isEmpty()) {
        String each =
            String.join(
                " or ", kinds.stream().map(one -> one + " " + listed.group(2).strip()).toList());
        return text.replaced(listed.start(1), listed.end(3), each);
      }
    }
    Matcher alone = ALONE.matcher(text.text());
    return alone.find() ? text.without(alone.start(2), alone.end(2)) : text;
  }
}
