package org.chartwarden.notes.claims;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.findings.Assertion;
import org.chartwarden.notes.medications.Circumstance;
import org.chartwarden.notes.medications.DoseAmount;
import org.chartwarden.notes.medications.Dosing;
import org.chartwarden.notes.medications.Frequency;
import org.chartwarden.notes.medications.Medication;
import org.chartwarden.notes.medications.MedicationKind;
import org.chartwarden.notes.medications.MedicationMention;
import org.chartwarden.notes.medications.RouteMention;
import org.chartwarden.notes.times.TimeWindow;

/** Statements about drugs. */
final class MedicationClaims {

  private static final int REST = 80;

  private MedicationClaims() {}

  static List<NoteClaim> of(ClinicalNote note, ClaimTimes times) {
    List<NoteClaim> claims = new ArrayList<>();
    for (MedicationMention mention : note.medications()) {
      boolean whole = wholeStay(note, mention);
      claims.add(
          new NoteClaim(
              ClaimKind.MEDICATION,
              claimed(note, mention),
              claimed(note, mention),
              mention.drug().written(),
              mention.drug().candidates().stream().map(Medication::id).toList(),
              Optional.empty(),
              Optional.empty(),
              Optional.of(use(mention)),
              whole ? times.stay() : time(times, mention),
              Laterality.NONE,
              Assertion.PRESENT,
              mention.sentence(),
              mention.section(),
              neutral(mention)));
    }
    return claims;
  }

  /**
   * The statement with the words right behind it that say what happened and when: "was stopped this
   * morning", "given at 0900".
   */
  private static TextSpan claimed(ClinicalNote note, MedicationMention mention) {
    List<TextSpan> behind = new ArrayList<>(mention.timeWords());
    mention.status().words().ifPresent(behind::add);
    behind.sort(Comparator.comparingInt(TextSpan::start));
    String text = note.text().text();
    int start = mention.span().start();
    if (mention.drug().medication().kind() == MedicationKind.BLOOD_PRODUCT) {
      int from = Math.max(0, start - BAG_REACH);
      Matcher bag = BAG.matcher(text.substring(from, start));
      start = bag.find() ? from + bag.start() : start;
    }
    int end = mention.span().end();
    for (TextSpan words : behind) {
      if (words.start() >= end
          && words.start() - end <= LINK
          && LINKS.matcher(text.substring(end, words.start())).matches()) {
        end = words.end();
      }
    }
    return new TextSpan(start, end, text.substring(start, end));
  }

  /** When it was; a bare length ("done 24 h") is how long and not when. */
  private static TimeWindow time(ClaimTimes times, MedicationMention mention) {
    TimeWindow time = times.of(mention.span(), mention.sentence());
    return LENGTH.matcher(time.words()).matches() ? times.unsaid() : time;
  }

  private static final int BAG_REACH = 24;

  /** "The first unit of", before a blood product. */
  private static final Pattern BAG =
      Pattern.compile(
          "(?i)\\b(?:first|second|third|fourth|another|1st|2nd|3rd|4th) (?:unit|bag|pack|pool) (?:of )?$");

  private static final int LINK = 12;

  /** What may stand between a dose and the words that say what became of it. */
  private static final Pattern LINKS =
      Pattern.compile("(?i)[ ,]*(?:(?:is|was|were|has|been|to|on|at|from|the|and) ?){0,3}");

  private static final Pattern LENGTH =
      Pattern.compile("(?i)\\d+ ?(?:h|hr|hrs|hours?|d|days?|wks?|weeks?)");

  private static final Pattern WHOLE =
      Pattern.compile(
          "(?i)(?:whole|entire) (?:hospital |in-?patient )?(?:stay|admission|hospitali[sz]ation|course)"
              + "|throughout (?:the |her |his )?(?:stay|admission|hospital)");

  /** "Given for the whole stay", in the rest of the clause. */
  private static boolean wholeStay(ClinicalNote note, MedicationMention mention) {
    int end = note.text().sentences().get(mention.sentence()).end();
    int from = Math.min(mention.span().end(), end);
    String rest = note.text().text().substring(from, Math.min(end, from + REST));
    return WHOLE.matcher(rest.split("[;.]", 2)[0]).find();
  }

  private static ClaimedUse use(MedicationMention mention) {
    Dosing dosing = mention.dosing();
    Optional<DoseAmount> amount = dosing.rate().or(dosing::totalDose);
    BigDecimal low = amount.map(DoseAmount::low).orElse(null);
    Optional<Frequency> frequency = mention.frequency();
    return new ClaimedUse(
        low,
        amount.filter(DoseAmount::isRange).map(DoseAmount::high).orElse(null),
        amount.map(DoseAmount::unit).filter(unit -> !unit.isEmpty()).orElse(null),
        null,
        frequency.flatMap(Frequency::doses).map(BigDecimal::valueOf).orElse(null),
        mention.route().map(RouteMention::route).orElse(null),
        frequency.flatMap(Frequency::perDay).orElse(null),
        frequency.map(Frequency::asNeeded).orElse(false),
        frequency.map(Frequency::moments).orElse(List.of()),
        status(mention));
  }

  private static UseStatus status(MedicationMention mention) {
    return switch (mention.status().status()) {
      case UNSAID, HOME, ORDERED, PRESCRIBED -> UseStatus.UNSAID;
      case STARTED -> UseStatus.STARTED;
      case CONTINUED -> UseStatus.CONTINUED;
      case HELD -> UseStatus.HELD;
      case STOPPED -> UseStatus.STOPPED;
      case CHANGED -> UseStatus.CHANGED;
      case COMPLETED -> UseStatus.COMPLETED;
      case GIVEN -> UseStatus.GIVEN;
      case REFUSED, NOT_GIVEN -> UseStatus.NOT_GIVEN;
    };
  }

  private static String neutral(MedicationMention mention) {
    for (Circumstance circumstance : mention.circumstances()) {
      switch (circumstance) {
        case PLANNED -> {
          return "it is planned";
        }
        case CONSIDERED -> {
          return "it is only considered";
        }
        case CONDITIONAL -> {
          return "it depends on something";
        }
        case NEGATED -> {
          return "it is not taken";
        }
        case PAST -> {
          return "it was before this stay";
        }
        case ELSEWHERE -> {
          return "it was elsewhere";
        }
        case OTHER_PERSON -> {
          return "it is somebody else's";
        }
        case ALLERGY, TEST -> {
          return "it is no use of the drug";
        }
        case HOME -> {
          // What is taken at home stands in the chart as well.
        }
      }
    }
    return "";
  }
}
