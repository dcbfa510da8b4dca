package org.chartwarden.trials.parsing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionForm.Defined;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.criteria.CriterionForm.Not;
import org.chartwarden.trials.criteria.CriterionForm.Unsupported;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.Recognised;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;

/** Parses a clause: cuts it into segments at its joints, makes a form of each, and joins these. */
final class ClauseParser {

  private enum Joint {
    NONE,
    COMMA,
    AND,
    OR,
    /** Examples of what stands before. */
    EXAMPLE,
    /** A cause, a treatment that is needed, a setting: narrows what stands before. */
    NARROWS,
    DEFINES
  }

  private static final PhraseTrie<Joint> JOINTS = new PhraseTrie<>();
  private static final PhraseTrie<Boolean> DENIALS = new PhraseTrie<>();

  /** Phrases that mean nothing for the answer, with joints of their own. */
  private static final PhraseTrie<Boolean> NOISE = new PhraseTrie<>();

  /** Kinds of question that answer the whole sentence, whatever its sign. */
  private static final Set<String> SIGNLESS =
      Set.of(
          "consent",
          "judgement",
          "language",
          "ability",
          "contraception",
          "logistics",
          "permission",
          "life-expectancy");

  private static final Set<String> SAME_KIND =
      WordSet.of(
          "diagnosis infection organ-function therapy procedure allergy pregnancy vaccination",
          "substance-use smoking trial-participation biomarker residence");

  private static final Set<String> ADJECTIVES =
      WordSet.of(
          "severe uncontrolled unstable acute chronic active symptomatic moderate mild advanced",
          "significant serious untreated progressive recurrent persistent congenital acquired",
          "primary secondary current prior past ongoing previous clinically known suspected",
          "poorly controlled metastatic malignant benign systemic local topical oral intravenous",
          "inhaled bilateral unilateral left right major minor existing latent new recent",
          "personal family decompensated end stage history invasive genetic clinical physical",
          "mental medical bacterial viral fungal parasitic partial complete total upper lower",
          "type internal external male female hip knee both 1 2 i ii iii radiological planned",
          "scheduled inherited");

