package org.chartwarden.consistency.rules;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.notes.claims.ClaimKind;
import org.chartwarden.notes.claims.Laterality;
import org.chartwarden.notes.names.ClinicalName;

/**
 * One row of the chart in the form in which rules see it.
 *
 * @param source the resource version, with the path of the component where it is one
 * @param kind what it is about
 * @param concepts ids of the vocabulary that its codes or names mean; empty when they mean none
 * @param named what its names mean, for conditions, procedures and devices
 * @param names text and displays of its code, the one to show first
 * @param start when it was or began; empty when the chart does not say
 * @param end when it ended; the same as {@code start} for one moment, the last moment of the day
 *     for a calendar day; empty when it goes on or is not known
 * @param wholeDay whether the chart knows the calendar day only
 * @param status status of the resource ({@code final}, {@code on-hold}); for a Condition its
 *     clinical status
 * @param value the value; empty when the row has none
 * @param use dose, route and frequency; medications only
 * @param side the side of the body that body site or name tell
 * @param site the body site in words; empty when there is none
 */
public record TableValue(
    RecordPointer source,
    ClaimKind kind,
    List<String> concepts,
    List<ClinicalName> named,
    List<String> names,
    Optional<Instant> start,
    Optional<Instant> end,
    boolean wholeDay,
    String status,
    Optional<ChartedValue> value,
    Optional<ChartedUse> use,
    Laterality side,
    String site) {

  public TableValue {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(end, "end");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(use, "use");
    Objects.requireNonNull(side, "side");
    Objects.requireNonNull(site, "site");
    concepts = List.copyOf(concepts);
    named = List.copyOf(named);
    names = List.copyOf(names);
  }

  /** The name to show. */
  public String display() {
    return names.isEmpty() ? source.type() + "/" + source.id() : names.get(0);
  }
}
