package org.chartwarden.fhir.terminology.valuesets;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.terminology.systems.CodeSystemContent;
import org.chartwarden.fhir.terminology.systems.Concept;
import org.chartwarden.fhir.terminology.systems.Deadline;
import org.chartwarden.fhir.terminology.systems.Designation;
import org.chartwarden.fhir.terminology.systems.SearchWords;
import org.chartwarden.fhir.terminology.systems.TerminologyProblems;

/** The codes that a value set selects, by code system, and the definitions that took part. */
public final class Selection {

  private final Map<String, SystemSelection> systems = new LinkedHashMap<>();
  private final Set<String> usedValueSets = new LinkedHashSet<>();
  private final Map<String, FhirProblem> problems = new LinkedHashMap<>();

  Selection() {}

  /** A copy that the caller may change. */
  public Selection copy() {
    Selection copy = new Selection();
    systems.forEach((url, system) -> copy.systems.put(url, system.copy()));
    copy.usedValueSets.addAll(usedValueSets);
    copy.problems.putAll(problems);
    return copy;
  }

  /**
   * What could not be evaluated, by URL of its code system; under no URL where any may be meant.
   */
  public Map<String, FhirProblem> problems() {
    return Collections.unmodifiableMap(problems);
  }

  void problem(String system, FhirProblem problem) {
    problems.putIfAbsent(system == null ? "" : system, problem);
  }

  /**
   * Returns when the selection is whole and can be listed.
   *
   * @throws FhirProblem the first problem otherwise
   */
  public void requireWhole() {
    for (FhirProblem problem : problems.values()) {
      throw problem;
    }
    for (SystemSelection system : systems.values()) {
      if (system.open()) {
        throw TerminologyProblems.notEnumerable(system.url());
      }
    }
  }

  /** Number of codes. */
  public long size() {
    return systems.values().stream().mapToLong(SystemSelection::size).sum();
  }

  /** About how many bytes it takes. */
  public int memory() {
    long bytes = 200;
    for (SystemSelection system : systems.values()) {
      bytes += system.places().size() / 8 + system.listed().size() * 200L;
    }
    return (int) Math.min(bytes, Integer.MAX_VALUE);
  }

  /** Whether a code of a system is selected. */
  public boolean contains(String system, String code) {
    return systems.values().stream().anyMatch(s -> s.url().equals(system) && s.contains(code));
  }

  /** The names that value sets give to a code themselves. */
  public List<String> namesOf(String system, String code) {
    List<String> names = new ArrayList<>();
    for (SystemSelection one : of(system)) {
      Listed listed = one.listed().get(code);
      if (listed != null) {
        if (!listed.display().isEmpty()) {
          names.add(listed.display());
        }
        listed.designations().forEach(designation -> names.add(designation.value()));
      }
    }
    return names;
  }

  /** The systems of the selected codes. */
  public Set<String> systemUrls() {
    Set<String> urls = new LinkedHashSet<>();
    systems.values().forEach(system -> urls.add(system.url()));
    return urls;
  }

  /** The code systems whose content was used, {@code url|version}. */
  public List<CodeSystemContent> usedSystems() {
    return systems.values().stream().flatMap(s -> s.content().stream()).toList();
  }

  /** Canonicals of the value sets that were imported. */
  public Set<String> usedValueSets() {
    return usedValueSets;
  }

  void uses(String valueSet) {
    usedValueSets.add(valueSet);
  }

  void add(Selection other) {
    usedValueSets.addAll(other.usedValueSets);
    other.problems.forEach(this::problem);
    other.systems.values().forEach(this::add);
  }

  void add(SystemSelection more) {
    SystemSelection known = systems.get(key(more));
    if (known == null) {
      systems.put(key(more), more.copy());
    } else {
      known.add(more);
    }
  }

  /** Keeps what is in the other too; versions of a code system do not matter. */
  void keep(Selection other) {
    usedValueSets.addAll(other.usedValueSets);
    other.problems.forEach(this::problem);
    systems
        .values()
        .removeIf(
            mine -> {
              List<SystemSelection> theirs = other.of(mine.url());
              if (theirs.isEmpty()) {
                return true;
              }
              SystemSelection all = theirs.get(0).copy();
              theirs.subList(1, theirs.size()).forEach(all::add);
              mine.keep(all);
              return false;
            });
  }

  /** Removes what is in the other; versions of a code system do not matter. */
  void remove(Selection other) {
    usedValueSets.addAll(other.usedValueSets);
    other.problems.forEach(this::problem);
    systems.values().forEach(mine -> other.of(mine.url()).forEach(mine::remove));
  }

