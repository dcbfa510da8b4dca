package org.chartwarden.fhir.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chartwarden.fhir.model.StoredContent;
import org.chartwarden.platform.Json;
import org.jboss.logging.Logger;

/**
 * Lets the registry serve the SearchParameter resources that are stored here. Every process looks
 * once a second whether they have changed, which costs one look at the index of their type, and the
 * process that stored one looks at once.
 */
@ApplicationScoped
public class StoredParameters {

  private static final Logger LOG = Logger.getLogger(StoredParameters.class);
  private static final String TYPE = "SearchParameter";
  private static final String NONE = "0 0";

  private final SearchDatabase database;
  private final Provider<SearchParameterRegistry> registry;
  private final ParameterProgress progress;
  private String seen = NONE;
  private boolean begun;
  private boolean complete;

  @Inject
  StoredParameters(
      SearchDatabase database,
      Provider<SearchParameterRegistry> registry,
      ParameterProgress progress) {
    this.database = database;
    this.registry = registry;
    this.progress = progress;
  }

  /** Before the first request, so that no write misses a stored parameter. */
  void start(@Observes StartupEvent event) {
    if (!mark().equals(NONE)) {
      refresh();
    }
  }

  /** Serves what is stored now. */
  public synchronized void refresh() {
    String mark = mark();
    if (!mark.equals(seen)) {
      registry.get().use(definitions());
      seen = mark;
      begun = false;
    }
    if (!begun) {
      progress.begin(registry.get().added());
      begun = true;
      complete = false;
    }
    if (!complete) {
      Map<Integer, String> shares = shares();
      registry.get().incomplete(shares);
      complete = shares.isEmpty();
    }
  }

  @Scheduled(
      every = "${chartwarden.search.reload-every:1s}",
      delayed = "3s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void poll() {
    refresh();
  }

  /** How far older resources are indexed by the parameters that are not of R4. */
  public List<ParameterProgress.State> progress() {
    return progress.of(registry.get().added());
  }

  private Map<Integer, String> shares() {
    Map<Integer, String> shares = new HashMap<>();
    for (ParameterProgress.State state : progress.of(registry.get().added())) {
      if (!state.done()) {
        shares.put(state.param(), state.share());
      }
    }
    return shares;
  }

  /** Number of resources of the type and the sum of their versions, deletions included. */
  private String mark() {
    return database
        .query(
            new Sql()
                .add(
                    "SELECT count(*), COALESCE(sum(version), 0) FROM resource WHERE type = ?",
                    TYPE),
            row -> row.getLong(1) + " " + row.getLong(2))
        .get(0);
  }

  private List<JsonNode> definitions() {
    List<String> contents =
        database.query(
            new Sql()
                .add(
                    "SELECT content FROM resource WHERE type = ? AND NOT deleted ORDER BY id",
                    TYPE),
            row -> StoredContent.decode(row.getBytes(1)));
    List<JsonNode> active = new ArrayList<>();
    for (String content : contents) {
      JsonNode definition = Json.parseOwn(content);
      if (definition.path("status").asText().equals("active")) {
        active.add(definition);
      }
    }
    LOG.debugf("%d stored search parameters", active.size());
    return active;
  }
}