  static {
    for (String one :
        new String[] {
          "histologically or cytologically",
          "histologically and/or cytologically",
          "cytologically or histologically",
          "histologically or cytologically confirmed",
          "histologically or cytologically proven",
          "signs or symptoms",
          "signs and symptoms",
          "signs and/or symptoms",
          "at screening or baseline",
          "screening or baseline",
          "current or history of",
          "history of or current",
          "including but not limited to",
          "but not limited to",
          "male and female",
          "in the opinion of",
          "either or both",
          "one or more of the following",
          "any of the following",
          "at least one of the following",
          "one of the following",
          "all of the following",
          "diagnosis or treatment",
          "diagnosed and treated",
          "randomized and treated",
          "prior to or during",
          "before or during",
          "during or within",
          "clinical or radiological",
          "clinical and radiological",
          "clinical or laboratory",
          "and/or radiological",
          "clinically and radiologically",
          "clinically or radiologically",
          "presence or absence",
          "such as but not limited to",
          "age and sex",
          "known or suspected",
          "suspected or known",
          "confirmed or suspected",
          "suspected or confirmed",
          "documented or suspected",
          "active or ongoing",
          "at time of surgery",
          "at the time of surgery",
          "prior to surgery",
          "before surgery",
          "after surgery",
          "medical or psychiatric history"
        }) {
      NOISE.add(one, true);
    }
    JOINTS.add("and/or", Joint.OR);
    JOINTS.add("and / or", Joint.OR);
    JOINTS.add("or", Joint.OR);
    JOINTS.add("and", Joint.AND);
    JOINTS.add("as well as", Joint.AND);
    JOINTS.add("&", Joint.AND);
    JOINTS.add("plus", Joint.AND);
    JOINTS.add(",", Joint.COMMA);
    JOINTS.add("/", Joint.OR);
    JOINTS.add("nor", Joint.OR);
    JOINTS.add("alternatively", Joint.OR);
    JOINTS.add("•", Joint.COMMA);
    for (String one :
        new String[] {
          "meeting the indications for",
          "meeting indications for",
          "meeting the indication for",
          "with an indication for",
          "with indication for",
          "eligible for",
          "scheduled for",
          "planned for",
          "who are candidates for",
          "candidates for",
          "listed for",
          "awaiting"
        }) {
      JOINTS.add(one, Joint.NARROWS);
    }
    for (String one :
        new String[] {
          "including but not limited to",
          "including",
          "such as",
          "e.g.",
          "e.g",
          "eg",
          "for example",
          "for instance",
          "like",
          "i.e.",
          "i.e",
          "ie",
          "include",
          "includes",
          "include but are not limited to",
          "including, but not limited to",
          "with or without",
          "especially",
          "in particular",
          "namely"
        }) {
      JOINTS.add(one, Joint.EXAMPLE);
    }
    for (String one :
        new String[] {
          "due to",
          "secondary to",
          "caused by",
          "resulting from",
          "requiring",
          "that requires",
          "which requires",
          "that require",
          "as a result of",
          "because of",
          "associated with",
          "that required",
          "who require",
          "needing",
          "treated with",
          "related to",
          "attributable to",
          "in need of",
          "necessitating",
          "requiring treatment with",
          "who are receiving",
          "complicated by",
          "managed with"
        }) {
      JOINTS.add(one, Joint.NARROWS);
    }
    for (String one :
        new String[] {
          "defined as",
          "defined by",
          "as defined by",
          "is defined as",
          "as evidenced by",
          "evidenced by",
          "confirmed by",
          "determined by",
          "as determined by",
          "documented by",
          "demonstrated by",
          "as demonstrated by",
          "characterized by",
          "according to",
          "meaning",
          "as indicated by",
          "indicated by",
          "verified by",
          "as assessed by",
          "based on",
          "by means of",
          "as measured by"
        }) {
      JOINTS.add(one, Joint.DEFINES);
    }
    for (String one :
        new String[] {
          "no",
          "not from",
          "not due to",
          "not caused by",
          "not related to",
          "without",
          "absence of",
          "free of",
          "free from",
          "never",
          "negative for",
          "does not have",
          "do not have",
          "not have",
          "no history of",
          "no evidence of",
          "without any",
          "no known",
          "no prior",
          "no previous",
          "not having",
          "have no",
          "has no",
          "not currently",
          "not taking",
          "not receiving",
          "not on",
          "no other",
          "lack of",
          "not been diagnosed with",
          "no current",
          "no active",
          "not diagnosed with",
          "did not have",
          "have not had",
          "has not had",
          "have not received",
          "has not received",
          "not received",
          "have never",
          "has never",
          "non",
          "neither",
          "negative",
          "negative result of",
          "not had",
          "not undergone",
          "not using",
          "must not",
          "must not have",
          "no clinical evidence of",
          "without evidence of",
          "without history of",
          "no signs of",
          "not use",
          "not be",
          "not have any",
          "no concomitant",
          "no contraindication",
          "no contraindications",
          "without a history of",
          "not presenting",
          "not suffering from",
          "not a",
          "who are not",
          "are not",
          "is not",
          "not have a history of"
        }) {
      DENIALS.add(one, true);
    }
  }

  /** "not" before these denies the word and not the thing. */
  private static final Set<String> NOT_DENIED =
      WordSet.of(
          "controlled treated able responding related limited suitable due only allowed resolved",
          "adequately well eligible exceed exceeding later more less greater necessarily",
          "amenable sufficiently meet meeting yet fully responsive optimally stable specified",
          "otherwise permitted willing candidates required");

  private final CriterionPhrase phrase;
  private final List<Recognised> mentions;
  private final CriterionKind kind;
  private final int shift;
  private final BitSet used = new BitSet();
  private boolean examples;

  ClauseParser(CriterionPhrase phrase, List<Recognised> mentions, CriterionKind kind, int shift) {
    this.phrase = phrase;
    this.mentions = mentions;
    this.kind = kind;
    this.shift = shift;
    mentions.forEach(mention -> used.or(mention.used()));
    for (int i = 0; i < phrase.size(); i++) {
      PhraseTrie.Match<Boolean> noise = phrase.longest(NOISE, i);
      if (noise != null && !phrase.reads(i, "including") && !phrase.reads(i, "such")) {
        used.set(i, noise.end());
      }
    }
  }

