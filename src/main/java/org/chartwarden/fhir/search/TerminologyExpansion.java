package org.chartwarden.fhir.search;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.StoredContent;
import org.chartwarden.fhir.search.types.CodeExpansion;
import org.chartwarden.fhir.terminology.SystemCode;
import org.chartwarden.fhir.terminology.TerminologyService;
import org.chartwarden.platform.Json;

/** Asks the terminology for token searches. */
@ApplicationScoped
public class TerminologyExpansion implements CodeExpansion {

  private static final String PREFIX = "ValueSet/";

  private final TerminologyService terminology;
  private final SearchDatabase database;

  @Inject
  public TerminologyExpansion(TerminologyService terminology, SearchDatabase database) {
    this.terminology = terminology;
    this.database = database;
  }

  @Override
  public Map<String, List<String>> codesOf(String valueSet) {
    Map<String, List<String>> bySystem = new LinkedHashMap<>();
    try {
      for (SystemCode code : terminology.codes(canonical(valueSet))) {
        bySystem.computeIfAbsent(code.system(), s -> new ArrayList<>()).add(code.code());
      }
    } catch (FhirProblem problem) {
      // To a search an unknown value set is a bad value, not a missing resource.
      throw new FhirProblem(400, problem.issues());
    }
    return bySystem;
  }

  /** The URL of a ValueSet that is stored here and named by its id. */
  private String canonical(String valueSet) {
    String id = valueSet.startsWith(PREFIX) ? valueSet.substring(PREFIX.length()) : valueSet;
    if (!ResourceKey.ID.matcher(id).matches()) {
      return valueSet;
    }
    List<String> found =
        database.query(
            new Sql()
                .add("SELECT content FROM resource WHERE type = 'ValueSet' AND NOT deleted")
                .add(" AND id = ?", id),
            row -> StoredContent.decode(row.getBytes(1)));
    if (found.isEmpty()) {
      return valueSet;
    }
    JsonNode stored = Json.parseOwn(found.get(0));
    String version = stored.path("version").asText("");
    return stored.path("url").asText(valueSet) + (version.isEmpty() ? "" : "|" + version);
  }

  @Override
  public Optional<Set<String>> below(String system, String code) {
    return terminology.selfAndDescendants(system, code);
  }

  @Override
  public Optional<Set<String>> above(String system, String code) {
    return terminology.selfAndAncestors(system, code);
  }
}
