package org.chartwarden.fhir.validation.profiles;

import java.util.Date;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.fhir.model.CoreArchive;
import org.hl7.fhir.r5.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r5.model.PackageInformation;
import org.hl7.fhir.r5.model.StructureDefinition;

/**
 * The head of the definition of a type of R4; its elements are fetched when they are wanted. The
 * validator walks over the heads of all types to find one, which must not cost parsing them all.
 */
final class TypeDefinition extends StructureDefinition {

  private static final long serialVersionUID = 1L;

  private final transient Supplier<StructureDefinition> whole;

  /**
   * Reads the head out of a definition.
   *
   * @param whole fetches the parsed definition
   */
  TypeDefinition(CoreArchive.Entry entry, Supplier<StructureDefinition> whole) {
    this.whole = whole;
    String xml = entry.xml();
    setUrl(entry.url());
    setVersion("4.0.1");
    setFhirVersion(FHIRVersion._4_0_1);
    setName(value(xml, "name"));
    setKind(StructureDefinitionKind.fromCode(value(xml, "kind")));
    setAbstract(value(xml, "abstract").equals("true"));
    setType(value(xml, "type"));
    if (xml.contains("<derivation ")) {
      setBaseDefinition(value(xml, "baseDefinition"));
      setDerivation(TypeDerivationRule.fromCode(value(xml, "derivation")));
    }
    setSourcePackage(
        new PackageInformation(CoreDefinitions.PACKAGE, "4.0.1", "4.0.1", new Date(0)));
  }

  @Override
  public StructureDefinitionSnapshotComponent getSnapshot() {
    return whole.get().getSnapshot();
  }

  @Override
  public boolean hasSnapshot() {
    return true;
  }

  /** The first element of this name that stands at the top level, which is indented by four. */
  private static String value(String xml, String name) {
    Matcher found = Pattern.compile("\n {4}<" + name + " value=\"([^\"]*)\"").matcher(xml);
    return found.find() ? found.group(1) : "";
  }
}