  static TextSpan shifted(TextSpan span, int shift) {
    int start = Math.max(0, span.start() - shift);
    return new TextSpan(start, Math.max(start, span.end() - shift), span.text());
  }

  /** A stretch between joints. */
  private static final class Segment {
    final Joint joint;
    final int from;
    int to;
    final List<Recognised> questions = new ArrayList<>();
    final List<CriterionForm> brackets = new ArrayList<>();
    boolean denied;

    Segment(Joint joint, int from) {
      this.joint = joint;
      this.from = from;
    }
  }

  /** The form of some tokens; null when they say nothing. */
  CriterionForm parse(int from, int to) {
    List<CriterionForm> clauses = new ArrayList<>();
    List<Boolean> ors = new ArrayList<>();
    int start = from;
    for (int i = from; i <= to; i++) {
      boolean end = i == to || phrase.is(i, ";") && !inside(i);
      if (end) {
        boolean or = phrase.is(start, "or") || i > start && phrase.is(i - 1, "or") && i < to;
        CriterionForm clause = i > start ? clause(start, i) : null;
        if (clause != null) {
          clauses.add(clause);
          ors.add(or);
        }
        start = i + 1;
      }
    }
    if (clauses.isEmpty()) {
      return null;
    }
    boolean any = kind == CriterionKind.EXCLUSION || ors.contains(true);
    return FormParser.joined(clauses, !any);
  }

  private CriterionForm clause(int from, int to) {
    List<Segment> segments = segments(from, to);
    deny(segments);
    mergeAdjectives(segments);
    absorb(segments);
    List<CriterionForm> forms = new ArrayList<>();
    List<Joint> joints = new ArrayList<>();
    List<String> types = new ArrayList<>();
    int i = 0;
    while (i < segments.size()) {
      Segment segment = segments.get(i);
      if (segment.denied) {
        List<CriterionForm> run = new ArrayList<>();
        int end = i;
        while (end < segments.size()
            && segments.get(end).denied
            && (end == i || !startsDenial(segments.get(end)))) {
          CriterionForm form = form(segments.get(end));
          if (form != null) {
            run.add(form);
          }
          end++;
        }
        if (!run.isEmpty()) {
          forms.add(new Not(FormParser.joined(run, false)));
          joints.add(segment.joint);
          types.add("not");
        }
        i = end;
        continue;
      }
      CriterionForm form = form(segment);
      if (form != null) {
        forms.add(form);
        joints.add(segment.joint);
        types.add(typeOf(form));
      }
      i++;
    }
    return forms.isEmpty() ? null : join(forms, joints, types);
  }

  private boolean startsDenial(Segment segment) {
    for (int i = segment.from; i < segment.to; i++) {
      if (denialAt(i) > 0) {
        return true;
      }
    }
    return false;
  }

  private static String typeOf(CriterionForm form) {
    List<Leaf> leaves = form.leaves();
    if (leaves.isEmpty()) {
      return "unsupported";
    }
    String type = leaves.get(0).test().type();
    return type.equals("infection") || type.equals("organ-function") ? "diagnosis" : type;
  }

