package org.chartwarden.fhir.patch;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.RuntimeChildChoiceDefinition;
import ca.uhn.fhir.context.RuntimeChildExtension;
import java.util.Optional;
import org.chartwarden.fhir.model.FhirModel;
import org.chartwarden.fhir.model.FhirProblem;
import org.hl7.fhir.r4.model.Base;

/** Finds the JSON name of an element by its FHIR name and the type of a value. */
final class ElementNames {

  /** The name of a primitive's elements: it has no others than Element has. */
  private static final BaseRuntimeElementDefinition<?> ELEMENT =
      FhirModel.context().getElementDefinition("Period");

  /**
   * An element of a type.
   *
   * @param member JSON name
   * @param repeats whether JSON has an array for it
   * @param type what its values are made of
   */
  record Named(String member, boolean repeats, BaseRuntimeElementDefinition<?> type) {}

  private ElementNames() {}

  static BaseRuntimeElementDefinition<?> definition(Base value) {
    return value.isPrimitive()
        ? ELEMENT
        : FhirModel.context().getElementDefinition(value.getClass());
  }

  /**
   * Finds an element.
   *
   * @param name FHIR name, of a choice with or without type: {@code value}, {@code value[x]},
   *     {@code valueQuantity}
   * @param suffix capitalized type of the value, empty for a value of an unnamed type
   * @throws FhirProblem 422 when the type has no such element or it takes no such value
   */
  static Named find(String at, BaseRuntimeElementDefinition<?> owner, String name, String suffix) {
    if (owner instanceof BaseRuntimeElementCompositeDefinition<?> composite) {
      for (BaseRuntimeChildDefinition child : composite.getChildren()) {
        Optional<Named> found = named(at, child, name, suffix);
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
    throw PatchProblems.unfit(
        "patch-unknown-element", at + ": " + owner.getName() + " has no element '" + name + "'");
  }

  private static Optional<Named> named(
      String at, BaseRuntimeChildDefinition child, String name, String suffix) {
    String element = child.getElementName();
    boolean repeats = child.getMax() != 1;
    if (child instanceof RuntimeChildExtension) {
      return element.equals(name)
          ? Optional.of(
              new Named(name, true, FhirModel.context().getElementDefinition("Extension")))
          : Optional.empty();
    }
    if (!(child instanceof RuntimeChildChoiceDefinition)) {
      return element.equals(name)
          ? Optional.of(new Named(name, repeats, child.getChildByName(name)))
          : Optional.empty();
    }
    String bare = element.replace("[x]", "");
    boolean meant =
        name.equals(bare) || name.equals(bare + "[x]") || child.getValidChildNames().contains(name);
    if (!meant) {
      return Optional.empty();
    }
    String member = bare + suffix;
    if (suffix.isEmpty() || !child.getValidChildNames().contains(member)) {
      throw PatchProblems.unfit(
          "patch-wrong-type",
          at
              + ": "
              + bare
              + "[x] cannot be "
              + (suffix.isEmpty() ? "of an unnamed type" : "value" + suffix));
    }
    return Optional.of(new Named(member, repeats, child.getChildByName(member)));
  }
}
