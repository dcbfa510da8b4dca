package org.chartwarden.fhir.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.fhir.model.StoredContent;

/**
 * One resource that a search found. It comes with its content, so that no second statement has to
 * fetch what the first one had at hand.
 *
 * @param pid internal number of the resource
 * @param resource the version that was current when it was found
 */
public record Match(long pid, ResourceVersion resource) {

  /** What a statement selects from {@code resource r} for {@link #read}. */
  static final String COLUMNS = "r.pid, r.type, r.id, r.version, r.last_updated, r.content";

  /** Reads six columns, of which {@code first} is the first. */
  static Match read(ResultSet row, int first) throws SQLException {
    return new Match(
        row.getLong(first),
        new ResourceVersion(
            new ResourceKey(row.getString(first + 1), row.getString(first + 2)),
            row.getLong(first + 3),
            row.getObject(first + 4, OffsetDateTime.class).toInstant(),
            false,
            StoredContent.decode(row.getBytes(first + 5))));
  }
}