  /** Joins forms: narrowing and defining first, then "and", then "or". */
  private CriterionForm join(List<CriterionForm> forms, List<Joint> joints, List<String> types) {
    int judging = forms.size();
    while (judging > 0 && types.get(judging - 1).equals("judgement")) {
      judging--;
    }
    boolean judged =
        judging > 0
            && judging < forms.size()
            && (joints.get(judging) == Joint.COMMA || joints.get(judging) == Joint.NONE);
    if (judged) {
      // "..., which in the opinion of the investigator ...": speaks of all that stands before.
      CriterionForm before =
          join(forms.subList(0, judging), joints.subList(0, judging), types.subList(0, judging));
      return FormParser.joined(List.of(before, forms.get(judging)), true);
    }
    for (int i = 1; i < forms.size(); i++) {
      if (joints.get(i) == Joint.NARROWS || joints.get(i) == Joint.DEFINES) {
        CriterionForm left = forms.get(i - 1);
        int end = i + 1;
        while (end < forms.size()
            && !(types.get(end).equals(types.get(i - 1)) && !types.get(end).equals(types.get(i)))) {
          end++;
        }
        CriterionForm right =
            join(forms.subList(i, end), withFirst(joints.subList(i, end)), types.subList(i, end));
        boolean measured =
            right.leaves().stream()
                .anyMatch(
                    leaf ->
                        leaf.test().type().equals("measurement")
                            || leaf.test().type().equals("derived-value")
                            || leaf.test().type().equals("functional-status"));
        CriterionForm narrowed =
            joints.get(i) == Joint.DEFINES && measured && !right.unsupported()
                ? new Defined(left, right)
                : FormParser.joined(List.of(left, right), true);
        List<CriterionForm> before = new ArrayList<>(forms.subList(0, i - 1));
        before.add(narrowed);
        before.addAll(forms.subList(end, forms.size()));
        List<Joint> restJoints = new ArrayList<>(joints.subList(0, i));
        restJoints.addAll(joints.subList(end, forms.size()));
        List<String> restTypes = new ArrayList<>(types.subList(0, i));
        restTypes.addAll(types.subList(end, forms.size()));
        return join(before, restJoints, restTypes);
      }
    }
    List<CriterionForm> any = new ArrayList<>();
    List<CriterionForm> all = new ArrayList<>();
    for (int i = 0; i < forms.size(); i++) {
      if (i > 0 && isOr(joints, types, i)) {
        any.add(FormParser.joined(all, true));
        all = new ArrayList<>();
      }
      all.add(forms.get(i));
    }
    any.add(FormParser.joined(all, true));
    return FormParser.joined(any, false);
  }

  private static List<Joint> withFirst(List<Joint> joints) {
    List<Joint> copy = new ArrayList<>(joints);
    copy.set(0, Joint.NONE);
    return copy;
  }

  private boolean isOr(List<Joint> joints, List<String> types, int i) {
    Joint joint = joints.get(i);
    if (joint == Joint.OR || joint == Joint.EXAMPLE || examples && joint != Joint.NONE) {
      return true;
    }
    boolean same =
        types.get(i).equals(types.get(i - 1)) && SAME_KIND.contains(types.get(i))
            || types.get(i).equals("unsupported")
            || types.get(i - 1).equals("unsupported");
    Set<String> doings =
        Set.of(
            "therapy",
            "procedure",
            "vaccination",
            "trial-participation",
            "substance-use",
            "smoking");
    same |= doings.contains(types.get(i)) && doings.contains(types.get(i - 1));
    if (joint == Joint.AND) {
      boolean listed = afterExample(joints, i);
      return kind == CriterionKind.EXCLUSION && same || listed && same;
    }
    if (joint == Joint.NONE) {
      return false;
    }
    for (int k = i + 1; k < joints.size(); k++) {
      if (joints.get(k) == Joint.OR || joints.get(k) == Joint.EXAMPLE) {
        return true;
      }
      if (joints.get(k) == Joint.AND) {
        return (kind == CriterionKind.EXCLUSION || afterExample(joints, i)) && same;
      }
    }
    return afterExample(joints, i)
        || kind == CriterionKind.EXCLUSION && same
        || previousOr(joints, i) && same;
  }

  private static boolean previousOr(List<Joint> joints, int i) {
    return joints.subList(0, i).contains(Joint.OR);
  }

  private static boolean afterExample(List<Joint> joints, int i) {
    return joints.subList(0, i).contains(Joint.EXAMPLE);
  }

