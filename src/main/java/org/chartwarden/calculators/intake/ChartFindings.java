package org.chartwarden.calculators.intake;

import java.util.List;
import java.util.Map;

/**
 * What a chart has for the inputs of a calculator.
 *
 * @param candidates by input, usable or not
 * @param remarks what a reader must know of the search
 */
record ChartFindings(Map<String, List<InputCandidate>> candidates, List<String> remarks) {

  static final ChartFindings NONE = new ChartFindings(Map.of(), List.of());

  ChartFindings {
    candidates = Map.copyOf(candidates);
    remarks = List.copyOf(remarks);
  }

  List<InputCandidate> of(String input) {
    return candidates.getOrDefault(input, List.of());
  }
}
