package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.PersonSex;
import org.chartwarden.trials.facts.StatusFact;

/**
 * How often a woman was pregnant or gave birth, by the letters of her history: "G3P2". Four digits
 * behind the P are births at term, before term, lost pregnancies and living children.
 *
 * @param kind nullipara, primipara, multipara, primigravida or multigravida
 */
record ParityTest(String kind) implements CriterionTest {

  /** Words of criteria and the kind that they ask for. */
  static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("nulliparous", "nullipara"),
          Map.entry("nullipara", "nullipara"),
          Map.entry("nulliparas", "nullipara"),
          Map.entry("primiparous", "primipara"),
          Map.entry("primipara", "primipara"),
          Map.entry("primiparas", "primipara"),
          Map.entry("multiparous", "multipara"),
          Map.entry("multipara", "multipara"),
          Map.entry("primigravida", "primigravida"),
          Map.entry("primigravid", "primigravida"),
          Map.entry("primigravidas", "primigravida"),
          Map.entry("multigravida", "multigravida"),
          Map.entry("multigravid", "multigravida"));

  private static final Pattern HISTORY =
      Pattern.compile("(?i)\\bg(?:ravida)? ?(\\d{1,2})[ ,;/]{0,2}p(?:ara)? ?(\\d{1,4})\\b");

  private static final int DIGITS = 4;

  @Override
  public String type() {
    return "pregnancy";
  }

  @Override
  public String describe() {
    return kind;
  }

  @Override
  public List<DataNeed> needs() {
    return List.of(
        DataNeed.of(DataNeed.Kind.PERSON),
        DataNeed.of(DataNeed.Kind.STATUS, StatusFact.PREGNANCY),
        DataNeed.of(DataNeed.Kind.SENTENCE));
  }

  @Override
  public CriterionVerdict verdict(PatientFacts facts) {
    if (facts.person().sex() == PersonSex.MALE) {
      return CriterionVerdict.notMet("The patient is male.", List.of(facts.person().evidence()));
    }
    List<FactEvidence> yes = new ArrayList<>();
    List<FactEvidence> no = new ArrayList<>();
    for (NoteSentence sentence :
        facts.sentencesWhere("gravida and para", words -> HISTORY.matcher(words).find())) {
      Matcher told = HISTORY.matcher(sentence.text());
      if (told.find()) {
        holds(Integer.parseInt(told.group(1)), births(told.group(2)), facts)
            .ifPresent(one -> (one ? yes : no).add(sentence.evidence()));
      }
    }
    if (yes.isEmpty() == no.isEmpty()) {
      return CriterionVerdict.unknown(
          "The record does not tell how often she was pregnant or gave birth.",
          MissingItem.ask(kind));
    }
    return yes.isEmpty()
        ? CriterionVerdict.notMet("The note says: " + no.get(0).text().strip(), no)
        : CriterionVerdict.met("The note says: " + yes.get(0).text().strip(), yes);
  }

  private static int births(String digits) {
    return digits.length() == DIGITS
        ? digits.charAt(0) - '0' + digits.charAt(1) - '0'
        : Integer.parseInt(digits);
  }

  /** Empty where the words are used both ways. */
  private Optional<Boolean> holds(int pregnancies, int births, PatientFacts facts) {
    return switch (kind) {
      case "nullipara" -> Optional.of(births == 0);
      // A woman who bears her first child is called so too, one who carries none is not.
      case "primipara" -> Optional.of(births == 1 || births == 0 && pregnant(facts));
      // Some call a woman so who bears her second child, others only after it.
      case "multipara" -> births == 1 ? Optional.empty() : Optional.of(births > 1);
      case "primigravida" -> Optional.of(pregnancies == 1);
      default -> Optional.of(pregnancies > 1);
    };
  }

  private static boolean pregnant(PatientFacts facts) {
    return facts.statuses(StatusFact.PREGNANCY).stream()
        .anyMatch(fact -> fact.state() == FactState.PRESENT);
  }
}