  private List<Segment> segments(int from, int to) {
    List<Segment> all = new ArrayList<>();
    Segment current = new Segment(Joint.NONE, from);
    int i = from;
    while (i < to) {
      Recognised mention = mentionAt(i);
      if (mention != null) {
        current.questions.add(mention);
        i = Math.min(to, mention.to());
        continue;
      }
      if (phrase.is(i, "(") || phrase.is(i, "[")) {
        int close = closing(i, to);
        bracket(current, all, i + 1, close);
        i = close + 1;
        continue;
      }
      PhraseTrie.Match<Joint> match = phrase.longest(JOINTS, i);
      if (match != null
          && match.end() <= to
          && splits(match.values().get(0), i, match.end(), from, to)) {
        current.to = i;
        all.add(current);
        Joint joint = match.values().get(0);
        int next = match.end();
        // ", and": the word counts.
        PhraseTrie.Match<Joint> second =
            next < to && joint == Joint.COMMA ? phrase.longest(JOINTS, next) : null;
        if (second != null && second.end() <= to && second.values().get(0) != Joint.COMMA) {
          joint = second.values().get(0);
          next = second.end();
        }
        current = new Segment(joint, next);
        i = next;
        continue;
      }
      i++;
    }
    current.to = to;
    all.add(current);
    return all;
  }

  private boolean splits(Joint joint, int at, int end, int from, int to) {
    if (used(at) && joint != Joint.OR && joint != Joint.COMMA && joint != Joint.AND) {
      return false;
    }
    if (used(at) && at > from && used(at - 1) && end < to && used(end)) {
      return false;
    }
    boolean slash =
        phrase.is(at, "/") && at > 0 && (phrase.isNumber(at - 1) || phrase.isNumber(at + 1));
    return !slash;
  }

  private void bracket(Segment current, List<Segment> all, int from, int close) {
    boolean any = false;
    for (Recognised one : mentions) {
      any |= one.from() >= from && one.to() <= close;
    }
    if (!any) {
      return;
    }
    PhraseTrie.Match<Joint> lead = phrase.longest(JOINTS, from);
    boolean example = lead != null && lead.values().get(0) == Joint.EXAMPLE;
    ClauseParser within =
        new ClauseParser(phrase, mentions, example ? CriterionKind.EXCLUSION : kind, shift);
    within.examples = example;
    CriterionForm inner = within.parse(example ? lead.end() : from, close);
    if (inner == null || repeats(current, inner)) {
      return;
    }
    if (current.questions.isEmpty()
        && current.brackets.isEmpty()
        && !hasWords(current.from, from - 1)) {
      current.brackets.add(inner);
      return;
    }
    boolean measured =
        inner.leaves().stream()
                .allMatch(
                    leaf ->
                        Set.of("measurement", "derived-value", "functional-status")
                            .contains(leaf.test().type()))
            && !inner.unsupported();
    current.brackets.add(
        measured && !current.questions.isEmpty()
            ? new Defined(new Unsupported(shifted(phrase.span(from, close), shift)), inner)
            : inner);
  }

  /** "human immunodeficiency virus (HIV)" asks one thing. */
  private static boolean repeats(Segment current, CriterionForm inner) {
    return !current.questions.isEmpty()
        && inner instanceof Leaf leaf
        && leaf.test()
            .describe()
            .equals(current.questions.get(current.questions.size() - 1).test().describe());
  }

  private int closing(int open, int to) {
    int depth = 0;
    for (int i = open; i < to; i++) {
      if (phrase.is(i, "(") || phrase.is(i, "[")) {
        depth++;
      } else if (phrase.is(i, ")") || phrase.is(i, "]")) {
        depth--;
        if (depth == 0) {
          return i;
        }
      }
    }
    return to;
  }

  private void deny(List<Segment> segments) {
    boolean denying = false;
    String type = "";
    for (Segment segment : segments) {
      boolean starts = false;
      int first = segment.questions.isEmpty() ? segment.to : segment.questions.get(0).from();
      for (int i = segment.from; i < first; i++) {
        int end = denialAt(i);
        if (end > 0 && end <= first) {
          starts = true;
        }
      }
      String own = segment.questions.isEmpty() ? "" : segment.questions.get(0).test().type();
      boolean goesOn =
          denying
              && segment.joint != Joint.NONE
              && segment.joint != Joint.NARROWS
              && segment.joint != Joint.DEFINES
              && (own.isEmpty()
                  || own.equals(type)
                  || SAME_KIND.contains(own)
                      && SAME_KIND.contains(type)
                      && segment.joint != Joint.AND);
      segment.denied =
          (starts || goesOn)
              && !SIGNLESS.contains(own)
              && !(segment.questions.isEmpty() && starts && !hasWords(segment.from, segment.to));
      denying = segment.denied;
      type = own.isEmpty() ? type : own;
    }
  }

