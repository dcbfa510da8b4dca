package org.chartwarden.trials.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.EligibilityCriterion;

/** Cuts an eligibility text into its criteria. */
final class EligibilitySplitter {

  private static final Pattern EXPLAINS =
      Pattern.compile(
          "(?is)^\\W*(?:(?:note|nb|n\\.b|e\\.g|for example|examples?)\\b.*|[^.;:]{1,60}\\b(?:is|are) defined (?:as|by)\\b.*|(?:this|these|that) (?:includes?|include|is|are|may|will)\\b.*|in (?:these|this) (?:instances?|cases?)\\b.*)");

  private static final Pattern COHORT =
      Pattern.compile(
          "(?i)^(?:for\\s+)?(?:the\\s+)?[^:.;]{0,60}\\b(?:cohort|group|arm|part|phase|controls?|volunteers?|caregivers?|dyads?|parents?|patients?|participants?|subjects|women|children|adults|groups|cohorts|clinicians|providers|donors?|recipients?|study \\w|aim \\d|stage \\d)\\b[^:;]{0,40}:\\s*$");

  private static final Pattern CHOICE =
      Pattern.compile(
          "(?is).*\\b(?:one|two|three|four|any|either|at least|\\d+|1 or more|more)\\b[^.]{0,40}\\b(?:of|following)\\b.*|.*\\bdefined (?:as|by)\\b.*|.*\\beither\\b.*");

  private static final Pattern ALL = Pattern.compile("(?is).*\\ball\\b[^.]{0,30}\\bfollowing\\b.*");

  private static final Pattern INLINE =
      Pattern.compile(
          "(?:(?<=\\s)|^)(?:\\(?(\\d{1,2})[.)](?=\\s|[A-Za-z(≥>])|\\(?([a-z])\\)\\s|(•|●|▪)\\s?)");

  private static final Pattern NEW_TOPIC =
      Pattern.compile(
          "(?is)^\\W*(?:informed consent|written|signed|willing|able to|ability|aged?\\b|provid|consent|male|female|subjects? (?:must|is)|patients? (?:must|is)).*");

  private final String whole;
  private final List<Draft> drafts = new ArrayList<>();
  private CriterionKind kind = CriterionKind.INCLUSION;
  private String cohort = "";

  private EligibilitySplitter(String whole) {
    this.whole = whole;
  }

  /** A criterion that grows while lines are read. */
  private static final class Draft {
    final CriterionKind kind;
    final String cohort;
    final int start;
    int end;
    String text;
    String context;
    boolean merging;
    int left;

    Draft(CriterionKind kind, String cohort, TextBlock block, String context) {
      this.kind = kind;
      this.cohort = cohort;
      this.start = block.start();
      this.end = block.end();
      this.text = block.text();
      this.context = context;
    }

    void append(TextBlock block, String joint) {
      text = text.strip() + joint + block.text();
      end = block.end();
    }
  }

  /** The open list: the line that opened it and how its items are marked. */
  private record Opened(TextBlock head, Draft merged, String inner, int depth) {}

  static List<EligibilityCriterion> split(String text) {
    EligibilitySplitter splitter = new EligibilitySplitter(text);
    splitter.read();
    return splitter.criteria();
  }

  private List<EligibilityCriterion> criteria() {
    List<EligibilityCriterion> all = new ArrayList<>();
    int inclusions = 0;
    int exclusions = 0;
    for (Draft draft : drafts) {
      String words = draft.text.replaceAll("\\s+", " ").strip();
      boolean in = draft.kind == CriterionKind.INCLUSION;
      String id = in ? "i" + ++inclusions : "e" + ++exclusions;
      TextSpan span = new TextSpan(draft.start, draft.end, whole.substring(draft.start, draft.end));
      all.add(
          new EligibilityCriterion(
              id,
              draft.kind,
              words,
              Optional.of(span),
              draft.context.replaceAll("\\s+", " ").strip(),
              draft.cohort.isEmpty() ? Optional.empty() : Optional.of(draft.cohort)));
    }
    return all;
  }

  private void read() {
    List<List<TextBlock>> sections = new ArrayList<>();
    List<CriterionKind> kinds = new ArrayList<>();
    List<String> cohorts = new ArrayList<>();
    List<TextBlock> current = new ArrayList<>();
    sections.add(current);
    kinds.add(CriterionKind.INCLUSION);
    cohorts.add("");
    for (int[] line : lines()) {
      int from = line[0];
      while (from < line[1]) {
        TextBlock block = TextBlock.of(whole, from, line[1]);
        if (block == null) {
          break;
        }
        SectionHeading heading = SectionHeading.of(block.text());
        if (heading != null) {
          current = new ArrayList<>();
          sections.add(current);
          kinds.add(heading.kind());
          cohorts.add(heading.cohort());
          from = block.start() + heading.length();
          continue;
        }
        int inside = SectionHeading.inside(block.text(), 1);
        int to = inside > 0 ? block.start() + inside : line[1];
        TextBlock part = inside > 0 ? TextBlock.of(whole, from, to) : block;
        if (part != null) {
          current.add(part);
        }
        from = to;
      }
    }
    for (int i = 0; i < sections.size(); i++) {
      kind = kinds.get(i);
      cohort = cohorts.get(i);
      section(sections.get(i));
    }
  }

