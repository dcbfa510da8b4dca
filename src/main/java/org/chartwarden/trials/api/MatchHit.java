package org.chartwarden.trials.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;

/**
 * One match that is shown.
 *
 * @param id logical id of the trial or the patient
 * @param score what it is ranked by
 * @param response makes the filled QuestionnaireResponse
 */
record MatchHit(String id, double score, Supplier<ObjectNode> response) {}
