package org.chartwarden.fhir.terminology.systems;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;

/** A code system whose codes follow a grammar: they can be judged, but not listed. */
public final class GrammarCodeSystem implements CodeSystemContent {

  private static final int LONGEST = 200;

  private final CodeSystemInfo info;
  private final Function<String, Optional<String>> names;

  /**
   * Makes one.
   *
   * @param names the name of a code that is right, empty for one that is not
   */
  public GrammarCodeSystem(String url, String name, Function<String, Optional<String>> names) {
    this.info = new CodeSystemInfo(url, "", name, "complete", true, "en", List.of());
    this.names = names;
  }

  @Override
  public CodeSystemInfo info() {
    return info;
  }

  @Override
  public int size() {
    return 0;
  }

  @Override
  public boolean enumerable() {
    return false;
  }

  @Override
  public Optional<Concept> find(String code) {
    if (code.isBlank() || code.length() > LONGEST) {
      return Optional.empty();
    }
    return names
        .apply(code)
        .map(name -> new Concept(code, name, "", false, false, List.of(), List.of(), List.of()));
  }

  @Override
  public OptionalInt place(String code) {
    return OptionalInt.empty();
  }

  @Override
  public List<Concept> concepts(int[] places) {
    return List.of();
  }

  @Override
  public List<String> codes(BitSet places) {
    return List.of();
  }

  @Override
  public BitSet inactive() {
    return new BitSet();
  }

  @Override
  public BitSet notSelectable() {
    return new BitSet();
  }

  @Override
  public BitSet descendants(BitSet places) {
    return new BitSet();
  }

  @Override
  public BitSet ancestors(BitSet places) {
    return new BitSet();
  }

  @Override
  public BitSet children(BitSet places) {
    return new BitSet();
  }

  @Override
  public BitSet parents(BitSet places) {
    return new BitSet();
  }

  @Override
  public BitSet withChildren() {
    return new BitSet();
  }

  @Override
  public BitSet withParents() {
    return new BitSet();
  }

  @Override
  public BitSet withValue(String property, Collection<String> values, Deadline deadline) {
    return new BitSet();
  }

  @Override
  public BitSet withValue(String property, Predicate<String> test, Deadline deadline) {
    return new BitSet();
  }

  @Override
  public BitSet withWords(List<String> words, Deadline deadline) {
    return new BitSet();
  }

  @Override
  public int memory() {
    return 1;
  }
}
