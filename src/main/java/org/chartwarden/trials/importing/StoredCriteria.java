package org.chartwarden.trials.importing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.chartwarden.trials.parsing.CriteriaParser;
import org.chartwarden.trials.parsing.ParsedCriterion;

/** The criteria of a trial that is in the record. */
public final class StoredCriteria {

  private StoredCriteria() {}

  /**
   * The criteria with their forms, parsed from the text that the resource holds.
   *
   * @param variable the EvidenceVariable of the trial
   * @param background other texts of the trial, whose abbreviations the criteria use
   */
  public static List<ParsedCriterion> of(JsonNode variable, List<String> background) {
    return CriteriaParser.parse(variable.path("description").asText(""), background);
  }
}
