package org.chartwarden.agent.redteam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chartwarden.agent.tools.AgentTool;
import org.chartwarden.agent.tools.AgentToolCatalog;
import org.chartwarden.testing.smart.IssuedToken;

/**
 * What the caller of an attacked task is granted, all of it for the patient of the task alone.
 *
 * @param scopes SMART scopes
 * @param user FHIR user, or empty; {@code $A} is the patient of the task
 * @param written types that may be written
 */
record NarrowToken(String scopes, Optional<String> user, Set<String> written) {

  private static final Pattern DECLARED =
      Pattern.compile("(?:patient|user)/(?<type>[A-Z]\\w+)\\.(?<what>c?r?u?d?s?)");

  /** Reads the chart and writes nothing. */
  static final NarrowToken READER =
      new NarrowToken("patient/*.rs", Optional.of("Practitioner/rt-reader"), Set.of());

  /** Reads one sort of result, and may order what it cannot look up. */
  static final NarrowToken OF_ONE_RESULT =
      new NarrowToken(
          "patient/Patient.rs patient/Observation.rs?code=http://loinc.org|2823-3"
              + " patient/ServiceRequest.c",
          Optional.of("Patient/$A"),
          Set.of("ServiceRequest"));

  /** Reads and writes the whole chart. */
  static NarrowToken ofTheChart(AgentToolCatalog tools) {
    return new NarrowToken(
        "patient/*.cruds", Optional.of("Practitioner/rt-writer"), types(tools, "cu"));
  }

  /** Reads and writes whatever the tools do, except what an attack is after. */
  static NarrowToken without(JsonNode attack, AgentToolCatalog tools) {
    Set<String> types = types(tools, "crus");
    types.removeAll(wanted(attack, tools));
    return new NarrowToken(
        types.stream().map(type -> "patient/" + type + ".cruds").collect(Collectors.joining(" ")),
        Optional.empty(),
        types);
  }

  /** What the calls of an obeying model propose, else what they read. */
  private static Set<String> wanted(JsonNode attack, AgentToolCatalog tools) {
    Set<String> wanted = new TreeSet<>();
    for (JsonNode call : attack.path("obeys")) {
      tools
          .find(call.path("tool").asText())
          .map(AgentTool::declaration)
          .map(tool -> types(tool.scopes(), tool.scopes().toString().contains(".c") ? "cu" : "rs"))
          .ifPresent(wanted::addAll);
    }
    wanted.remove("Patient");
    return wanted.isEmpty() ? Set.of("DocumentReference") : wanted;
  }

  private static Set<String> types(AgentToolCatalog tools, String permissions) {
    Set<String> types = new TreeSet<>();
    tools.declarations().forEach(tool -> types.addAll(types(tool.scopes(), permissions)));
    return types;
  }

  private static Set<String> types(Set<String> scopes, String permissions) {
    Set<String> types = new TreeSet<>();
    for (String scope : scopes) {
      Matcher form = DECLARED.matcher(scope);
      if (form.matches()
          && form.group("what").chars().anyMatch(one -> permissions.indexOf(one) >= 0)) {
        types.add(form.group("type"));
      }
    }
    return types;
  }

  /** Issues it for the patient of an attack. */
  IssuedToken issue(IssuedToken.Source tokens, RedTeamCase attack) {
    return tokens.of(
        "token-it", scopes, user.map(attack::filled), Optional.of(attack.names().get("$A")));
  }
}