  private List<int[]> lines() {
    List<int[]> lines = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= whole.length(); i++) {
      if (i == whole.length() || whole.charAt(i) == '\n' || whole.charAt(i) == '\r') {
        if (i > from) {
          lines.add(new int[] {from, i});
        }
        from = i + 1;
      }
    }
    return lines;
  }

  private void section(List<TextBlock> blocks) {
    boolean marked = blocks.stream().anyMatch(block -> !block.mark().isEmpty());
    List<TextBlock> items = new ArrayList<>();
    for (TextBlock block : blocks) {
      items.addAll(inline(block, marked || blocks.size() > 3));
    }
    Opened open = null;
    TextBlock outer = null;
    for (int i = 0; i < items.size(); i++) {
      TextBlock block = items.get(i);
      TextBlock next = i + 1 < items.size() ? items.get(i + 1) : null;
      if (open != null && !belongs(open, block, items, i)) {
        open = null;
      }
      if (open == null && block.opensList() && next != null) {
        if (isCohort(block, next)) {
          cohort = block.text().replaceAll("[:\\s]+$", "");
          continue;
        }
        open = opened(block, next);
        outer = block;
        continue;
      }
      if (continues(block, outer, open)) {
        Draft last = drafts.get(drafts.size() - 1);
        last.append(block, joint(last, block));
        continue;
      }
      if (open == null) {
        outer = block;
        add(block, "");
      } else if (open.merged() != null) {
        open.merged().append(block, joint(open.merged(), block));
        open.merged().left--;
      } else {
        add(block, open.head().text());
      }
    }
  }

  private void add(TextBlock block, String context) {
    Draft last = drafts.isEmpty() ? null : drafts.get(drafts.size() - 1);
    boolean bare = block.text().toLowerCase(Locale.ROOT).matches("\\W*(and/)?or\\W*");
    if (bare && last != null && last.kind == kind) {
      last.append(block, " ");
      return;
    }
    boolean alternative =
        last != null
            && last.kind == kind
            && kind == CriterionKind.INCLUSION
            && last.text.strip().toLowerCase(Locale.ROOT).matches("(?s).*[\\s;,]or[:;,]?$");
    if (alternative) {
      last.append(block, " ");
    } else {
      drafts.add(new Draft(kind, cohort, block, context));
    }
  }

  private static String joint(Draft draft, TextBlock block) {
    boolean ends =
        draft.text.strip().matches("(?s).*[;:,.]$")
            || draft.text.strip().toLowerCase(Locale.ROOT).matches("(?s).*\\b(or|and)$");
    return draft.merging && !ends ? "; " : " ";
  }

  /** Opens a list; alternatives of an inclusion become one criterion. */
  private Opened opened(TextBlock head, TextBlock next) {
    boolean choice = CHOICE.matcher(head.text()).matches() && !ALL.matcher(head.text()).matches();
    boolean counted =
        head.text()
            .toLowerCase(Locale.ROOT)
            .matches("(?s).*\\b(at least|two|three|2|3|more) .*of the following.*");
    boolean merge = choice && (kind == CriterionKind.INCLUSION || counted);
    Draft merged = null;
    if (merge) {
      merged = new Draft(kind, cohort, head, "");
      merged.merging = true;
      Matcher count =
          Pattern.compile("(?i)following (\\d|two|three|four|five)\\b").matcher(head.text());
      merged.left = count.find() ? number(count.group(1)) : Integer.MAX_VALUE;
      drafts.add(merged);
    }
    return new Opened(head, merged, next.mark(), next.indent());
  }

  private static int number(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "two" -> 2;
      case "three" -> 3;
      case "four" -> 4;
      case "five" -> 5;
      default -> Integer.parseInt(word);
    };
  }

  private boolean belongs(Opened open, TextBlock block, List<TextBlock> items, int at) {
    TextBlock head = open.head();
    if (open.merged() != null && open.merged().left <= 0) {
      return false;
    }
    if (!block.mark().equals(open.inner())) {
      return !block.mark().isEmpty() && !block.mark().equals(head.mark())
          || block.mark().isEmpty()
              && head.mark().isEmpty() == false
              && EXPLAINS.matcher(block.text()).matches();
    }
    if (!block.mark().equals(head.mark())) {
      return true;
    }
    if (block.indent() > head.indent()) {
      return true;
    }
    if (block.number() > 0) {
      boolean goesOn = block.number() != head.number() + 1;
      if (goesOn) {
        return true;
      }
      boolean previousNested =
          at > 0 && items.get(at - 1).number() + 1 == block.number() && items.get(at - 1) != head;
      return previousNested
          && items.subList(at + 1, items.size()).stream()
              .anyMatch(
                  later -> later.mark().equals(block.mark()) && later.number() == block.number());
    }
    if (block.mark().isEmpty()) {
      return !block.opensList();
    }
    // One bullet for both levels: the list ends where a new topic begins.
    boolean topic =
        open.merged() != null
            && NEW_TOPIC.matcher(block.text()).matches()
            && at > 0
            && items.get(at - 1) != head;
    return !topic && !block.opensList();
  }

  private static boolean isCohort(TextBlock block, TextBlock next) {
    String words = block.text();
    boolean heading = COHORT.matcher(words).matches() && words.length() < 75;
    boolean sentence =
        words
            .toLowerCase(Locale.ROOT)
            .matches(
                "(?s).*\\b(following|must|have|has|any|with|who|received|meet|at least|one of|either|defined|are|is|will|include|including)\\b.*");
    return heading && !sentence && !(next.mark().isEmpty() && next.opensList());
  }

  /** Whether a line goes on with the criterion before. */
  private boolean continues(TextBlock block, TextBlock outer, Opened open) {
    if (drafts.isEmpty() || outer == null || drafts.get(drafts.size() - 1).kind != kind) {
      return false;
    }
    if (open != null && open.merged() != null) {
      return false;
    }
    Draft last = drafts.get(drafts.size() - 1);
    boolean inSection = last.end <= block.start() && last.start >= outer.start() || open != null;
    if (!inSection) {
      return false;
    }
    boolean nested = !block.mark().isEmpty() && !block.mark().equals(outer.mark());
    boolean plain = block.mark().isEmpty() && !outer.mark().isEmpty();
    if ((nested || plain) && EXPLAINS.matcher(block.text()).matches()) {
      return true;
    }
    boolean small = Character.isLowerCase(block.text().charAt(0)) || block.text().startsWith("(");
    return plain && small && !last.text.strip().matches("(?s).*[.;]$");
  }

  /** The criteria that run on within one line. */
  private List<TextBlock> inline(TextBlock block, boolean listed) {
    List<Integer> cuts = new ArrayList<>();
    Matcher matcher = INLINE.matcher(block.text());
    int number = 0;
    int letter = 0;
    while (matcher.find()) {
      if (matcher.group(1) != null) {
        int one = Integer.parseInt(matcher.group(1));
        boolean follows =
            one == number + 1
                || number == 0 && one <= 2 && matcher.start() == 0
                || block.number() > 0 && number == 0 && one == block.number() + 1;
        if (follows
            && sequence(block.text(), matcher.end(), one + 1, number > 0 || block.number() > 0)) {
          cuts.add(matcher.start());
          number = one;
        }
      } else if (matcher.group(2) != null) {
        int one = matcher.group(2).charAt(0) - 'a' + 1;
        boolean follows =
            letter == 0
                ? one > 1 && matcher.start() > 0 && one != 9
                    || one == 1 && block.text().contains("b)")
                : one == letter + 1;
        if (follows) {
          cuts.add(matcher.start());
          letter = one;
        }
      } else {
        cuts.add(matcher.start());
      }
    }
    if (cuts.isEmpty() && !listed && block.mark().isEmpty()) {
      cuts.addAll(runOn(block.text()));
    }
    if (cuts.isEmpty()) {
      return List.of(block);
    }
    List<TextBlock> parts = new ArrayList<>();
    int from = block.start();
    cuts.add(block.text().length());
    for (int cut : cuts) {
      int to = block.start() + cut;
      TextBlock part = to > from ? TextBlock.of(whole, from, to) : null;
      if (part != null) {
        boolean first = parts.isEmpty() && from == block.start();
        boolean unmarked = part.mark().isEmpty() && !block.mark().isEmpty();
        parts.add(
            first || unmarked
                ? new TextBlock(
                    part.start(),
                    part.end(),
                    part.text(),
                    first ? block.mark() : part.mark().isEmpty() ? block.mark() : part.mark(),
                    first ? block.number() : part.number(),
                    block.indent())
                : part);
      }
      from = to;
    }
    return parts;
  }

  /** Whether the next number of a list comes later, or the list was going on before. */
  private static boolean sequence(String text, int from, int next, boolean begun) {
    return begun || Pattern.compile("(?<=\\s)\\(?" + next + "[.)](?!\\d)").matcher(text).find(from);
  }

  /** Ends of the criteria of a paragraph without marks: semicolons, or sentences. */
  private static List<Integer> runOn(String text) {
    List<Integer> cuts = new ArrayList<>();
    for (int i = 0; i < text.length() - 1; i++) {
      if (text.charAt(i) == ';') {
        cuts.add(i + 1);
      }
    }
    if (cuts.size() >= 1) {
      return cuts;
    }
    Matcher sentences = Pattern.compile("(?<=[a-z0-9)%]{2}\\.)\\s+(?=[A-Z])").matcher(text);
    while (sentences.find()) {
      String rest = text.substring(sentences.end());
      if (!EXPLAINS.matcher(rest).matches()) {
        cuts.add(sentences.end());
      }
    }
    return cuts;
  }
}
