package org.chartwarden.fhir.path;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/** What the evaluations over one resource share; not for use by several threads. */
public final class Scope {

  /** Most items that the programs may touch in one resource; only hostile paths come near. */
  private static final int BUDGET = 5_000_000;

  private final JsonNode root;
  private final ElementType rootType;
  private final Instant now;
  private Located context;
  private int rowIndex;
  private int index;
  private List<Located> total = List.of();
  private int spent;

  /**
   * A scope for one resource.
   *
   * @param root the whole resource
   * @param now the time that {@code now()} and {@code today()} tell
   */
  public Scope(JsonNode root, ElementType rootType, Instant now) {
    this.root = root;
    this.rootType = rootType;
    this.now = now;
    this.context = new Located(root, rootType);
  }

  /** The resource itself as a place to start at. */
  public Located start() {
    return new Located(root, rootType);
  }

  /** What {@code %rowIndex} tells from now on. */
  public void rowIndex(int value) {
    rowIndex = value;
  }

  int rowIndex() {
    return rowIndex;
  }

  JsonNode root() {
    return root;
  }

  Instant now() {
    return now;
  }

  Located context() {
    return context;
  }

  void context(Located value) {
    context = value;
  }

  int index() {
    return index;
  }

  void index(int value) {
    index = value;
  }

  List<Located> total() {
    return total;
  }

  void total(List<Located> value) {
    total = value;
  }

  void spend(int items) {
    spent += items + 1;
    if (spent > BUDGET) {
      throw new PathFault("the expression does too much work on one resource");
    }
  }
}
