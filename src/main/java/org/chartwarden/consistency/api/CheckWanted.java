package org.chartwarden.consistency.api;

import java.util.Optional;

/**
 * What a caller wants to have checked, before anything of it is looked up.
 *
 * @param note text of a note that is not stored
 * @param noteReference where the note is stored
 * @param patient whose record it is held against
 * @param encounter its stay
 * @param written when it was written, a FHIR dateTime
 * @param model model that adds statements to those of the rules
 * @param propose whether contradictions are to be filed as proposed changes
 */
record CheckWanted(
    Optional<String> note,
    Optional<String> noteReference,
    Optional<String> patient,
    Optional<String> encounter,
    Optional<String> written,
    Optional<String> model,
    boolean propose) {}
