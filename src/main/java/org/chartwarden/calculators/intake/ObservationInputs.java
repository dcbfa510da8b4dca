package org.chartwarden.calculators.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.calculators.intake.InputPlan.Wanted;
import org.chartwarden.fhir.model.FhirTime;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.notes.vocabulary.Code;

/** Reads inputs from Observations and their components. */
final class ObservationInputs {

  private static final Set<String> FINAL = Set.of("final", "amended", "corrected");
  private static final Pattern PRESSURE =
      Pattern.compile("\\s*(\\d{2,3})\\s*/\\s*(\\d{2,3})\\s*(.{0,20})");

  private final InputPlan plan;
  private final Hierarchy hierarchy;
  private final ChartMoment moment;

  ObservationInputs(InputPlan plan, Hierarchy hierarchy, ChartMoment moment) {
    this.plan = plan;
    this.hierarchy = hierarchy;
    this.moment = moment;
  }

  /** Every candidate in an Observation, usable or not; none when it means no input. */
  List<InputCandidate> of(ResourceVersion version) {
    ObjectNode tree = version.tree();
    List<InputCandidate> found = new ArrayList<>(2);
    Coded code = Coded.of(tree.path("code"), hierarchy);
    Optional<FhirTime> time = time(tree);
    List<String> marks = new ArrayList<>(1);
    if (tree.path("status").asText().equals("preliminary")) {
      marks.add("preliminary");
    }
    if (time.isPresent() && !hasEffective(tree)) {
      marks.add("no time of the finding is charted; taken as of when it was issued");
    }
    Charted charted = new Charted(version, code.display(), time, marks);
    for (Wanted wanted : plan.meant(code)) {
      found.add(read(charted, wanted, tree, "value", code));
    }
    int place = 0;
    for (JsonNode component : tree.path("component")) {
      String path = "component[" + place++ + "].value";
      Coded part = Coded.of(component.path("code"), hierarchy);
      for (Wanted wanted : plan.meant(part)) {
        Charted inPart = new Charted(version, part.display(), time, marks);
        found.add(read(inPart, wanted, component, path, part));
      }
    }
    if (found.isEmpty()) {
      pressure(charted, code, tree, found);
    }
    Optional<String> refusal = refusal(tree, time);
    return refusal.isEmpty() ? found : found.stream().map(c -> c.losing(refusal.get())).toList();
  }

  /** Why nothing in it counts, if so. */
  private Optional<String> refusal(ObjectNode tree, Optional<FhirTime> time) {
    String status = tree.path("status").asText("");
    if (!FINAL.contains(status) && !status.equals("preliminary")) {
      return Optional.of("its status is " + (status.isEmpty() ? "not charted" : status));
    }
    if (time.isEmpty()) {
      return Optional.of("no time is charted");
    }
    if (moment.later(time.get())) {
      return Optional.of("it is later than " + moment.told());
    }
    return Optional.empty();
  }

  /** A pressure that is charted as text, for instance {@code 118/77 mmHg}. */
  private void pressure(Charted charted, Coded code, ObjectNode tree, List<InputCandidate> found) {
    Matcher text = PRESSURE.matcher(tree.path("valueString").asText(""));
    if (!text.matches()) {
      return;
    }
    for (Wanted wanted : plan.pressureParts(code)) {
      boolean systolic = wanted.family().concepts().contains("systolic-bp");
      InputValue value = InputValue.of(text.group(systolic ? 1 : 2), "mm[Hg]");
      found.add(
          charted.value(wanted.input(), value, tree.path("valueString").asText(), "value", 0));
    }
  }

  private InputCandidate read(
      Charted charted, Wanted wanted, JsonNode holder, String path, Coded code) {
    int rank = rank(wanted, code);
    return new ObservedValue(charted, wanted.input(), holder, path, rank).read();
  }

  private static int rank(Wanted wanted, Coded code) {
    return code.codings().stream()
        .mapToInt(c -> wanted.family().place(Code.LOINC, c.code()))
        .filter(place -> place >= 0)
        .min()
        .orElse(InputCandidate.UNCODED);
  }

  private static boolean hasEffective(ObjectNode tree) {
    return tree.has("effectiveDateTime")
        || tree.has("effectiveInstant")
        || tree.has("effectivePeriod");
  }

  /** The effective time; of a period its end, since a collection or an average is known then. */
  private Optional<FhirTime> time(ObjectNode tree) {
    JsonNode period = tree.path("effectivePeriod");
    for (JsonNode candidate :
        new JsonNode[] {
          tree.path("effectiveDateTime"),
          tree.path("effectiveInstant"),
          period.path("end"),
          period.path("start"),
          tree.path("issued")
        }) {
      if (candidate.isTextual()) {
        Optional<FhirTime> time = FhirTime.of(candidate.asText(), moment.offset());
        if (time.isPresent()) {
          return time;
        }
      }
    }
    return Optional.empty();
  }
}
