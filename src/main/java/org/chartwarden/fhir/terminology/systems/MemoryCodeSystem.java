package org.chartwarden.fhir.terminology.systems;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A code system whose concepts are all in memory. */
public final class MemoryCodeSystem implements CodeSystemContent {

  private final CodeSystemInfo info;
  private final List<Concept> concepts;
  private final Map<String, Integer> places = new HashMap<>();
  private final int[][] parents;
  private final int[][] children;
  private final BitSet inactive = new BitSet();
  private final BitSet notSelectable = new BitSet();

  private MemoryCodeSystem(CodeSystemInfo info, List<Concept> concepts) {
    this.info = info;
    this.concepts = List.copyOf(concepts);
    for (int place = 0; place < concepts.size(); place++) {
      places.put(key(concepts.get(place).code()), place);
      inactive.set(place, concepts.get(place).inactive());
      notSelectable.set(place, concepts.get(place).notSelectable());
    }
    this.parents = new int[concepts.size()][];
    int[] numbers = new int[concepts.size()];
    for (int place = 0; place < concepts.size(); place++) {
      parents[place] = above(place);
      for (int parent : parents[place]) {
        numbers[parent]++;
      }
    }
    this.children = inverse(numbers);
  }

  private int[] above(int place) {
    return concepts.get(place).parents().stream()
        .map(parent -> places.get(key(parent)))
        .filter(parent -> parent != null && parent != place)
        .mapToInt(Integer::intValue)
        .distinct()
        .toArray();
  }

  private int[][] inverse(int[] numbers) {
    int[][] below = new int[numbers.length][];
    for (int place = 0; place < numbers.length; place++) {
      below[place] = new int[numbers[place]];
    }
    for (int place = numbers.length - 1; place >= 0; place--) {
      for (int parent : parents[place]) {
        below[parent][--numbers[parent]] = place;
      }
    }
    return below;
  }

  /**
   * Makes a content of these concepts; of two with one code the first counts.
   *
   * @param concepts parents may come in any order; a parent that is not among them is left out
   */
  public static MemoryCodeSystem of(CodeSystemInfo info, Collection<Concept> concepts) {
    Map<String, Concept> byCode = new LinkedHashMap<>();
    for (Concept concept : concepts) {
      String key = info.caseSensitive() ? concept.code() : concept.code().toLowerCase(Locale.ROOT);
      byCode.putIfAbsent(key, concept);
    }
    return new MemoryCodeSystem(info, List.copyOf(byCode.values()));
  }

  private String key(String code) {
    return info.caseSensitive() ? code : code.toLowerCase(Locale.ROOT);
  }

  @Override
  public CodeSystemInfo info() {
    return info;
  }

  @Override
  public int size() {
    return concepts.size();
  }

  @Override
  public Optional<Concept> find(String code) {
    return Optional.ofNullable(places.get(key(code))).map(concepts::get);
  }

  @Override
  public OptionalInt place(String code) {
    Integer place = places.get(key(code));
    return place == null ? OptionalInt.empty() : OptionalInt.of(place);
  }

  @Override
  public List<Concept> concepts(int[] wanted) {
    List<Concept> found = new ArrayList<>(wanted.length);
    for (int place : wanted) {
      found.add(concepts.get(place));
    }
    return found;
  }

  @Override
  public List<String> codes(BitSet wanted) {
    return wanted.stream().mapToObj(place -> concepts.get(place).code()).toList();
  }

  @Override
  public BitSet inactive() {
    return (BitSet) inactive.clone();
  }

  @Override
  public BitSet notSelectable() {
    return (BitSet) notSelectable.clone();
  }

  @Override
  public BitSet descendants(BitSet from) {
    return reachable(children, from);
  }

  @Override
  public BitSet ancestors(BitSet from) {
    return reachable(parents, from);
  }

  @Override
  public BitSet children(BitSet from) {
    return next(children, from);
  }

  @Override
  public BitSet parents(BitSet from) {
    return next(parents, from);
  }

  @Override
  public BitSet withChildren() {
    return with(children);
  }

  @Override
  public BitSet withParents() {
    return with(parents);
  }

  /** Follows the edges; a cycle in a definition ends where it began. */
  private static BitSet reachable(int[][] edges, BitSet from) {
    BitSet found = new BitSet();
    BitSet edge = from;
    while (!edge.isEmpty()) {
      BitSet more = next(edges, edge);
      more.andNot(found);
      found.or(more);
      edge = more;
    }
    return found;
  }

  private static BitSet next(int[][] edges, BitSet from) {
    BitSet found = new BitSet();
    from.stream()
        .forEach(
            place -> {
              for (int near : edges[place]) {
                found.set(near);
              }
            });
    return found;
  }

  private static BitSet with(int[][] edges) {
    BitSet found = new BitSet();
    for (int place = 0; place < edges.length; place++) {
      found.set(place, edges[place].length > 0);
    }
    return found;
  }

  @Override
  public BitSet withValue(String property, Collection<String> values, Deadline deadline) {
    Set<String> wanted = new HashSet<>(values);
    return withValue(property, wanted::contains, deadline);
  }

  @Override
  public BitSet withValue(String property, Predicate<String> test, Deadline deadline) {
    return having(concept -> values(concept, property).anyMatch(test), deadline);
  }

  @Override
  public BitSet withWords(List<String> words, Deadline deadline) {
    return having(concept -> SearchWords.match(concept, words), deadline);
  }

  private BitSet having(Predicate<Concept> test, Deadline deadline) {
    BitSet found = new BitSet();
    for (int place = 0; place < concepts.size(); place++) {
      if ((place & 255) == 0) {
        deadline.check();
      }
      found.set(place, test.test(concepts.get(place)));
    }
    return found;
  }

  @Override
  public int memory() {
    return concepts.size();
  }

  private static Stream<String> values(Concept concept, String property) {
    return switch (property) {
      case "code" -> Stream.of(concept.code());
      case "display" -> Stream.of(concept.display());
      case "definition" -> Stream.of(concept.definition());
      default ->
          concept.properties().stream()
              .filter(p -> p.code().equals(property))
              .map(ConceptProperty::value);
    };
  }
}