  /** "lung cancer with no previous chemotherapy": a denial within a segment. */
  private boolean deniedBetween(int from, int to) {
    for (int i = from; i < to; i++) {
      int end = denialAt(i);
      if (end > 0 && end <= to) {
        return true;
      }
    }
    return false;
  }

  private int denialAt(int i) {
    if (mentionAt(i) != null || coveredByQuestion(i)) {
      return 0;
    }
    if (phrase.is(i, "not") && mentionAt(i + 1) != null) {
      return i + 1;
    }
    PhraseTrie.Match<Boolean> match = phrase.longest(DENIALS, i);
    if (match == null || NOT_DENIED.contains(phrase.key(match.end()))) {
      return 0;
    }
    if (phrase.is(i, "non")) {
      int next = phrase.is(i + 1, "-") ? i + 2 : i + 1;
      return mentionAt(next) == null ? 0 : match.end();
    }
    boolean none =
        phrase.is(i, "no")
            && phrase.isAny(
                i + 1,
                Set.of(
                    "more",
                    "less",
                    "later",
                    "longer",
                    "greater",
                    "limit",
                    "restriction",
                    "matter",
                    "higher",
                    "lower",
                    "fewer"));
    return none ? 0 : match.end();
  }

  private boolean coveredByQuestion(int i) {
    return mentions.stream().anyMatch(one -> one.from() <= i && i < one.to());
  }

  /** "severe, uncontrolled asthma": words without a question narrow the next. */
  private void mergeAdjectives(List<Segment> segments) {
    for (int i = 0; i < segments.size() - 1; i++) {
      Segment segment = segments.get(i);
      Segment next = segments.get(i + 1);
      boolean bare = segment.questions.isEmpty() && segment.brackets.isEmpty();
      if (bare
          && onlyAdjectives(segment)
          && (next.joint != Joint.NARROWS && next.joint != Joint.DEFINES)) {
        Segment merged = new Segment(segment.joint, next.from);
        merged.to = next.to;
        merged.questions.addAll(next.questions);
        merged.brackets.addAll(next.brackets);
        merged.denied = next.denied || segment.denied;
        segments.set(i + 1, merged);
        segments.remove(i);
        i--;
      }
    }
  }

  private boolean onlyAdjectives(Segment segment) {
    for (int i = segment.from; i < segment.to; i++) {
      if (!used(i) && !Fillers.contains(phrase.key(i)) && !ADJECTIVES.contains(phrase.key(i))) {
        return false;
      }
    }
    return true;
  }

  /** A question that takes in its surroundings does so up to the next question. */
  private void absorb(List<Segment> segments) {
    for (int i = 0; i < segments.size(); i++) {
      boolean whole = segments.get(i).questions.stream().anyMatch(Recognised::whole);
      if (!whole) {
        continue;
      }
      while (i + 1 < segments.size()
          && segments.get(i + 1).questions.isEmpty()
          && segments.get(i + 1).brackets.isEmpty()) {
        segments.get(i).to = segments.get(i + 1).to;
        segments.remove(i + 1);
      }
      while (i > 0
          && segments.get(i - 1).questions.isEmpty()
          && segments.get(i - 1).brackets.isEmpty()) {
        Segment merged = new Segment(segments.get(i - 1).joint, segments.get(i - 1).from);
        merged.to = segments.get(i).to;
        merged.questions.addAll(segments.get(i).questions);
        merged.brackets.addAll(segments.get(i).brackets);
        segments.set(i, merged);
        segments.remove(i - 1);
        i--;
      }
    }
  }

