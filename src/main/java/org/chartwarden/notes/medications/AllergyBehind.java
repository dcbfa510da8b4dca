package org.chartwarden.notes.medications;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.notes.medications.AllergyMention.Kind;
import org.chartwarden.notes.medications.MedicationNames.Listed;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.SectionKind;
import org.chartwarden.notes.text.Sentence;
import org.chartwarden.notes.text.Token;

/** Allergies whose word stands behind the substance, or that are told by what a drug did. */
final class AllergyBehind {

  private final NoteText note;
  private final List<Token> tokens;
  private final AllergyItems items;
  private final AllergyMentions mentions;

  /**
   * @param mentions the statements read so far, to which these are added
   */
  AllergyBehind(NoteText note, AllergyItems items, AllergyMentions mentions) {
    this.note = note;
    this.tokens = note.tokens();
    this.items = items;
    this.mentions = mentions;
  }

  /** "penicillin allergy", "sulfa-allergic", "PCN anaphylaxis": the substance stands before. */
  void named(Sentence sentence, List<DrugName> found) {
    int from = sentence.firstToken();
    int to = sentence.endToken();
    List<DrugName> names = found;
    for (int i = from + 1; i < to; i++) {
      Token token = tokens.get(i);
      boolean allergy =
          token.is("allergy")
              || token.is("allergic")
              || token.is("allergies")
              || token.is("anaphylaxis")
              || token.is("intolerance")
              || token.is("hypersensitivity");
      boolean leads = i + 1 < to && (tokens.get(i + 1).is("to") || tokens.get(i + 1).is(":"));
      if (!allergy || leads) {
        continue;
      }
      names = names == null ? DrugName.in(MedicationNames.standard(), tokens, from, to) : names;
      for (DrugName name : names) {
        int end = name.end();
        end = end < i && tokens.get(end).is("-") ? end + 1 : end;
        if (end == i && !mentions.tell(name)) {
          int first = name.first();
          boolean no =
              first > from
                  && (tokens.get(first - 1).is("no") || tokens.get(first - 1).is("denies"));
          Kind kind = no ? Kind.DENIED : token.is("intolerance") ? Kind.INTOLERANT : Kind.ALLERGIC;
          List<String> reactions = new ArrayList<>(2);
          int after = items.reactions(token.is("anaphylaxis") ? i : i + 1, to, reactions);
          mentions.add(
              kind,
              note.span(name.first(), name.nameEnd() - 1).text(),
              name.listed().stream().map(Listed::medication).distinct().toList(),
              reactions,
              no ? first - 1 : first,
              Math.max(i + 1, after),
              sentence);
        }
      }
    }
  }

  /** "Codeine makes him sick", "rash with amoxicillin": no word for an allergy, but what it did. */
  void told(Sentence sentence, List<DrugName> found) {
    int from = sentence.firstToken();
    int to = sentence.endToken();
    if (!AllergyPhrases.speaks(tokens, from, to)) {
      return;
    }
    List<DrugName> names =
        found == null ? DrugName.in(MedicationNames.standard(), tokens, from, to) : found;
    boolean section = note.sectionOf(sentence).kind() == SectionKind.ALLERGIES;
    for (DrugName name : names) {
      AllergyPhrases.Told told = AllergyPhrases.of(tokens, name, from, to, section);
      if (told != null && !mentions.tell(name)) {
        List<String> reactions =
            told.reactionEnd() > told.reactionFirst()
                ? List.of(note.span(told.reactionFirst(), told.reactionEnd() - 1).text())
                : List.of();
        mentions.add(
            told.kind(),
            note.span(name.first(), name.nameEnd() - 1).text(),
            name.listed().stream().map(Listed::medication).distinct().toList(),
            reactions,
            Math.min(name.first(), told.reactionFirst()),
            Math.max(name.end(), told.reactionEnd()),
            sentence);
      }
    }
  }
}
