package org.chartwarden.trials.facts;

import java.util.Optional;
import org.chartwarden.units.Amount;

/**
 * A state of life that is neither a disease nor a drug.
 *
 * @param status one of the ids below
 * @param state what the record says of it
 * @param time since when, or when it ended
 * @param amount how much, where it has an amount: pack-years, drinks per week
 * @param evidence where it stands
 */
public record StatusFact(
    String status, FactState state, FactTime time, Optional<Amount> amount, FactEvidence evidence)
    implements Fact {

  public static final String PREGNANCY = "pregnancy";
  public static final String LACTATION = "lactation";
  public static final String MENOPAUSE = "menopause";

  /** Surgically sterile: hysterectomy, both ovaries or tubes, vasectomy. */
  public static final String STERILE = "sterile";

  public static final String CONTRACEPTION = "contraception";

  /** That a pregnancy is wished for. */
  public static final String CONCEPTION = "conception";

  /** PRESENT: smokes; PAST: has stopped; ABSENT: never smoked. */
  public static final String SMOKING = "smoking";

  public static final String ALCOHOL = "alcohol";
  public static final String DRUG_ABUSE = "drug-abuse";

  /** PRESENT: takes part in a trial; ABSENT: never did, or does not now. */
  public static final String TRIAL = "trial";

  /** PRESENT: lies in a hospital. */
  public static final String INPATIENT = "inpatient";

  /** PAST: has been in hospital then; ABSENT: a note says that there was no such stay. */
  public static final String STAY = "stay";

  /** PRESENT: lives in an institution; ABSENT: lives at home. */
  public static final String INSTITUTION = "institution";

  public static final String PRISON = "prison";

  /** PRESENT: can decide and consent. */
  public static final String CAPACITY = "capacity";

  @Override
  public StatusFact at(FactEvidence other) {
    return new StatusFact(status, state, time, amount, other);
  }
}
