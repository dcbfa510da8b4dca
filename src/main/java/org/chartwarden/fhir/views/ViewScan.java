package org.chartwarden.fhir.views;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.ResourceScan;
import org.chartwarden.fhir.gateway.ScanPiece;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.fhir.views.formats.RowWriter;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;

/** Runs views over the store, some resources at a time. */
@ApplicationScoped
public class ViewScan {

  /** Resources that are read at once. */
  private static final int AT_ONCE = 500;

  private final FhirGateway gateway;
  private final Clock clock;

  @Inject
  ViewScan(FhirGateway gateway, Clock clock) {
    this.gateway = gateway;
    this.clock = clock;
  }

  /** Begins at a place, which a cursor told before, or 0. */
  public Cursor open(AccessContext who, View view, ResourceScan wanted, long after) {
    return new Cursor(who, view, wanted, after, clock.instant());
  }

  /** One passage through the resources of a view. */
  public final class Cursor {
    private final AccessContext who;
    private final View view;
    private final ResourceScan wanted;
    private final Instant now;
    private long after;
    private long resources;
    private long rows;
    private boolean ended;

    private Cursor(AccessContext who, View view, ResourceScan wanted, long after, Instant now) {
      this.who = who;
      this.view = view;
      this.wanted = wanted;
      this.after = after;
      this.now = now;
    }

    /**
     * Writes the rows of the next resources.
     *
     * @param limit most rows that are still wanted
     * @return whether there may be more
     */
    public boolean next(RowWriter writer, long limit) throws IOException {
      ScanPiece piece = gateway.scan(who, wanted, after, AT_ONCE);
      long most = rows + limit;
      try {
        for (ResourceVersion resource : piece.resources()) {
          view.rows(
              Json.parseOwn(resource.content()),
              now,
              cells -> {
                if (rows < most) {
                  rows++;
                  write(writer, cells);
                }
              });
          resources++;
          if (rows >= most) {
            ended = true;
            return false;
          }
        }
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
      after = piece.place();
      ended = piece.resources().size() < AT_ONCE;
      return !ended;
    }

    /** Where another cursor goes on. */
    public long after() {
      return after;
    }

    /** Rows written so far. */
    public long rows() {
      return rows;
    }

    /** Resources read so far. */
    public long resources() {
      return resources;
    }

    public boolean ended() {
      return ended;
    }
  }

  static void write(RowWriter writer, JsonNode[] cells) {
    try {
      writer.row(cells);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many resources there are to read, as far as a search can tell. */
  public Optional<Long> total(AccessContext who, String type) {
    var total = gateway.search(who, type, "_summary=count", false).total();
    return total.isPresent() ? Optional.of(total.getAsLong()) : Optional.empty();
  }
}
