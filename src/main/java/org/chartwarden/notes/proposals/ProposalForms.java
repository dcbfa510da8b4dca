package org.chartwarden.notes.proposals;

import java.util.List;

/** The forms of proposals. */
final class ProposalForms {

  static final List<ProposalForm> ALL =
      List.of(new FindingForm(), new MedicationForm(), new AllergyForm(), new MeasurementForm());

  private ProposalForms() {}
}
