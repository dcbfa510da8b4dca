package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.criteria.qualifiers.QualifierReader;
import org.chartwarden.trials.facts.WordKin;

/**
 * The head of a list in a criterion, whose words go with every member: of "uncontrolled conditions
 * such as asthma" uncontrolled asthma is one. A clause at the end of the list may go with its head:
 * "conditions including asthma that zorb".
 *
 * @param membersFrom where the members begin that open words of the head narrow
 * @param membersTo where they end
 * @param headTo the end of the head that an open clause behind the list narrows, or 0
 */
record ListHead(int membersFrom, int membersTo, int headTo) {

  private static final Pattern OPENER =
      Pattern.compile(
          "(?i)\\b(?:such as|including|includes?|e\\.g\\.|i\\.e\\.|for example|following(?:[^:;.(]*:)?)|[:(]");

  private static final Pattern CLAUSE = Pattern.compile("(?i)\\b(?:that|which)\\b");

  /** Sides, which open words of the head of a list give to all its members. */
  private static final Set<String> SIDES =
      Set.of(
          "left",
          "right",
          "upper",
          "lower",
          "both",
          "bilateral",
          "unilateral",
          "ipsilateral",
          "contralateral",
          "affected",
          "opposite");

  /**
   * The head of the first list of a criterion.
   *
   * @param text the criterion; the spans of the form count in it
   */
  static ListHead of(String text, CriterionForm form) {
    Matcher opener = OPENER.matcher(text);
    boolean opened = opener.find();
    boolean open = opened && isOpen(text.substring(0, opener.end()), form.leaves());
    return new ListHead(
        open ? opener.end() : text.length(),
        open && opener.group().equals("(") ? closing(text, opener.end()) : text.length(),
        opened && tailOpen(text, opener.end(), form.leaves()) ? opener.start() : 0);
  }

  /** Whether words that nobody understood may make another thing of what a question asks for. */
  boolean narrows(Leaf leaf) {
    int at = leaf.span().start();
    return at >= membersFrom && at < membersTo || at < headTo;
  }

  /** Whether words ask for a degree, or say that it is doubtful. */
  static boolean graded(String words) {
    String lower = words.toLowerCase(Locale.ROOT);
    return Sentences.words(lower).stream().anyMatch(Degree::grave)
        || QualifierReader.doubtful(lower);
  }

  /** Whether words of a head that name nothing ask for a degree or a side. */
  private static boolean isOpen(String head, List<Leaf> leaves) {
    StringBuilder unnamed = new StringBuilder(head);
    for (Leaf leaf : leaves) {
      for (int i = leaf.span().start(); i < Math.min(head.length(), leaf.span().end()); i++) {
        unnamed.setCharAt(i, ' ');
      }
    }
    // A kind of a condition is part of its name, and the degree ahead of the kind with it.
    return restricts(unnamed.toString())
        || leaves.stream()
            .filter(leaf -> leaf.span().start() < head.length())
            .anyMatch(leaf -> restricts(String.join(" ", leaf.open())));
  }

  /** Whether open words follow a "that" behind the opening. */
  private static boolean tailOpen(String text, int from, List<Leaf> leaves) {
    Matcher clause = CLAUSE.matcher(text);
    if (!clause.find(from)) {
      return false;
    }
    String tail = text.substring(clause.end());
    return leaves.stream().flatMap(leaf -> leaf.open().stream()).anyMatch(tail::contains);
  }

  private static boolean restricts(String words) {
    return graded(words)
        || Sentences.words(words.toLowerCase(Locale.ROOT)).stream()
            .anyMatch(word -> SIDES.contains(word) || WordKin.isSite(WordKin.of(word).key()));
  }

  private static int closing(String text, int from) {
    int depth = 1;
    for (int i = from; i < text.length(); i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return text.length();
  }
}
