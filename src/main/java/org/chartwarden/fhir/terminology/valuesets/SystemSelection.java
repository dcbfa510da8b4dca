package org.chartwarden.fhir.terminology.valuesets;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.chartwarden.fhir.terminology.systems.CodeSystemContent;

/**
 * The codes of one code system that a value set selects: listed ones and places. A concept is in
 * one of the two, never in both.
 */
final class SystemSelection {

  private final String url;
  private final String version;
  private final CodeSystemContent content;
  private final Map<String, Listed> listed;
  private final BitSet places;

  /** Set for all codes of a grammar, minus {@link #closed}. */
  private boolean open;

  private final List<SystemSelection> closed = new ArrayList<>();

  private SystemSelection(
      String url,
      String version,
      CodeSystemContent content,
      Map<String, Listed> listed,
      BitSet places) {
    this.url = url;
    this.version = version;
    this.content = content;
    this.listed = listed;
    this.places = places;
  }

  /** All codes of a content, also where they cannot be listed. */
  static SystemSelection all(CodeSystemContent content) {
    if (content.enumerable()) {
      return of(content, content.all());
    }
    SystemSelection all = of(content, new BitSet());
    all.open = true;
    return all;
  }

  /** Places of a content. */
  static SystemSelection of(CodeSystemContent content, BitSet places) {
    return new SystemSelection(
        content.info().url(), content.info().version(), content, new LinkedHashMap<>(), places);
  }

  /**
   * Codes that a value set lists.
   *
   * @param content the code system, where it is known here
   * @param version the version that the value set names, or empty
   */
  static SystemSelection of(
      String url, String version, Optional<CodeSystemContent> content, Collection<Listed> codes) {
    Map<String, Listed> listed = new LinkedHashMap<>();
    codes.forEach(code -> listed.putIfAbsent(code.code(), code));
    String known = content.map(c -> c.info().version()).orElse(version);
    return new SystemSelection(url, known, content.orElse(null), listed, new BitSet());
  }

  SystemSelection copy() {
    SystemSelection copy =
        new SystemSelection(
            url, version, content, new LinkedHashMap<>(listed), (BitSet) places.clone());
    copy.open = open;
    copy.closed.addAll(closed);
    return copy;
  }

  /** Whether the codes follow a grammar and cannot be listed. */
  boolean open() {
    return open;
  }

  String url() {
    return url;
  }

  String version() {
    return version;
  }

  Optional<CodeSystemContent> content() {
    return Optional.ofNullable(content);
  }

  Map<String, Listed> listed() {
    return listed;
  }

  BitSet places() {
    return places;
  }

  long size() {
    return listed.size() + (long) places.cardinality();
  }

  boolean contains(String code) {
    if (listed.containsKey(code)) {
      return true;
    }
    if (content == null) {
      return false;
    }
    if (open && content.find(code).isPresent()) {
      return closed.stream().noneMatch(c -> c.contains(code));
    }
    OptionalInt place = content.place(code);
    if (place.isEmpty()) {
      return false;
    }
    return places.get(place.getAsInt())
        || listed.values().stream().anyMatch(l -> l.place() == place.getAsInt());
  }

  /** Adds what another selection of the same system has. */
  void add(SystemSelection other) {
    if (other.open) {
      open = true;
      closed.clear();
      closed.addAll(other.closed);
    }
    other.listed.forEach(
        (code, entry) -> {
          Listed mine = entry.place() >= 0 && !sameContent(other) ? placed(entry) : entry;
          if (mine.place() >= 0) {
            places.clear(mine.place());
          }
          listed.putIfAbsent(code, mine);
        });
    BitSet more = here(other);
    listed.values().stream().filter(l -> l.place() >= 0).forEach(l -> more.clear(l.place()));
    places.or(more);
  }

  /** Keeps only what another selection of the same system has too. */
  void keep(SystemSelection other) {
    if (open && !other.open) {
      other.listed.values().stream()
          .filter(entry -> contains(entry.code()))
          .forEach(entry -> listed.putIfAbsent(entry.code(), entry));
      open = false;
    }
    closed.addAll(other.closed);
    listed.values().removeIf(entry -> !other.contains(entry.code()));
    BitSet allowed = here(other);
    other.listed.values().forEach(entry -> place(entry.code()).ifPresent(allowed::set));
    places.and(allowed);
  }

  /** Removes what another selection of the same system has. */
  void remove(SystemSelection other) {
    if (open) {
      closed.add(other.copy());
    }
    listed.values().removeIf(entry -> other.contains(entry.code()));
    places.andNot(here(other));
    other.listed.values().forEach(entry -> place(entry.code()).ifPresent(places::clear));
  }

  private OptionalInt place(String code) {
    return content == null ? OptionalInt.empty() : content.place(code);
  }

  private Listed placed(Listed entry) {
    return new Listed(
        entry.code(), place(entry.code()).orElse(-1), entry.display(), entry.designations());
  }

  private boolean sameContent(SystemSelection other) {
    return content == other.content
        || (content != null
            && other.content != null
            && content.info().canonical().equals(other.content.info().canonical())
            && content.size() == other.content.size());
  }

  /** The places of another selection as places of this content. */
  private BitSet here(SystemSelection other) {
    if (other.places.isEmpty() || content == null) {
      return new BitSet();
    }
    if (sameContent(other)) {
      return (BitSet) other.places.clone();
    }
    BitSet found = new BitSet();
    other.content.codes(other.places).forEach(code -> place(code).ifPresent(found::set));
    return found;
  }
}
