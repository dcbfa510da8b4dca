package org.chartwarden.fhir.terminology.releases;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.chartwarden.fhir.terminology.systems.CodeSystemInfo;
import org.chartwarden.platform.Json;

/** The releases that were loaded into the database. */
@ApplicationScoped
public class LoadedSystems {

  private final DataSource database;

  @Inject
  LoadedSystems(DataSource database) {
    this.database = database;
  }

  /** What is known of each release. */
  public List<CodeSystemInfo> all() {
    return new TerminologySql(database)
        .list(
            "SELECT url, version, name, properties FROM terminology_system ORDER BY url, version",
            30,
            row ->
                new CodeSystemInfo(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    "complete",
                    true,
                    "en",
                    properties(row.getString(4))));
  }

  /** The releases with this canonical URL. */
  public List<LoadedCodeSystem> find(String url) {
    TerminologySql sql = new TerminologySql(database);
    return sql.list(
        "SELECT id, url, version, name, properties, concepts, loaded_at FROM terminology_system"
            + " WHERE url = ?",
        30,
        row -> {
          CodeSystemInfo info =
              new CodeSystemInfo(
                  row.getString(2),
                  row.getString(3),
                  row.getString(4),
                  "complete",
                  true,
                  "en",
                  properties(row.getString(5)));
          Instant loadedAt = row.getObject(7, OffsetDateTime.class).toInstant();
          return new LoadedCodeSystem(sql, row.getInt(1), info, row.getInt(6), loadedAt);
        },
        url);
  }

  private static List<CodeSystemInfo.PropertyDefinition> properties(String json) {
    List<CodeSystemInfo.PropertyDefinition> definitions = new ArrayList<>();
    for (JsonNode property : Json.parseOwn(json)) {
      definitions.add(
          new CodeSystemInfo.PropertyDefinition(
              property.path("code").asText(),
              "",
              property.path("description").asText(),
              property.path("type").asText("string")));
    }
    return definitions;
  }
}
