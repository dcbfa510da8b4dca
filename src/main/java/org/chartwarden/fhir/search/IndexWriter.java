package org.chartwarden.fhir.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Keeps the index tables in step with the stored resources, inside the caller's transaction. */
@ApplicationScoped
public class IndexWriter {

  /** One resource whose index rows are to be replaced. */
  public record Entry(long pid, String type, ObjectNode resource) {}

  /** Replaces all index rows of one resource. */
  public void write(long pid, String type, ObjectNode resource) {
    writeAll(List.of(new Entry(pid, type, resource)));
  }

  /** Replaces all index rows of several resources in one batch. */
  public void writeAll(List<Entry> entries) {
    throw new UnsupportedOperationException();
  }

  /** Removes all index rows of a deleted resource. */
  public void remove(long pid) {
    throw new UnsupportedOperationException();
  }
}
