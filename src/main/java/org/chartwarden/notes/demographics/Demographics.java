package org.chartwarden.notes.demographics;

import java.util.Optional;

/** Who the patient of a note is; empty where the note does not tell. Relatives are left out. */
public record Demographics(
    Optional<Age> age, Optional<SexFinding> sex, Optional<RaceFinding> race) {}
