package org.chartwarden.fhir.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.chartwarden.fhir.model.ResourceVersion;

/** Gathers deletions into Bundles of a readable size, one a line. */
final class DeletionLines {

  private static final int ENTRIES = 100;

  private final Consumer<String> sink;
  private final List<ResourceVersion> open = new ArrayList<>();

  DeletionLines(Consumer<String> sink) {
    this.sink = sink;
  }

  void add(ResourceVersion deletion) {
    open.add(deletion);
    if (open.size() == ENTRIES) {
      end();
    }
  }

  /** Hands over what is left. */
  void end() {
    if (!open.isEmpty()) {
      sink.accept(ExportLines.deletions(open));
      open.clear();
    }
  }
}
