package org.chartwarden.trials.criteria;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.PersonSex;
import org.chartwarden.trials.facts.StatusFact;
import org.chartwarden.trials.phrases.Bounds;

/**
 * How often a woman was pregnant or gave birth.
 *
 * @param kind nullipara, primipara, multipara, primigravida or multigravida; parity or gravidity
 *     for a number
 * @param bounds the number that is asked for
 */
record ParityTest(String kind, Optional<Bounds> bounds) implements CriterionTest {

  /** Words of criteria and the kind that they ask for. */
  static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("nulliparous", "nullipara"),
          Map.entry("nullipara", "nullipara"),
          Map.entry("nulliparas", "nullipara"),
          Map.entry("nulliparae", "nullipara"),
          Map.entry("primiparous", "primipara"),
          Map.entry("primipara", "primipara"),
          Map.entry("primiparas", "primipara"),
          Map.entry("primiparae", "primipara"),
          Map.entry("multiparous", "multipara"),
          Map.entry("multipara", "multipara"),
          Map.entry("multiparas", "multipara"),
          Map.entry("multiparae", "multipara"),
          Map.entry("parous", "parous"),
          Map.entry("primigravida", "primigravida"),
          Map.entry("primigravid", "primigravida"),
          Map.entry("primigravidas", "primigravida"),
          Map.entry("primigravidae", "primigravida"),
          Map.entry("nulligravida", "nulligravida"),
          Map.entry("nulligravid", "nulligravida"),
          Map.entry("multigravida", "multigravida"),
          Map.entry("multigravidas", "multigravida"),
          Map.entry("multigravidae", "multigravida"),
          Map.entry("multigravid", "multigravida"));

  static final String PARITY = "parity";
  static final String GRAVIDITY = "gravidity";

  ParityTest(String kind) {
    this(kind, Optional.empty());
  }

  @Override
  public String type() {
    return "pregnancy";
  }

  @Override
  public String describe() {
    return kind + bounds.map(one -> " " + one).orElse("");
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
    ObstetricHistory told = ObstetricHistory.of(facts);
    Optional<Boolean> holds = told.evidence().isEmpty() ? Optional.empty() : holds(told, facts);
    if (holds.isEmpty()) {
      return CriterionVerdict.unknown(
          "The record does not tell how often she was pregnant or gave birth.",
          MissingItem.ask(describe()));
    }
    String reason = "The record says: " + told.evidence().get(0).text().strip();
    return holds.get()
        ? CriterionVerdict.met(reason, told.evidence())
        : CriterionVerdict.notMet(reason, told.evidence());
  }

  /** Empty where the words are used both ways, or the number is not told. */
  private Optional<Boolean> holds(ObstetricHistory told, PatientFacts facts) {
    return switch (kind) {
      case "nullipara" -> told.births(0, 0);
      case "parous" -> told.births(1, Integer.MAX_VALUE);
      // A woman who bears her first child is called so too, one who carries none is not.
      case "primipara" -> pregnant(facts) ? told.births(0, 1) : told.births(1, 1);
      // Some call a woman so who bears her second child, others only after it.
      case "multipara" ->
          told.births(1, 1).filter(one -> one).isPresent()
              ? Optional.empty()
              : told.births(2, Integer.MAX_VALUE);
      case "nulligravida" -> told.pregnancies(0, 0);
      case "primigravida" -> told.pregnancies(1, 1);
      case "multigravida" -> told.pregnancies(2, Integer.MAX_VALUE);
      case PARITY -> told.births(least(), most());
      default -> told.pregnancies(least(), most());
    };
  }

  private int least() {
    BigDecimal low = bounds.orElseThrow().low();
    return low == null ? 0 : low.intValue() + (bounds.get().lowIncluded() ? 0 : 1);
  }

  private int most() {
    BigDecimal high = bounds.orElseThrow().high();
    return high == null
        ? Integer.MAX_VALUE
        : high.intValue() - (bounds.get().highIncluded() ? 0 : 1);
  }

  private static boolean pregnant(PatientFacts facts) {
    return facts.statuses(StatusFact.PREGNANCY).stream()
        .anyMatch(fact -> fact.state() == FactState.PRESENT);
  }
}
