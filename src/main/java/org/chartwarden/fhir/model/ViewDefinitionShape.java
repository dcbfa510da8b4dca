package org.chartwarden.fhir.model;

import static ca.uhn.fhir.model.api.annotation.Child.MAX_UNLIMITED;

import ca.uhn.fhir.model.api.annotation.Binding;
import ca.uhn.fhir.model.api.annotation.Block;
import ca.uhn.fhir.model.api.annotation.Child;
import ca.uhn.fhir.model.api.annotation.ResourceDef;
import ca.uhn.fhir.util.ElementUtil;
import java.util.List;
import org.hl7.fhir.r4.model.BackboneElement;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ContactDetail;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Enumerations;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.MarkdownType;
import org.hl7.fhir.r4.model.OidType;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.ResourceType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UnsignedIntType;
import org.hl7.fhir.r4.model.UriType;
import org.hl7.fhir.r4.model.UrlType;
import org.hl7.fhir.r4.model.UsageContext;
import org.hl7.fhir.r4.model.UuidType;

/**
 * The shape of ViewDefinition (SQL on FHIR 2.0), a resource type that R4 does not have. It is made
 * known to the shared context, so that checks, search, formats and paths treat it as any other
 * type. Only the shape is used, never an instance's accessors.
 *
 * <p>{@code status} is mandatory in the specification, yet views without it are common, so it may
 * be left out.
 */
@ResourceDef(
    name = "ViewDefinition",
    profile = "https://sql-on-fhir.org/ig/StructureDefinition/ViewDefinition")
public class ViewDefinitionShape extends DomainResource {

  private static final long serialVersionUID = 1L;

  @Child(name = "url", type = UriType.class, order = 0, summary = true)
  protected UriType url;

  @Child(
      name = "identifier",
      type = Identifier.class,
      order = 1,
      max = MAX_UNLIMITED,
      summary = true)
  protected List<Identifier> identifier;

  @Child(name = "version", type = StringType.class, order = 2, summary = true)
  protected StringType version;

  @Child(name = "name", type = StringType.class, order = 3, summary = true)
  protected StringType name;

  @Child(name = "title", type = StringType.class, order = 4, summary = true)
  protected StringType title;

  @Child(name = "status", type = CodeType.class, order = 5, summary = true)
  @Binding(valueSet = "http://hl7.org/fhir/ValueSet/publication-status")
  protected Enumeration<Enumerations.PublicationStatus> status;

  @Child(name = "experimental", type = BooleanType.class, order = 6, summary = true)
  protected BooleanType experimental;

  @Child(name = "date", type = DateTimeType.class, order = 7, summary = true)
  protected DateTimeType date;

  @Child(name = "publisher", type = StringType.class, order = 8, summary = true)
  protected StringType publisher;

  @Child(
      name = "contact",
      type = ContactDetail.class,
      order = 9,
      max = MAX_UNLIMITED,
      summary = true)
  protected List<ContactDetail> contact;

  @Child(name = "description", type = MarkdownType.class, order = 10)
  protected MarkdownType description;

  @Child(
      name = "useContext",
      type = UsageContext.class,
      order = 11,
      max = MAX_UNLIMITED,
      summary = true)
  protected List<UsageContext> useContext;

  @Child(
      name = "jurisdiction",
      type = CodeableConcept.class,
      order = 12,
      max = MAX_UNLIMITED,
      summary = true)
  protected List<CodeableConcept> jurisdiction;

  @Child(name = "purpose", type = MarkdownType.class, order = 13)
  protected MarkdownType purpose;

  @Child(name = "copyright", type = MarkdownType.class, order = 14)
  protected MarkdownType copyright;

  @Child(name = "copyrightLabel", type = StringType.class, order = 15)
  protected StringType copyrightLabel;

  @Child(name = "resource", type = CodeType.class, order = 16, min = 1, summary = true)
  protected CodeType resource;

  @Child(name = "profile", type = CanonicalType.class, order = 17, max = MAX_UNLIMITED)
  protected List<CanonicalType> profile;

  @Child(name = "fhirVersion", type = CodeType.class, order = 18, max = MAX_UNLIMITED)
  protected List<CodeType> fhirVersion;

  @Child(name = "constant", order = 19, max = MAX_UNLIMITED)
  protected List<ConstantComponent> constant;

  @Child(name = "where", order = 20, max = MAX_UNLIMITED)
  protected List<WhereComponent> where;

  @Child(name = "select", order = 21, min = 1, max = MAX_UNLIMITED)
  protected List<ViewDefinitionSelect> select;

  @Override
  public boolean isEmpty() {
    return super.isEmpty()
        && ElementUtil.isEmpty(
            url,
            identifier,
            version,
            name,
            title,
            status,
            experimental,
            date,
            publisher,
            contact,
            description,
            useContext,
            jurisdiction,
            purpose,
            copyright,
            copyrightLabel,
            resource,
            profile,
            fhirVersion,
            constant,
            where,
            select);
  }

  @Override
  public ViewDefinitionShape copy() {
    ViewDefinitionShape copy = new ViewDefinitionShape();
    copyValues(copy);
    return copy;
  }

  /** R4's list of types has none for it. */
  @Override
  public ResourceType getResourceType() {
    return null;
  }

  @Override
  public String fhirType() {
    return "ViewDefinition";
  }

  /** A named value for paths. */
  @Block
  public static class ConstantComponent extends BackboneElement {
    private static final long serialVersionUID = 1L;

    @Child(name = "name", type = StringType.class, order = 0, min = 1)
    protected StringType name;

    @Child(
        name = "value",
        type = {
          Base64BinaryType.class,
          BooleanType.class,
          CanonicalType.class,
          CodeType.class,
          DateType.class,
          DateTimeType.class,
          DecimalType.class,
          IdType.class,
          InstantType.class,
          IntegerType.class,
          OidType.class,
          StringType.class,
          PositiveIntType.class,
          TimeType.class,
          UnsignedIntType.class,
          UriType.class,
          UrlType.class,
          UuidType.class
        },
        order = 1,
        min = 1)
    protected Type value;

    @Override
    public boolean isEmpty() {
      return super.isEmpty() && ElementUtil.isEmpty(name, value);
    }

    @Override
    public ConstantComponent copy() {
      ConstantComponent copy = new ConstantComponent();
      copyValues(copy);
      return copy;
    }

    @Override
    public String fhirType() {
      return "ViewDefinition.constant";
    }
  }

  /** A condition on resources. */
  @Block
  public static class WhereComponent extends BackboneElement {
    private static final long serialVersionUID = 1L;

    @Child(name = "path", type = StringType.class, order = 0, min = 1)
    protected StringType path;

    @Child(name = "description", type = MarkdownType.class, order = 1)
    protected MarkdownType description;

    @Override
    public boolean isEmpty() {
      return super.isEmpty() && ElementUtil.isEmpty(path, description);
    }

    @Override
    public WhereComponent copy() {
      WhereComponent copy = new WhereComponent();
      copyValues(copy);
      return copy;
    }

    @Override
    public String fhirType() {
      return "ViewDefinition.where";
    }
  }
}
