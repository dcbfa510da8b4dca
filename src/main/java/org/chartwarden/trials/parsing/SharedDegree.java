package org.chartwarden.trials.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;

/**
 * A degree before the first of several conditions speaks of all of them: "serious heart, liver or
 * kidney disease".
 */
final class SharedDegree {

  private static final Pattern DEGREE =
      Pattern.compile(
          "(?i)\\b(?:severe|serious|unstable|un?controlled|controlled|control|untreated|treated"
              + "|decompensated|symptomatic|advanced|progressive|refractory|moderate|mild)\\b");

  private static final Pattern UNCONTROLLED =
      Pattern.compile(
          "(?i)^\\s*(?:uncontrolled|(?:poorly|inadequately|insufficiently)[- ]controlled)\\b");

  /** Conditions that are either controlled or not. */
  private static final Pattern CONTROLLABLE =
      Pattern.compile(
          "^diagnosis (?:diabetes|hypertension|asthma|epilepsy|seizures|copd|thyroid disease|arrhythmia"
              + "|hyperlipidemia|hypothyroidism|hyperthyroidism|angina|psychiatric disease)\\b");

  /** A degree that follows the names it is said of. */
  private static final Pattern BEHIND =
      Pattern.compile(
          "(?i)^\\s*not\\s+(?:(?:well|adequately|sufficiently|properly|yet|fully)[- ])?(?:controlled|compensated|treated|stabili[sz]ed)\\b");

  private static final Set<String> DEGREES = Set.of("serious", "severe");

  private SharedDegree() {}

  /** The parts of a list, each with the degree that its first one names and no other has. */
  static List<CriterionForm> over(List<CriterionForm> parts) {
    String degree = parts.isEmpty() ? "" : degree(parts.get(0));
    if (degree.isEmpty() || parts.stream().skip(1).anyMatch(part -> !bare(part))) {
      return parts;
    }
    List<CriterionForm> all = new ArrayList<>();
    for (CriterionForm part : parts) {
      all.add(
          part == parts.get(0) || !(part instanceof Leaf leaf)
              ? part
              : new Leaf(leaf.test(), leaf.span(), List.of(degree)));
    }
    return all;
  }

  /**
   * "Poorly controlled psychiatric conditions such as depression": what narrows a thing narrows its
   * examples too.
   */
  static List<ClausePart> overExamples(List<ClausePart> parts) {
    List<ClausePart> all = new ArrayList<>(parts);
    for (int i = 1; i < all.size(); i++) {
      if (all.get(i).joint() != Joint.EXAMPLE
          || !(all.get(i - 1).form() instanceof Leaf head)
          || head.open().isEmpty()
          || !head.open().stream().allMatch(words -> DEGREE.matcher(words).find())
          || !condition(head)) {
        continue;
      }
      for (int k = i; k < all.size() && (k == i || listed(all.get(k))); k++) {
        if (bare(all.get(k).form())) {
          Leaf example = (Leaf) all.get(k).form();
          all.set(
              k,
              new ClausePart(
                  new Leaf(example.test(), example.span(), head.open()),
                  all.get(k).joint(),
                  all.get(k).type()));
        }
      }
    }
    return all;
  }

  /** "Unstable cardiac disease (e.g. heart failure, arrhythmia)": the same in brackets. */
  static CriterionForm overBracket(CriterionForm named, CriterionForm examples) {
    boolean narrowed =
        named instanceof Leaf head
            && !head.open().isEmpty()
            && head.open().stream().allMatch(words -> DEGREE.matcher(words).find())
            && condition(head);
    return narrowed ? narrowed(examples, ((Leaf) named).open()) : examples;
  }

  private static CriterionForm narrowed(CriterionForm form, List<String> degree) {
    return switch (form) {
      case Leaf leaf when bare(leaf) -> new Leaf(leaf.test(), leaf.span(), degree);
      case CriterionForm.AnyOf any ->
          new CriterionForm.AnyOf(
              any.parts().stream().map(part -> narrowed(part, degree)).toList());
      default -> form;
    };
  }