  private CriterionForm form(Segment segment) {
    List<CriterionForm> parts = new ArrayList<>();
    if (segment.questions.isEmpty()) {
      if (segment.brackets.isEmpty()) {
        return hasWords(segment.from, segment.to)
            ? new Unsupported(shifted(phrase.span(trimmed(segment), segment.to), shift))
            : null;
      }
      return FormParser.joined(segment.brackets, true);
    }
    boolean whole = segment.questions.stream().anyMatch(Recognised::whole);
    List<List<String>> open = whole ? List.of() : open(segment);
    for (int q = 0; q < segment.questions.size(); q++) {
      Recognised question = segment.questions.get(q);
      TextSpan span = shifted(phrase.span(question.from(), question.to()), shift);
      CriterionForm leaf = new Leaf(question.test(), span, whole ? List.of() : open.get(q));
      boolean denied =
          q > 0
              && !segment.denied
              && !whole
              && !SIGNLESS.contains(question.test().type())
              && deniedBetween(segment.questions.get(q - 1).to(), question.from());
      parts.add(denied ? new Not(leaf) : leaf);
    }
    CriterionForm form = FormParser.joined(parts, true);
    for (CriterionForm bracket : segment.brackets) {
      if (bracket instanceof Defined defined) {
        form = new Defined(form, defined.meaning());
      } else {
        form = FormParser.joined(List.of(form, bracket), narrows(form, bracket));
      }
    }
    return form;
  }

  /** Whether a bracket narrows what stands before: another kind of thing, or unread words. */
  private boolean narrows(CriterionForm form, CriterionForm bracket) {
    String inner = typeOf(bracket);
    return !inner.equals(typeOf(form));
  }

  private int trimmed(Segment segment) {
    int from = segment.from;
    while (from < segment.to - 1 && (!phrase.isWord(from) && !phrase.isNumber(from))) {
      from++;
    }
    return from;
  }

  /** For each question of a segment the unread words that belong to it. */
  private List<List<String>> open(Segment segment) {
    List<List<String>> open = new ArrayList<>();
    segment.questions.forEach(question -> open.add(new ArrayList<>()));
    int at = 0;
    int run = -1;
    boolean means = false;
    for (int i = segment.from; i <= segment.to; i++) {
      boolean unread =
          i < segment.to
              && !used(i)
              && mentionAt(i) == null
              && !coveredByQuestion(i)
              && !inBracket(segment, i)
              && !denies(i);
      boolean word = unread && !Fillers.contains(phrase.key(i));
      if (word) {
        means = true;
        run = run < 0 ? i : run;
      } else if (run >= 0
          && !(unread
              && i + 1 < segment.to
              && !used(i + 1)
              && mentionAt(i + 1) == null
              && phrase.isWord(i))) {
        if (means && phrase.words(run, i).chars().anyMatch(Character::isLetter)) {
          open.get(Math.max(0, at - 1)).add(phrase.words(run, i));
        }
        run = -1;
        means = false;
      }
      if (at < segment.questions.size() && segment.questions.get(at).from() <= i) {
        at++;
      }
    }
    return open;
  }

  private boolean denies(int i) {
    for (int k = Math.max(0, i - 4); k <= i; k++) {
      if (denialAt(k) > i) {
        return true;
      }
    }
    return false;
  }

  private boolean inBracket(Segment segment, int i) {
    int depth = 0;
    for (int k = segment.from; k <= i && k < segment.to; k++) {
      if (coveredByQuestion(k)) {
        continue;
      }
      if (phrase.is(k, "(") || phrase.is(k, "[")) {
        depth++;
      } else if (phrase.is(k, ")") || phrase.is(k, "]")) {
        depth--;
      }
    }
    return depth > 0 && bracketRead(segment);
  }

  private static boolean bracketRead(Segment segment) {
    return !segment.brackets.isEmpty();
  }

  private boolean hasWords(int from, int to) {
    for (int i = from; i < to; i++) {
      if ((phrase.isWord(i) || phrase.isNumber(i))
          && !Fillers.contains(phrase.key(i))
          && !used(i)) {
        return true;
      }
    }
    return false;
  }

  private boolean used(int i) {
    return used.get(i);
  }

  private Recognised mentionAt(int i) {
    for (Recognised mention : mentions) {
      if (mention.from() == i) {
        return mention;
      }
    }
    return null;
  }

  private boolean inside(int i) {
    return mentions.stream().anyMatch(one -> one.from() <= i && i < one.to());
  }
}
