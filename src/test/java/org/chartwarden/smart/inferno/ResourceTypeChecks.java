package org.chartwarden.smart.inferno;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chartwarden.testing.smart.Ward;
import org.chartwarden.testing.smart.Wire;

/** Checks of the group {@code g10_unrestricted_resource_type_access}, for US Core 7. */
final class ResourceTypeChecks {

  /** All of them by their ids. */
  static final Map<String, Check<Launch>> ALL =
      Stream.concat(Ward.TYPES.stream(), Stream.of("Location"))
          .collect(Collectors.toMap(ResourceTypeChecks::id, ResourceTypeChecks::open));

  private ResourceTypeChecks() {}

  /** Types that US Core has since version 5 carry its version in the ids of the kit. */
  private static String id(String type) {
    String words = type.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    return switch (type) {
      case "MedicationRequest" -> "g10_medication_request_access";
      case "Encounter", "ServiceRequest", "Coverage", "MedicationDispense", "Location" ->
          "g10_us_core_7_" + words + "_unrestricted_access";
      default -> "g10_" + words + "_unrestricted_access";
    };
  }

  private static Check<Launch> open(String type) {
    return launch -> requireFound(launch.read(search(type)), type);
  }

  /** The search that shows whether a type is open: by patient where the type has one. */
  static String search(String type) {
    Map<String, Function<String, String>> others =
        Map.of(
            "Patient", patient -> "?_id=" + patient,
            "Location", patient -> "?name=Inferno");
    return type + others.getOrDefault(type, patient -> "?patient=" + patient).apply(Ward.PATIENT);
  }

  static void requireFound(Wire.Reply found, String type) {
    assertThat(found.status()).as(found.body()).isEqualTo(200);
    assertThat(found.json().path("entry")).as(type).isNotEmpty();
    for (JsonNode entry : found.json().path("entry")) {
      assertThat(entry.path("resource").path("resourceType").asText()).isEqualTo(type);
    }
  }
}
