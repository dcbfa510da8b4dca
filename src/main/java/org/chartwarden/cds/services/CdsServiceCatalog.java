package org.chartwarden.cds.services;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every service there is; two of one id stop the start. */
@ApplicationScoped
public class CdsServiceCatalog {

  private final Map<String, CdsService> byId;

  @Inject
  CdsServiceCatalog(@All List<CdsService> services) {
    this.byId = services.stream().collect(Collectors.toMap(CdsService::id, Function.identity()));
  }

  /** All services by their ids. */
  public List<CdsService> all() {
    return byId.values().stream().sorted(Comparator.comparing(CdsService::id)).toList();
  }

  public Optional<CdsService> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }
}
