package org.chartwarden.notes.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.names.NameContext;
import org.chartwarden.notes.names.NameFound;
import org.chartwarden.notes.names.NameGrammar;
import org.chartwarden.notes.names.NameKind;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.SectionKind;
import org.chartwarden.notes.text.Sentence;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.vocabulary.Spelling;

/**
 * Finds the conditions, symptoms, procedures, imaging studies and devices that a note names, and
 * what it says of each. The wide companion of {@link FindingReader}, which reads what calculators
 * ask for.
 */
public final class ClinicalMentionReader {

  private static final Set<NameKind> DOABLE =
      Set.of(NameKind.PROCEDURE, NameKind.IMAGING, NameKind.DEVICE);

  private static final int SEVERITY_BEFORE = 3;

  private final NoteText note;
  private final List<Token> tokens;
  private final NameContext context;
  private final List<ClinicalMention> mentions = new ArrayList<>();

  private ClinicalMentionReader(NoteText note) {
    this.note = note;
    this.tokens = Spelling.of(note.tokens());
    this.context = NameContext.of(tokens, SectionKind.OTHER);
  }

  /** All mentions of a note in its order. */
  public static List<ClinicalMention> read(NoteText note) {
    ClinicalMentionReader reader = new ClinicalMentionReader(note);
    note.sentences().forEach(reader::sentence);
    return List.copyOf(reader.mentions);
  }

  private void sentence(Sentence sentence) {
    int from = sentence.firstToken();
    int to = sentence.endToken();
    SectionKind section = note.sectionOf(sentence).kind();
    List<NameFound> found = NameGrammar.find(tokens, from, to, context.in(section));
    if (found.isEmpty()) {
      return;
    }
    SentenceCues cues = new SentenceCues(tokens, from, to);
    PlanCues plans = new PlanCues(tokens, from, to);
    Relatives relatives = new Relatives(tokens, from, to, section, cues);
    Times times = new Times(tokens, from, to);
    int before = mentions.size();
    for (NameFound one : found) {
      Cue cue = cues.of(one.head(), one.headEnd(), one.head(), one.headEnd());
      Optional<Relative> relative = relatives.of(one.head(), one.headEnd());
      Assertion assertion = cue == null ? bySection(section) : cue.kind().assertion();
      if (relative.isPresent() && assertion != Assertion.NEGATED) {
        assertion = Assertion.FAMILY;
      }
      boolean planned =
          DOABLE.contains(one.name().kind())
              && assertion != Assertion.NEGATED
              && assertion != Assertion.FAMILY
              && plans.planned(one.first(), one.end());
      mentions.add(
          new ClinicalMention(
              one.name(),
              note.span(one.first(), one.end() - 1),
              note.span(one.head(), one.headEnd() - 1),
              -1,
              sentence.index(),
              section,
              planned ? Assertion.PLANNED : assertion,
              cue == null ? "" : note.span(cue.first(), cue.end() - 1).text(),
              relative,
              severity(one, sentence),
              times.of(one.head(), one.headEnd(), cues),
              AdjacentTime.at(note, tokens, one.first(), one.end(), from, to),
              one.confidence()));
    }
    causes(found, before);
  }

  /** Ties "sepsis due to acute pyelonephritis" together. */
  private void causes(List<NameFound> found, int before) {
    for (int i = 0; i + 1 < found.size(); i++) {
      if (CauseWords.between(tokens, found.get(i).end(), found.get(i + 1).first())) {
        TextSpan whole = note.span(found.get(i).first(), found.get(i + 1).end() - 1);
        mentions.set(before + i, mentions.get(before + i).causedBy(before + i + 1, whole));
      }
    }
  }

  private static Assertion bySection(SectionKind section) {
    return switch (section) {
      case PAST_HISTORY -> Assertion.HISTORICAL;
      case ALLERGIES -> Assertion.CONDITIONAL;
      case DISCUSSION -> Assertion.HYPOTHETICAL;
      default -> Assertion.PRESENT;
    };
  }

  private Severity severity(NameFound one, Sentence sentence) {
    Severity best = Severity.UNSAID;
    int from = Math.max(sentence.firstToken(), one.first() - SEVERITY_BEFORE);
    for (int i = one.end() - 1; i >= from; i--) {
      if (i < one.first() && !tokens.get(i).isWord()) {
        break;
      }
      Severity here = Severity.of(tokens.get(i).key());
      best = here.compareTo(best) > 0 ? here : best;
    }
    return best;
  }
}
