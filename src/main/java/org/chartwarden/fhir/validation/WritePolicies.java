package org.chartwarden.fhir.validation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.chartwarden.fhir.model.ResourceTypes;

/** Which policy applies to which type; a type that R4 does not have stops the start. */
@ApplicationScoped
public class WritePolicies {

  private final WritePolicy other;
  private final Map<String, WritePolicy> byType = new HashMap<>();

  @Inject
  WritePolicies(ValidationConfig config) {
    this(config.write(), config.type());
  }

  WritePolicies(WritePolicy other, Map<String, WritePolicy> byName) {
    this.other = other;
    Map<String, String> names = new HashMap<>();
    ResourceTypes.names().forEach(name -> names.put(name.toLowerCase(Locale.ROOT), name));
    byName.forEach(
        (name, policy) -> {
          String type = names.get(name.toLowerCase(Locale.ROOT));
          if (type == null) {
            throw new IllegalArgumentException(
                "chartwarden.validation.type."
                    + name
                    + ": '"
                    + name
                    + "' is not a FHIR R4 resource type");
          }
          byType.put(type, policy);
        });
  }

  /** Whether any type is validated. */
  public boolean inUse() {
    return other != WritePolicy.OFF
        || byType.values().stream().anyMatch(policy -> policy != WritePolicy.OFF);
  }

  public WritePolicy of(String type) {
    return byType.getOrDefault(type, other);
  }
}
