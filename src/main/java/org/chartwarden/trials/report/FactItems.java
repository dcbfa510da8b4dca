package org.chartwarden.trials.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.chartwarden.platform.Markup;

/**
 * The facts of a verdict as items of a page: each resource once, and each sentence of a note once
 * with all words in it that count.
 */
final class FactItems {

  /** Words that are nearly all of their sentence need no mark. */
  private static final double WHOLE = 0.8;

  private final Map<String, List<ReportedEvidence>> facts = new LinkedHashMap<>();

  FactItems(List<ReportedEvidence> evidence) {
    for (ReportedEvidence fact : evidence) {
      String words = fact.around().isEmpty() ? fact.text() : fact.around();
      String key = fact.source().map(source -> source.reference()).orElse("") + " " + words;
      facts.computeIfAbsent(key, k -> new ArrayList<>()).add(fact);
    }
  }

  /** The list items in the order of the evidence. */
  List<String> items() {
    return facts.values().stream().map(FactItems::item).toList();
  }

  private static String item(List<ReportedEvidence> same) {
    ReportedEvidence first = same.get(0);
    StringBuilder item = new StringBuilder("<li>");
    if (first.span().isPresent()) {
      item.append("<q>");
      quote(item, first.around(), same);
      item.append("</q>");
    } else {
      Markup.text(item, first.text());
    }
    item.append(" <span class=\"ref\">");
    first.noteDay().ifPresent(day -> Markup.text(item, "note of " + Shown.day(day) + ", "));
    first.source().ifPresent(source -> Markup.text(item, Shown.source(source)));
    return item.append("</span></li>").toString();
  }

  private static void quote(StringBuilder item, String sentence, List<ReportedEvidence> same) {
    Set<String> words = new LinkedHashSet<>();
    same.forEach(fact -> words.add(fact.text().strip().replaceAll("\\s+", " ")));
    if (sentence.isEmpty()) {
      Markup.text(item, String.join(" … ", words));
      return;
    }
    int at = 0;
    for (Map.Entry<Integer, Integer> mark : marks(sentence, words).entrySet()) {
      Markup.text(item, sentence.substring(at, mark.getKey()));
      Markup.element(item, "mark", "", sentence.substring(mark.getKey(), mark.getValue()));
      at = mark.getValue();
    }
    Markup.text(item, sentence.substring(at));
  }

  /** Where the words stand in the sentence, from start to end, none over another. */
  private static Map<Integer, Integer> marks(String sentence, Set<String> words) {
    String lower = sentence.toLowerCase(Locale.ROOT);
    TreeMap<Integer, Integer> found = new TreeMap<>();
    for (String one : words) {
      int at = lower.indexOf(one.toLowerCase(Locale.ROOT));
      boolean fits = at >= 0 && at + one.length() <= sentence.length();
      if (fits && !one.isEmpty() && one.length() < WHOLE * sentence.length()) {
        found.merge(at, at + one.length(), Math::max);
      }
    }
    TreeMap<Integer, Integer> marks = new TreeMap<>();
    for (Map.Entry<Integer, Integer> one : found.entrySet()) {
      Map.Entry<Integer, Integer> last = marks.lastEntry();
      if (last != null && one.getKey() <= last.getValue()) {
        marks.put(last.getKey(), Math.max(last.getValue(), one.getValue()));
      } else {
        marks.put(one.getKey(), one.getValue());
      }
    }
    return marks;
  }
}
