package org.chartwarden.fhir.graphql;

import java.util.List;
import java.util.function.Supplier;

/**
 * A type of the GraphQL schema.
 *
 * @param kind {@code OBJECT}, {@code SCALAR} or {@code UNION}
 * @param name its name, unique in the schema
 * @param description what it stands for
 * @param fields makes its fields; none but for an object
 * @param possible names of the types of a union
 */
record GraphType(
    String kind,
    String name,
    String description,
    Supplier<List<GraphType.GraphField>> fields,
    List<String> possible) {

  static GraphType scalar(String name) {
    return new GraphType("SCALAR", name, "FHIR " + name, List::of, List.of());
  }

  static GraphType object(
      String name, String description, Supplier<List<GraphType.GraphField>> fields) {
    return new GraphType("OBJECT", name, description, fields, List.of());
  }

  /**
   * A field.
   *
   * @param type what it gives
   * @param arguments what narrows it
   */
  record GraphField(String name, TypeUse type, List<GraphArgument> arguments) {}

  /** An argument; all are optional but those of a type that is required. */
  record GraphArgument(String name, TypeUse type) {}

  /**
   * A type where it is used.
   *
   * @param name the type
   * @param list whether there may be several
   * @param required whether it is always there
   */
  record TypeUse(String name, boolean list, boolean required) {
    static TypeUse one(String name) {
      return new TypeUse(name, false, false);
    }

    static TypeUse many(String name) {
      return new TypeUse(name, true, false);
    }
  }
}