  /** "Uncontrolled infections: malaria, sepsis": what narrows a heading narrows its items. */
  static List<ClausePart> overItems(List<ClausePart> parts) {
    boolean headed =
        parts.size() > 1
            && parts.get(0).form() instanceof CriterionForm.AllOf both
            && both.parts().size() == 2
            && both.parts().get(0) instanceof Leaf head
            && !head.open().isEmpty()
            && head.open().stream().allMatch(words -> DEGREE.matcher(words).find())
            && kind(both.parts().get(1), head);
    if (!headed) {
      return parts;
    }
    List<CriterionForm> both = ((CriterionForm.AllOf) parts.get(0).form()).parts();
    Leaf head = (Leaf) both.get(0);
    List<ClausePart> all = new ArrayList<>(parts);
    all.set(
        0,
        new ClausePart(
            narrowed((Leaf) both.get(1), head), parts.get(0).joint(), parts.get(0).type()));
    for (int i = 1; i < all.size() && listed(all.get(i)); i++) {
      if (kind(all.get(i).form(), head)) {
        all.set(
            i,
            new ClausePart(
                narrowed((Leaf) all.get(i).form(), head), all.get(i).joint(), all.get(i).type()));
      }
    }
    return all;
  }

  private static boolean kind(CriterionForm form, Leaf head) {
    return form instanceof Leaf leaf
        && head.test().named().isPresent()
        && leaf.open().stream().noneMatch(words -> DEGREE.matcher(words).find())
        && leaf.test()
            .named()
            .filter(term -> term.closure().contains(head.test().named().get().id()))
            .isPresent();
  }

  private static Leaf narrowed(Leaf leaf, Leaf head) {
    List<String> open = new ArrayList<>(head.open());
    open.addAll(leaf.open());
    return new Leaf(leaf.test(), leaf.span(), open);
  }

  /** "Uncontrolled hypertension or diabetes": both of them, where both can be controlled. */
  static List<ClausePart> overPairs(List<ClausePart> parts) {
    List<ClausePart> all = new ArrayList<>(parts);
    for (int i = 1; i < all.size(); i++) {
      ClausePart second = all.get(i);
      boolean pair = second.joint() == Joint.OR || second.joint() == Joint.AND;
      if (pair
          && all.get(i - 1).form() instanceof Leaf first
          && UNCONTROLLED.matcher(degreeWords(first)).find()
          && bare(second.form())
          && CONTROLLABLE.matcher(((Leaf) second.form()).test().describe()).find()) {
        Leaf leaf = (Leaf) second.form();
        all.set(
            i,
            new ClausePart(
                new Leaf(leaf.test(), leaf.span(), List.of("uncontrolled")),
                second.joint(),
                second.type()));
      }
    }
    return behindPairs(all);
  }

  /** "Hypo- or hyperthyroidism not compensated": what stands behind the last is said of both. */
  private static List<ClausePart> behindPairs(List<ClausePart> parts) {
    List<ClausePart> all = new ArrayList<>(parts);
    for (int i = all.size() - 1; i > 0; i--) {
      ClausePart first = all.get(i - 1);
      boolean pair = all.get(i).joint() == Joint.OR || all.get(i).joint() == Joint.AND;
      if (pair
          && all.get(i).form() instanceof Leaf last
          && condition(last)
          && last.open().size() == 1
          && BEHIND.matcher(last.open().get(0)).find()
          && !last.span().text().toLowerCase(Locale.ROOT).startsWith(lower(last.open().get(0)))
          && bare(first.form())
          && CONTROLLABLE.matcher(((Leaf) first.form()).test().describe()).find()
          && CONTROLLABLE.matcher(last.test().describe()).find()) {
        Leaf leaf = (Leaf) first.form();
        all.set(
            i - 1,
            new ClausePart(
                new Leaf(leaf.test(), leaf.span(), last.open()), first.joint(), first.type()));
      }
    }
    return all;
  }

  private static String lower(String words) {
    return words.toLowerCase(Locale.ROOT);
  }

  private static String degreeWords(Leaf leaf) {
    return String.join(" ", leaf.open()) + " " + leaf.span().text();
  }

  private static boolean listed(ClausePart part) {
    return part.joint() == Joint.COMMA || part.joint() == Joint.OR || part.joint() == Joint.AND;
  }

  private static String degree(CriterionForm first) {
    boolean named =
        first instanceof Leaf leaf
            && condition(leaf)
            && leaf.open().size() == 1
            && DEGREES.contains(leaf.open().get(0).toLowerCase(Locale.ROOT));
    return named ? ((Leaf) first).open().get(0) : "";
  }

  private static boolean bare(CriterionForm part) {
    return part instanceof Leaf leaf && condition(leaf) && leaf.open().isEmpty();
  }

  private static boolean condition(Leaf leaf) {
    return leaf.test().type().equals("diagnosis") || leaf.test().type().equals("organ-function");
  }
}
