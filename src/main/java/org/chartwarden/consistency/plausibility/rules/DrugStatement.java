package org.chartwarden.consistency.plausibility.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.medications.Circumstance;
import org.chartwarden.notes.medications.DoseAmount;
import org.chartwarden.notes.medications.Medication;
import org.chartwarden.notes.medications.MedicationKind;
import org.chartwarden.notes.medications.MedicationMention;
import org.chartwarden.notes.medications.Route;
import org.chartwarden.notes.text.SectionKind;
import org.chartwarden.notes.text.Sentence;
import org.chartwarden.notes.text.Token;

/**
 * A drug or drug class that a note names and that can be no other.
 *
 * @param drug what it is
 * @param use what the note says of it
 * @param mention all that the note says of it
 * @param sentence its sentence
 */
record DrugStatement(Medication drug, Use use, MedicationMention mention, Sentence sentence) {

  /** What a note says of a drug. */
  enum Use {
    /** It is given, taken, started or continued. */
    TAKEN,
    /** It is stopped, held or avoided. */
    STOPPED,
    /** It is named otherwise: a level, a plan under a condition, long past, not taken. */
    OTHER
  }

  /** "mg" is a unit and "K" a result far more often than a drug. */
  private static final int SHORT = 2;

  private static final int BEFORE = 5;
  private static final int AFTER = 6;

  private static final Set<Circumstance> NOT_NOW =
      EnumSet.of(
          Circumstance.CONSIDERED,
          Circumstance.CONDITIONAL,
          Circumstance.NEGATED,
          Circumstance.PAST,
          Circumstance.ELSEWHERE,
          Circumstance.OTHER_PERSON,
          Circumstance.ALLERGY,
          Circumstance.TEST);

  private static final Phrases STOP_BEFORE =
      Phrases.of(
          "stop;stopped;stopping;stops;discontinue;discontinued;discontinuing;d/c;dc;d/c'd;dc'd;hold;"
              + "held;holding;withhold;withheld;off;avoid;avoiding;avoided;no longer;instead of;in place"
              + " of;rather than;cease;ceased;do not give;no more;weaned off;switched from;changed from"
              + ";transitioned from;converted from;replaced;replacing;stop taking;do not take;no");
  private static final Phrases STOP_BEHIND =
      Phrases.of(
          "stopped;discontinued;held;withheld;d/c'd;dc'd;d/c;on hold;hold;ceased;off;completed;"
              + "finished;discontinue;stop;last dose;not given;refused;declined;contraindicated;was"
              + " changed to;changed to;was switched to;switched to;was replaced;replaced by;replaced"
              + " with;narrowed to;transitioned to");
  private static final Phrases AGAIN =
      Phrases.of(
          "restart;restarted;restarting;resume;resumed;resuming;reinitiated;re-started;continue;"
              + "continued;continues;continuing");
  private static final Phrases TALKED =
      Phrases.of(
          "level;levels;trough;resistant;resistance;sensitive;susceptible;sensitivity;overdose;"
              + "toxicity;screen;challenge;tolerance;use disorder;abuse;withdrawal;naive;induced;patch"
              + " test;ingestion;poisoning");
  private static final Phrases IF =
      Phrases.of(
          "if;unless;consider;considering;could;would;may need;might;discussed;option;options;future;"
              + "until;before;prior to;history of;previously;in the past;years ago;resistant to;sensitive"
              + " to;susceptible to;resistance to;overdose;ingested;planned;after");

  boolean taken() {
    return use == Use.TAKEN;
  }

  boolean isClass() {
    return drug.kind() == MedicationKind.CLASS;
  }

  /** The words that name it. */
  TextSpan span() {
    return mention.name();
  }

  SectionKind section() {
    return mention.section();
  }

  /** The substances in it. */
  Set<String> substances() {
    Set<String> ids = new HashSet<>(drug.ingredients());
    ids.add(drug.id());
    return ids;
  }

  boolean is(String id) {
    return drug.id().equals(id) || drug.classes().contains(id) || drug.ingredients().contains(id);
  }

  String name() {
    return drug.display().toLowerCase(Locale.ROOT);
  }

  /** What is given at once, or the rate of an infusion, with its unit. */
  Optional<DoseAmount> dose() {
    return mention
        .dosing()
        .rate()
        .or(() -> mention.dosing().totalDose())
        .filter(DoseAmount::hasUnit);
  }

  /** Doses a day, or null. */
  BigDecimal perDay() {
    return mention.frequency().flatMap(frequency -> frequency.perDay()).orElse(null);
  }

  /** The route, or null. */
  Route route() {
    return mention.route().map(route -> route.route()).orElse(null);
  }

  static List<DrugStatement> all(CheckedNote note) {
    List<DrugStatement> statements = new ArrayList<>();
    for (MedicationMention mention : note.note().medications()) {
      if (mention.drug().certain() && mention.name().text().length() > SHORT) {
        Sentence sentence = note.sentence(mention.sentence());
        statements.add(
            new DrugStatement(
                mention.drug().medication(), use(note, mention, sentence), mention, sentence));
      }
    }
    return List.copyOf(statements);
  }

  private static Use use(CheckedNote note, MedicationMention mention, Sentence sentence) {
    List<Token> tokens = note.tokens();
    int first = note.tokenAt(mention.name().start());
    int end = note.tokenAt(mention.name().end() - 1) + 1;
    boolean talked =
        end < sentence.endToken() && TALKED.at(tokens, end, sentence.endToken()) != null;
    if (talked
        || mention.circumstances().stream().anyMatch(NOT_NOW::contains)
        || mention.section() == SectionKind.ALLERGIES
        || mention.section() == SectionKind.FAMILY_HISTORY) {
      return Use.OTHER;
    }
    switch (mention.status().status()) {
      case HELD, STOPPED, COMPLETED -> {
        return Use.STOPPED;
      }
      case REFUSED, NOT_GIVEN -> {
        return Use.OTHER;
      }
      default -> {}
    }
    int from = clauseStart(tokens, first, Math.max(sentence.firstToken(), first - BEFORE));
    int to = clauseEnd(tokens, end, Math.min(sentence.endToken(), end + AFTER));
    if (AGAIN.in(tokens, from, first)) {
      return Use.TAKEN;
    }
    if (STOP_BEFORE.in(tokens, from, first) || STOP_BEHIND.in(tokens, end, to)) {
      return Use.STOPPED;
    }
    return IF.in(tokens, sentence.firstToken(), sentence.endToken()) ? Use.OTHER : Use.TAKEN;
  }

  private static int clauseStart(List<Token> tokens, int first, int from) {
    for (int i = first - 1; i >= from; i--) {
      if (";,.".contains(tokens.get(i).key()) || tokens.get(i + 1).breaks() > 0) {
        return i + 1;
      }
    }
    return from;
  }

  private static int clauseEnd(List<Token> tokens, int end, int to) {
    for (int i = end; i < to; i++) {
      if (";,.".contains(tokens.get(i).key()) || tokens.get(i).breaks() > 0) {
        return i;
      }
    }
    return to;
  }
}
