package org.chartwarden.cds.services;

import java.util.List;
import org.chartwarden.cds.cards.Card;

/** One service. It reads as the caller may and writes nothing. */
public interface CdsService {

  /** Stable kebab-case id, the last part of its address. */
  String id();

  Hook hook();

  /** Short name for a person. */
  String title();

  /** What it does, in a sentence. */
  String description();

  /**
   * The cards for a call, the most urgent first; none when there is nothing to say.
   *
   * @throws org.chartwarden.fhir.model.FhirProblem when the caller may not see the patient
   */
  List<Card> cards(HookCall call);
}
