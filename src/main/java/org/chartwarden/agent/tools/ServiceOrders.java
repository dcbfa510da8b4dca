package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.agent.checks.BasedOn;
import org.chartwarden.agent.checks.OrderCheckCatalog;
import org.chartwarden.agent.checks.OrderDraft;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Code;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;

/** Builds and checks ServiceRequests (FHIR R4 section 12.5) for labs, imaging and referrals. */
@ApplicationScoped
class ServiceOrders {

  /** What sort of service is ordered, with its SNOMED CT category. */
  enum Sort {
    LAB("108252007", "Laboratory procedure"),
    IMAGING("363679005", "Imaging"),
    REFERRAL("3457005", "Patient referral");

    private final String code;
    private final String display;

    Sort(String code, String display) {
      this.code = code;
      this.display = display;
    }
  }

  /**
   * What is wished for.
   *
   * @param codes {@code system|code}
   * @param site part of the body with its side, or null
   */
  record Wish(
      Sort sort,
      String patientId,
      String text,
      List<String> codes,
      String occurrence,
      String priority,
      String note,
      String reason,
      List<String> basedOn,
      String site) {}

  private static final Set<String> SIDES = Set.of("left", "right", "bilateral");

  private final ChartSnapshotReader charts;

  @Inject
  ServiceOrders(ChartSnapshotReader charts) {
    this.charts = charts;
  }

  ToolOutcome propose(Wish wish, RunScope run) {
    OffsetDateTime due = OrderParts.due("occurrence", wish.occurrence(), run);
    List<BasedOn> basedOn = charts.basedOn(run, wish.patientId(), wish.basedOn());
    ObjectNode order = OrderParts.order("ServiceRequest", wish.patientId(), wish.priority(), run);
    order
        .putArray("category")
        .add(CodeText.concept(Code.SNOMED, wish.sort().code, wish.sort().display, null));
    order.set("code", CodeText.concept(wish.codes(), wish.text()));
    if (due != null) {
      order.put("occurrenceDateTime", OrderParts.written(wish.occurrence(), due));
    }
    OrderParts.reason(order, wish.reason());
    OrderParts.support(order, "supportingInfo", basedOn);
    if (wish.site() != null) {
      order.putArray("bodySite").addObject().put("text", wish.site());
    }
    OrderParts.note(order, wish.note());
    OrderDraft draft =
        new OrderDraft(
            Optional.empty(), null, "", null, null, wish.text(), wish.codes(), due, null, basedOn);
    String reason = wish.reason() == null ? wish.text() : wish.reason();
    return OrderParts.proposed(
        order,
        reason,
        OrderCheckCatalog.warnings(draft, charts.read(run, wish.patientId())),
        basedOn.stream().map(BasedOn::evidence).toList());
  }

  /** The codes given, else the preferred code of what the vocabulary knows by that name. */
  static List<String> codes(List<String> given, String conceptId, String text, Kind kind) {
    if (given != null && !given.isEmpty()) {
      return CodeText.qualified(given);
    }
    ClinicalVocabulary vocabulary = ClinicalVocabulary.standard();
    Optional<Concept> concept =
        conceptId == null
            ? vocabulary.named(text, kind).stream().findFirst()
            : vocabulary.byId(conceptId);
    if (conceptId != null && concept.isEmpty()) {
      throw new ToolProblem("unknown-concept", "\"" + conceptId + "\" is not known");
    }
    return concept
        .flatMap(c -> c.codes().stream().findFirst())
        .map(code -> List.of(code.system() + "|" + code.code()))
        .orElse(List.of());
  }

  static String referral(String specialty) {
    return specialty.toLowerCase(Locale.ROOT).contains("referral")
        ? specialty
        : "Referral to " + specialty;
  }

  static String site(String bodySite, String laterality) {
    if (laterality != null && !SIDES.contains(laterality.toLowerCase(Locale.ROOT))) {
      throw new ToolProblem("unknown-side", "laterality must be left, right or bilateral");
    }
    if (bodySite == null) {
      return laterality;
    }
    return laterality == null ? bodySite : laterality + " " + bodySite;
  }
}