  /** Only codes that are for use. */
  public void keepActive() {
    without(CodeSystemContent::inactive);
  }

  /** Only codes that a user may pick. */
  public void keepSelectable() {
    without(CodeSystemContent::notSelectable);
  }

  private void without(Function<CodeSystemContent, BitSet> unwanted) {
    for (SystemSelection system : systems.values()) {
      system
          .content()
          .ifPresent(
              content -> {
                BitSet gone = unwanted.apply(content);
                system.places().andNot(gone);
                system.listed().values().removeIf(l -> l.place() >= 0 && gone.get(l.place()));
              });
    }
  }

  /** Removes the codes of a system. */
  public void removeSystem(String url) {
    systems.values().removeIf(system -> system.url().equals(url));
  }

  /** Only codes with a name or code that has words beginning with all of these. */
  public void keepWords(List<String> words, Deadline deadline) {
    for (SystemSelection system : systems.values()) {
      BitSet hits = system.content().map(c -> c.withWords(words, deadline)).orElseGet(BitSet::new);
      system.places().and(hits);
      system
          .listed()
          .values()
          .removeIf(
              entry ->
                  !(entry.place() >= 0 && hits.get(entry.place()))
                      && !SearchWords.match(names(entry), words));
    }
  }

  private static String names(Listed entry) {
    StringBuilder names = new StringBuilder(entry.code()).append(' ').append(entry.display());
    entry.designations().forEach(d -> names.append(' ').append(d.value()));
    return names.toString();
  }

  /** One selected code with what is known about it. */
  public record Entry(
      String system, String version, Concept concept, String display, boolean known) {}

  /** The codes from {@code offset}, at most {@code count}. */
  public List<Entry> page(long offset, int count) {
    List<Entry> page = new ArrayList<>();
    long skip = offset;
    for (SystemSelection system : systems.values()) {
      if (page.size() == count) {
        break;
      }
      long size = system.size();
      if (skip >= size) {
        skip -= size;
        continue;
      }
      page(system, (int) skip, count - page.size(), page::add);
      skip = 0;
    }
    return page;
  }

  private static void page(SystemSelection system, int skip, int count, Consumer<Entry> page) {
    List<Listed> listed = system.listed().values().stream().skip(skip).limit(count).toList();
    listedEntries(system, listed, page);
    int wanted = count - listed.size();
    if (wanted > 0 && system.content().isPresent()) {
      int[] places =
          system.places().stream()
              .skip(Math.max(0, skip - system.listed().size()))
              .limit(wanted)
              .toArray();
      for (Concept concept : system.content().get().concepts(places)) {
        page.accept(new Entry(system.url(), system.version(), concept, concept.display(), true));
      }
    }
  }

  private static void listedEntries(
      SystemSelection system, List<Listed> listed, Consumer<Entry> page) {
    int[] places = listed.stream().mapToInt(Listed::place).filter(place -> place >= 0).toArray();
    List<Concept> concepts = system.content().map(c -> c.concepts(places)).orElseGet(List::of);
    int next = 0;
    for (Listed entry : listed) {
      Concept concept =
          entry.place() >= 0
              ? concepts.get(next++)
              : new Concept(entry.code(), "", "", false, false, List.of(), List.of(), List.of());
      List<Designation> names = new ArrayList<>(entry.designations());
      names.addAll(concept.designations());
      Concept merged =
          new Concept(
              concept.code(),
              concept.display(),
              concept.definition(),
              concept.inactive(),
              concept.notSelectable(),
              names,
              concept.properties(),
              concept.parents());
      String display = entry.display().isEmpty() ? concept.display() : entry.display();
      page.accept(new Entry(system.url(), system.version(), merged, display, entry.place() >= 0));
    }
  }

  /** Hands over every code with its system. */
  public void forEachCode(BiConsumer<String, String> consumer) {
    for (SystemSelection system : systems.values()) {
      system.listed().keySet().forEach(code -> consumer.accept(system.url(), code));
      system
          .content()
          .ifPresent(
              content ->
                  content
                      .codes(system.places())
                      .forEach(code -> consumer.accept(system.url(), code)));
    }
  }

  private List<SystemSelection> of(String url) {
    return systems.values().stream().filter(system -> system.url().equals(url)).toList();
  }

  private static String key(SystemSelection system) {
    return system.url() + "|" + system.version();
  }
}
