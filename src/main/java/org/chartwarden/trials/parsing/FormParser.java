package org.chartwarden.trials.parsing;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.criteria.CriterionForm.Unsupported;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.EligibilityCriterion;
import org.chartwarden.trials.criteria.Recognised;
import org.chartwarden.trials.parsing.wording.RewordingCatalog;
import org.chartwarden.trials.parsing.wording.WrittenText;
import org.chartwarden.trials.phrases.CriterionPhrase;

/** Reads a criterion sentence by sentence and joins what the sentences ask. */
final class FormParser {

  /** Longer criteria are no sentences that anyone wrote as one; they stay unread. */
  private static final int MAX_CHARACTERS = 6000;

  /** With fewer letters and digits an unread sentence is a stray mark. */
  private static final int SHORTEST = 3;

  private final MarkedPhrase marked;
  private final CriterionPhrase phrase;
  private final int first;
  private final CriterionKind kind;
  private final ClauseParser clauses;
  private final VagueJudgement judgement;
  private final ListedChoice choice;
  private final ExceptionClause exception;
  private final PermittedClause permitted;
  private final ConditionalClause conditional;

  private FormParser(MarkedPhrase marked, int first, CriterionKind kind) {
    this.marked = marked;
    this.phrase = marked.words();
    this.first = first;
    this.kind = kind;
    this.clauses = new ClauseParser(marked, kind);
    this.judgement = new VagueJudgement(marked, kind);
    this.choice = new ListedChoice(marked, kind, clauses);
    this.exception = new ExceptionClause(marked, kind, clauses);
    this.permitted = new PermittedClause(marked, kind);
    this.conditional = new ConditionalClause(marked, kind, clauses);
  }

  /**
   * The form of a criterion.
   *
   * @param abbreviations those of its trial
   */
  static CriterionForm parse(EligibilityCriterion criterion, Abbreviations abbreviations) {
    if (criterion.text().length() > MAX_CHARACTERS || criterion.text().isBlank()) {
      return new Unsupported(new TextSpan(0, criterion.text().length(), criterion.text()));
    }
    boolean required = RequirementClause.asked(criterion);
    CriterionKind read = required ? CriterionKind.INCLUSION : criterion.kind();
    WrittenText written = RewordingCatalog.plain(abbreviations.in(criterion.text()), read);
    String text = written.text();
    String lead = criterion.context().replaceAll("[:.;\\s]+$", "");
    String joined = lead.isEmpty() ? text : lead + " " + text;
    int shift = joined.length() - text.length();
    CriterionPhrase phrase = CriterionPhrase.of(ItemMarks.bulleted(joined));
    int first = 0;
    while (first < phrase.size() && phrase.token(first).start() < shift) {
      first++;
    }
    if (first >= phrase.size()) {
      return new Unsupported(new TextSpan(0, criterion.text().length(), criterion.text()));
    }
    MarkedPhrase marked = new MarkedPhrase(phrase, questions(phrase, first), shift, written);
    CriterionForm form = new FormParser(marked, first, read).whole();
    form = TestedInfection.in(form, criterion.text());
    if (required) {
      return WantedSide.of(RequirementClause.turned(form, criterion, abbreviations), false);
    }
    boolean wanted = criterion.kind() == CriterionKind.INCLUSION;
    return WantedSide.of(
        wanted
            ? form
            : SignificantThing.in(
                CausedThing.in(NamedPhrases.in(form, criterion.text()), criterion.text()),
                criterion.text()),
        wanted);
  }

  private static List<Recognised> questions(CriterionPhrase phrase, int first) {
    List<Recognised> all = ImpliedCondition.removed(Mentions.of(phrase, first));
    return WeakLogistics.removed(phrase, NegatedAdjective.removed(phrase, all));
  }

  private CriterionForm whole() {
    List<CriterionForm> sentences = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    int from = first;
    while (from < phrase.size()) {
      int to = from;
      while (to < phrase.size() && !phrase.endsSentence(to)) {
        to++;
      }
      to = Math.min(phrase.size(), to + 1);
      while (to < phrase.size() && phrase.is(to, "•")) {
        // The items of a list belong to the sentence that opens it.
        to++;
        while (to < phrase.size() && !phrase.endsSentence(to)) {
          to++;
        }
        to = Math.min(phrase.size(), to + 1);
      }
      CriterionForm form = sentence(from, to);
      String words = phrase.words(from, to);
      // What is done in the trial is no question, but may hide one: then it is left to a person.
      boolean conduct = Explanations.conduct(words);
      boolean explains =
          Explanations.sentence(words)
              || conduct && form.unsupported() && words.chars().noneMatch(Character::isDigit);
      boolean permits = form instanceof Leaf leaf && leaf.test().type().equals("permission");
      if (permits && !sentences.isEmpty()) {
        // "Brain metastases. Treated ones are allowed.": an exception to what stands before.
        CriterionForm before = JoinedForm.of(sentences, kind == CriterionKind.INCLUSION);
        sentences = new ArrayList<>(List.of(permitted.excepted(before, from, to)));
        from = to;
        continue;
      }
      if (sentences.isEmpty() || !form.unsupported() && !explains && !conduct) {
        if (!stray(form)) {
          sentences.add(form);
        }
      } else if (!explains && kind == CriterionKind.INCLUSION && Explanations.timed(words)) {
        // "They must be randomized within 24 hours of onset": asked of everybody who is wanted.
        sentences.add(new Unsupported(marked.span(from, to)));
      } else if (!explains && !stray(form)) {
        remarks.add(words);
      }
      from = to;
    }
    if (sentences.isEmpty()) {
      return new Unsupported(marked.span(first, phrase.size()));
    }
    CriterionForm joined = JoinedForm.of(sentences, kind == CriterionKind.INCLUSION);
    return remarks.isEmpty() ? joined : Explanations.remarked(joined, remarks);
  }

  private static boolean stray(CriterionForm form) {
    return form instanceof Unsupported blank
        && blank.span().text().replaceAll("[^\\p{L}\\p{N}]", "").length() < SHORTEST;
  }

  private CriterionForm sentence(int from, int to) {
    CriterionForm form = permitted.read(from, to, this::sentence);
    form = form == null ? conditional.read(from, to) : form;
    form = form == null ? judgement.read(from, to) : form;
    form = form == null ? choice.read(from, to) : form;
    form = form == null ? exception.read(from, to, this::sentence) : form;
    form = form == null ? clauses.parse(from, to) : form;
    return form == null ? new Unsupported(marked.span(from, to)) : form;
  }
}
