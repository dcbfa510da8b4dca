package org.chartwarden.calculators.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.chartwarden.calculators.formulas.CalculatorSpec;
import org.chartwarden.calculators.formulas.TimeRule;
import org.chartwarden.calculators.intake.InputPlan.Wanted;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.smart.AccessContext;

/**
 * Searches a chart for the inputs of a calculator: one search for each resource type that is
 * needed, and a second one for Observations only when others crowded the first page.
 */
final class ChartReader {

  private static final int EACH = 10;
  private static final int FEW = 100;
  private static final int MANY = 2000;
  private static final int MOST_ITEMS = 5000;
  private static final DateTimeFormatter WIRE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

  private final ChartRecords records;
  private final Hierarchy hierarchy;

  ChartReader(ChartRecords records, Hierarchy hierarchy) {
    this.records = records;
    this.hierarchy = hierarchy;
  }

  /** Everything that a chart has for the inputs, as far as the caller may see it. */
  ChartFindings read(
      AccessContext who, CalculatorSpec spec, ResourceVersion patient, ChartMoment moment) {
    return new Search(who, InputPlan.of(spec), patient, moment).run();
  }

  /** One search for one calculator in one chart. */
  private final class Search {
    private final AccessContext who;
    private final InputPlan plan;
    private final ResourceVersion patient;
    private final ChartMoment moment;
    private final Map<String, List<InputCandidate>> found = new HashMap<>();
    private final List<String> remarks = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();

    Search(AccessContext who, InputPlan plan, ResourceVersion patient, ChartMoment moment) {
      this.who = who;
      this.plan = plan;
      this.patient = patient;
      this.moment = moment;
    }

    ChartFindings run() {
      PatientInputs person = new PatientInputs(patient, moment);
      plan.wanted().stream()
          .filter(Wanted::person)
          .forEach(wanted -> person.of(wanted.input()).ifPresent(this::add));
      Set<String> types = plan.types();
      if (types.contains("Observation")) {
        observations();
      }
      if (types.contains("Condition")) {
        ConditionInputs reader = new ConditionInputs(plan, hierarchy, moment, patient.tree());
        all("Condition").forEach(version -> reader.of(version).forEach(this::add));
      }
      if (types.contains("Procedure")) {
        ProcedureInputs reader = new ProcedureInputs(plan, hierarchy, moment);
        all("Procedure").forEach(version -> reader.of(version).forEach(this::add));
      }
      if (types.contains("MedicationRequest")) {
        medications();
      }
      return new ChartFindings(found, remarks);
    }

    private void add(InputCandidate candidate) {
      found.computeIfAbsent(candidate.input(), k -> new ArrayList<>()).add(candidate);
    }

    private List<ResourceVersion> all(String type) {
      List<ResourceVersion> all = records.first(who, type, ofPatient(), MOST_ITEMS);
      if (all.size() == MOST_ITEMS) {
        remarks.add("only the first " + MOST_ITEMS + " resources of type " + type + " were read");
      }
      return all;
    }

    private String ofPatient() {
      return "patient=" + patient.key().id();
    }

    private void observations() {
      Set<String> open = new LinkedHashSet<>();
      plan.wanted().stream().filter(Wanted::observed).forEach(w -> open.add(w.input().name()));
      if (moment.window().isPresent() && !plan.observationCodes(open).isEmpty()) {
        ChartMoment.Window window = moment.window().get();
        boolean oldest = moment.rule() == TimeRule.FIRST_OF_ENCOUNTER;
        String query = query(open) + from(window.from()) + to(window.to());
        if (take(records.first(who, "Observation", sorted(query, oldest), MANY)) == MANY) {
          remarks.add("only the first " + MANY + " results of the time looked at were read");
        }
        open.removeIf(this::usable);
      }
      int few = Math.min(FEW, EACH * (open.size() + 1));
      boolean crowded = take(newest(open, few)) == few;
      if (crowded) {
        open.removeIf(this::usable);
        take(newest(open, MANY));
      }
      byName(open);
    }

    /**
     * Charts without standard codes name their results; asked only for what must not be missing.
     */
    private void byName(Set<String> open) {
      open.removeIf(
          input -> usable(input) || found.containsKey(input) || !plan.needed().contains(input));
      List<String> names = plan.names(open);
      if (!names.isEmpty()) {
        take(
            records.first(
                who,
                "Observation",
                sorted(ofPatient() + "&code:text=" + encoded(names), false),
                FEW));
      }
    }

    private List<ResourceVersion> newest(Set<String> inputs, int most) {
      return plan.observationCodes(inputs).isEmpty()
          ? List.of()
          : records.first(
              who, "Observation", sorted(query(inputs) + to(moment.asOf()), false), most);
    }

    private String query(Set<String> inputs) {
      return ofPatient() + "&combo-code=" + encoded(plan.observationCodes(inputs));
    }

    private String sorted(String query, boolean oldestFirst) {
      return query + "&_sort=" + (oldestFirst ? "date" : "-date");
    }

    private String from(OffsetDateTime time) {
      return "&date=" + URLEncoder.encode("ge" + WIRE.format(time), StandardCharsets.UTF_8);
    }

    private String to(OffsetDateTime time) {
      return "&date=" + URLEncoder.encode("le" + WIRE.format(time), StandardCharsets.UTF_8);
    }

    /** Adds what is in some Observations, each once; returns how many there were. */
    private int take(List<ResourceVersion> versions) {
      ObservationInputs reader = new ObservationInputs(plan, hierarchy, moment);
      for (ResourceVersion version : versions) {
        if (taken.add(version.key().id())) {
          reader.of(version).forEach(this::add);
        }
      }
      return versions.size();
    }

    private boolean usable(String input) {
      return found.getOrDefault(input, List.of()).stream().anyMatch(c -> c.lost().isEmpty());
    }

    private void medications() {
      List<ResourceVersion> orders = new ArrayList<>(all("MedicationRequest"));
      orders.addAll(all("MedicationStatement"));
      Set<String> referred = new TreeSet<>();
      orders.forEach(order -> MedicationInputs.referred(order.tree()).ifPresent(referred::add));
      Map<String, ObjectNode> medications = new LinkedHashMap<>();
      List<String> ids = List.copyOf(referred);
      for (int from = 0; from < ids.size(); from += FEW) {
        List<String> some = ids.subList(from, Math.min(ids.size(), from + FEW));
        records
            .first(who, "Medication", "_id=" + encoded(some), FEW)
            .forEach(version -> medications.put(version.key().id(), version.tree()));
      }
      MedicationInputs reader = new MedicationInputs(plan, hierarchy, moment, medications);
      orders.forEach(order -> reader.of(order).forEach(this::add));
    }

    private String encoded(List<String> values) {
      return URLEncoder.encode(String.join(",", values), StandardCharsets.UTF_8);
    }
  }
}
