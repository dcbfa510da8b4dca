package org.chartwarden.fhir.patch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.platform.Json;

/** Carries out one operation of a FHIRPath Patch. */
final class PathEdit {

  /** A path that ends in a plain element name. */
  private static final Pattern LAST_NAME = Pattern.compile("(.+)\\.([a-z][A-Za-z0-9]*)");

  private final PathOperation operation;
  private final PathTarget target;

  PathEdit(PathOperation operation, PathTarget target) {
    this.operation = operation;
    this.target = target;
  }

  void apply() {
    switch (operation.kind()) {
      case ADD -> add();
      case INSERT -> insert();
      case DELETE -> delete();
      case REPLACE -> replace();
      case MOVE -> move();
    }
  }

  private void add() {
    add(single(), operation.name());
  }

  private void add(Place parent, String name) {
    PatchValue value = value();
    ElementNames.Named element =
        ElementNames.find(
            operation.at(), ElementNames.definition(parent.value()), name, value.suffix());
    ElementList list = new ElementList(object(parent), element.member(), element.repeats());
    if (!element.repeats() && !list.items().isEmpty()) {
      throw PatchProblems.unfit(
          "patch-element-exists",
          operation.at()
              + ": "
              + operation.path()
              + " has one "
              + name
              + " already and cannot have another; replace it");
    }
    list.items().add(value.item(element.type()));
    list.store();
  }

  /** The JSON object of an element; a primitive gets one beside it. */
  private static ObjectNode object(Place parent) {
    if (parent.tree() != null) {
      return parent.tree();
    }
    ElementList list = new ElementList(parent.owner(), parent.member(), parent.index() >= 0);
    int index = Math.max(parent.index(), 0);
    ObjectNode extra = Json.object();
    list.items().set(index, new Item(list.items().get(index).value(), extra));
    list.store();
    return extra;
  }

  private void insert() {
    List<Place> found = target.select(operation.path());
    Matcher named = LAST_NAME.matcher(operation.path());
    if (found.isEmpty() && operation.index() == 0 && named.matches()) {
      add(only(target.select(named.group(1)), named.group(1)), named.group(2));
      return;
    }
    Place first = requireList(found);
    ElementList list = new ElementList(first.owner(), first.member(), true);
    requireIndex("index", operation.index(), list.items().size());
    PatchValue value = value();
    list.items().add(operation.index(), value.item(named(first, value).type()));
    list.store();
  }

  private void delete() {
    List<Place> found = target.select(operation.path());
    if (found.isEmpty()) {
      return;
    }
    Place place = inside(only(found, operation.path()));
    ElementList list = new ElementList(place.owner(), place.member(), place.index() >= 0);
    list.items().remove(Math.max(place.index(), 0));
    list.store();
  }

  private void replace() {
    Place place = inside(single());
    PatchValue value = value();
    ElementNames.Named element = named(place, value);
    ElementList before = new ElementList(place.owner(), place.member(), place.index() >= 0);
    int index = Math.max(place.index(), 0);
    if (element.member().equals(place.member())) {
      before.items().set(index, value.item(element.type()));
      before.store();
      return;
    }
    before.items().clear();
    before.store();
    ElementList after = new ElementList(place.owner(), element.member(), false);
    after.items().add(value.item(element.type()));
    after.store();
  }

  private void move() {
    Place first = requireList(target.select(operation.path()));
    ElementList list = new ElementList(first.owner(), first.member(), true);
    int last = list.items().size() - 1;
    requireIndex("source", operation.source(), last);
    requireIndex("destination", operation.destination(), last);
    Item moved = list.items().remove(operation.source());
    list.items().add(operation.destination(), moved);
    list.store();
  }

  private PatchValue value() {
    return new PatchValue(operation.at(), operation.value());
  }

  private ElementNames.Named named(Place place, PatchValue value) {
    return ElementNames.find(
        operation.at(), ElementNames.definition(place.parent()), place.element(), value.suffix());
  }

  private Place single() {
    return only(target.select(operation.path()), operation.path());
  }

  private Place only(List<Place> found, String path) {
    if (found.isEmpty()) {
      throw PatchProblems.unfit(
          "patch-target-missing", operation.at() + ": there is nothing at '" + path + "'");
    }
    if (found.size() > 1) {
      throw PatchProblems.unfit(
          "patch-target-ambiguous",
          operation.at()
              + ": '"
              + path
              + "' selects "
              + found.size()
              + " elements; it must be one");
    }
    return found.get(0);
  }

  private Place inside(Place place) {
    if (place.owner() == null) {
      throw PatchProblems.unfit(
          "patch-whole-resource",
          operation.at()
              + ": '"
              + operation.path()
              + "' is the whole resource; update or delete it");
    }
    return place;
  }

  /** The path of insert and move selects a whole list. */
  private Place requireList(List<Place> found) {
    Optional<Place> first = found.stream().findFirst();
    if (first.isEmpty()) {
      throw PatchProblems.unfit(
          "patch-target-missing",
          operation.at() + ": there is nothing at '" + operation.path() + "'");
    }
    Place place = inside(first.get());
    boolean whole =
        place.index() >= 0
            && found.stream().allMatch(place::sameList)
            && new ElementList(place.owner(), place.member(), true).items().size() == found.size();
    if (!whole) {
      throw PatchProblems.unfit(
          "patch-no-list",
          operation.at() + ": '" + operation.path() + "' must select all of one list");
    }
    return place;
  }

  private void requireIndex(String name, int index, int most) {
    if (index > most) {
      throw PatchProblems.unfit(
          "patch-index",
          operation.at() + ": the " + name + " is " + index + ", but can be at most " + most);
    }
  }
}
