package org.chartwarden.trials.parsing.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.facts.WordKin;

/**
 * "Serious spinal conditions (e.g. fracture, tumor or infection)": the site of the head is that of
 * each example which names none: a spinal tumor, a spinal infection.
 */
final class SitedExamples implements Rewording {

  private static final Pattern HEAD =
      Pattern.compile(
          "(?i)\\b(\\p{L}{3,})\\s+(?:conditions?|diseases?|disorders?|patholog(?:y|ies)|problems?|illness(?:es)?|abnormalit(?:y|ies))\\s*,?\\s*(\\()?\\s*(?:e\\.?\\s?g\\.?|i\\.\\s?e\\.|such as|including|like|for example|for instance)(?:\\s*[,:])?\\s+");

  private static final Pattern BARE =
      Pattern.compile(
          "(?i)^\\s*(?:(?:an?|or|and|any|acute|chronic|active)\\s+)*(?=(?:infections?|tumou?rs?|cancers?|malignanc(?:y|ies)|fractures?|trauma|injur(?:y|ies)|inflammation|abscess(?:es)?|ulcers?|surger(?:y|ies)|bleeding|ha?emorrhages?|masses|stenosis|deformit(?:y|ies)|lesions?|metastas[ei]s|wounds?|burns?)\\s*(?:etc\\.?)?\\s*$)");

  private static final Pattern JOINT = Pattern.compile("(?i)\\s*(?:,|;|/|\\b(?:or|and|and/or)\\b)");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    Matcher head = HEAD.matcher(text.text());
    if (!head.find() || !WordKin.isSite(WordKin.of(head.group(1).toLowerCase(Locale.ROOT)).key())) {
      return text;
    }
    int end = text.text().length();
    int close = text.text().indexOf(')', head.end());
    if (head.group(2) != null && close > 0) {
      end = close;
    } else if (text.text().endsWith(".")) {
      end--;
    }
    List<int[]> members = members(text.text(), head.end(), end);
    WrittenText plain = text;
    for (int i = members.size() - 1; i >= 0; i--) {
      int[] member = members.get(i);
      Matcher bare = BARE.matcher(text.text().substring(member[0], member[1]));
      if (bare.find()) {
        plain = plain.inserted(member[0] + bare.end(), head.group(1) + " ");
      }
    }
    return plain;
  }

  /** Where the members of a list begin and end. */
  private static List<int[]> members(String text, int from, int to) {
    List<int[]> all = new ArrayList<>();
    Matcher joint = JOINT.matcher(text).region(from, to);
    int begin = from;
    while (joint.find()) {
      all.add(new int[] {begin, joint.start()});
      begin = joint.end();
    }
    all.add(new int[] {begin, to});
    return all;
  }
}
