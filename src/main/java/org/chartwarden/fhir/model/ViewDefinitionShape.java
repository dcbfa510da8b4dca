package org.chartwarden.fhir.model;

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

  @Child(
      name = "url",
      type = {UriType.class},
      order = 0,
      min = 0,
      max = 1,
      summary = true)
  protected UriType url;

  @Child(
      name = "identifier",
      type = {Identifier.class},
      order = 1,
      min = 0,
      max = Child.MAX_UNLIMITED,
      summary = true)
  protected List<Identifier> identifier;

  @Child(
      name = "version",
      type = {StringType.class},
      order = 2,
      min = 0,
      max = 1,
      summary = true)
  protected StringType version;

  @Child(
      name = "name",
      type = {StringType.class},
      order = 3,
      min = 0,
      max = 1,
      summary = true)
  protected StringType name;

  @Child(
      name = "title",
      type = {StringType.class},
      order = 4,
      min = 0,
      max = 1,
      summary = true)
  protected StringType title;

  @Child(
      name = "status",
      type = {CodeType.class},
      order = 5,
      min = 0,
      max = 1,
      summary = true)
  @Binding(valueSet = "http://hl7.org/fhir/ValueSet/publication-status")
  protected Enumeration<Enumerations.PublicationStatus> status;

  @Child(
      name = "experimental",
      type = {BooleanType.class},
      order = 6,
      min = 0,
      max = 1,
      summary = true)
  protected BooleanType experimental;

  @Child(
      name = "date",
      type = {DateTimeType.class},
      order = 7,
      min = 0,
      max = 1,
      summary = true)
  protected DateTimeType date;

  @Child(
      name = "publisher",
      type = {StringType.class},
      order = 8,
      min = 0,
      max = 1,
      summary = true)
  protected StringType publisher;

  @Child(
      name = "contact",
      type = {ContactDetail.class},
      order = 9,
      min = 0,
      max = Child.MAX_UNLIMITED,
      summary = true)
  protected List<ContactDetail> contact;

  @Child(
      name = "description",
      type = {MarkdownType.class},
      order = 10,
      min = 0,
      max = 1)
  protected MarkdownType description;

  @Child(
      name = "useContext",
      type = {UsageContext.class},
      order = 11,
      min = 0,
      max = Child.MAX_UNLIMITED,
      summary = true)
  protected List<UsageContext> useContext;

  @Child(
      name = "jurisdiction",
      type = {CodeableConcept.class},
      order = 12,
      min = 0,
      max = Child.MAX_UNLIMITED,
      summary = true)
  protected List<CodeableConcept> jurisdiction;

  @Child(
      name = "purpose",
      type = {MarkdownType.class},
      order = 13,
      min = 0,
      max = 1)
  protected MarkdownType purpose;

  @Child(
      name = "copyright",
      type = {MarkdownType.class},
      order = 14,
      min = 0,
      max = 1)
  protected MarkdownType copyright;

  @Child(
      name = "copyrightLabel",
      type = {StringType.class},
      order = 15,
      min = 0,
      max = 1)
  protected StringType copyrightLabel;

  @Child(
      name = "resource",
      type = {CodeType.class},
      order = 16,
      min = 1,
      max = 1,
      summary = true)
  protected CodeType resource;

  @Child(
      name = "profile",
      type = {CanonicalType.class},
      order = 17,
      min = 0,
      max = Child.MAX_UNLIMITED)
  protected List<CanonicalType> profile;

  @Child(
      name = "fhirVersion",
      type = {CodeType.class},
      order = 18,
      min = 0,
      max = Child.MAX_UNLIMITED)
  protected List<CodeType> fhirVersion;

  @Child(
      name = "constant",
      type = {},
      order = 19,
      min = 0,
      max = Child.MAX_UNLIMITED)
  protected List<ConstantComponent> constant;

  @Child(
      name = "where",
      type = {},
      order = 20,
      min = 0,
      max = Child.MAX_UNLIMITED)
  protected List<WhereComponent> where;

  @Child(
      name = "select",
      type = {},
      order = 21,
      min = 1,
      max = Child.MAX_UNLIMITED)
  protected List<SelectComponent> select;

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

    @Child(
        name = "name",
        type = {StringType.class},
        order = 0,
        min = 1,
        max = 1)
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
        min = 1,
        max = 1)
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

    @Child(
        name = "path",
        type = {StringType.class},
        order = 0,
        min = 1,
        max = 1)
    protected StringType path;

    @Child(
        name = "description",
        type = {MarkdownType.class},
        order = 1,
        min = 0,
        max = 1)
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

  /** Columns and what they go over. */
  @Block
  public static class SelectComponent extends BackboneElement {
    private static final long serialVersionUID = 1L;

    @Child(
        name = "column",
        type = {},
        order = 0,
        min = 0,
        max = Child.MAX_UNLIMITED)
    protected List<ColumnComponent> column;

    @Child(
        name = "select",
        type = {SelectComponent.class},
        order = 1,
        min = 0,
        max = Child.MAX_UNLIMITED)
    protected List<SelectComponent> select;

    @Child(
        name = "forEach",
        type = {StringType.class},
        order = 2,
        min = 0,
        max = 1)
    protected StringType forEach;

    @Child(
        name = "forEachOrNull",
        type = {StringType.class},
        order = 3,
        min = 0,
        max = 1)
    protected StringType forEachOrNull;

    @Child(
        name = "repeat",
        type = {StringType.class},
        order = 4,
        min = 0,
        max = Child.MAX_UNLIMITED)
    protected List<StringType> repeat;

    @Child(
        name = "unionAll",
        type = {SelectComponent.class},
        order = 5,
        min = 0,
        max = Child.MAX_UNLIMITED)
    protected List<SelectComponent> unionAll;

    @Override
    public boolean isEmpty() {
      return super.isEmpty()
          && ElementUtil.isEmpty(column, select, forEach, forEachOrNull, repeat, unionAll);
    }

    @Override
    public SelectComponent copy() {
      SelectComponent copy = new SelectComponent();
      copyValues(copy);
      return copy;
    }

    @Override
    public String fhirType() {
      return "ViewDefinition.select";
    }
  }

  /** One column. */
  @Block
  public static class ColumnComponent extends BackboneElement {
    private static final long serialVersionUID = 1L;

    @Child(
        name = "path",
        type = {StringType.class},
        order = 0,
        min = 1,
        max = 1)
    protected StringType path;

    @Child(
        name = "name",
        type = {StringType.class},
        order = 1,
        min = 1,
        max = 1)
    protected StringType name;

    @Child(
        name = "description",
        type = {MarkdownType.class},
        order = 2,
        min = 0,
        max = 1)
    protected MarkdownType description;

    @Child(
        name = "collection",
        type = {BooleanType.class},
        order = 3,
        min = 0,
        max = 1)
    protected BooleanType collection;

    @Child(
        name = "type",
        type = {UriType.class},
        order = 4,
        min = 0,
        max = 1)
    protected UriType type;

    @Child(
        name = "tag",
        type = {},
        order = 5,
        min = 0,
        max = Child.MAX_UNLIMITED)
    protected List<TagComponent> tag;

    @Override
    public boolean isEmpty() {
      return super.isEmpty() && ElementUtil.isEmpty(path, name, description, collection, type, tag);
    }

    @Override
    public ColumnComponent copy() {
      ColumnComponent copy = new ColumnComponent();
      copyValues(copy);
      return copy;
    }

    @Override
    public String fhirType() {
      return "ViewDefinition.select.column";
    }
  }

  /** A hint about a column. */
  @Block
  public static class TagComponent extends BackboneElement {
    private static final long serialVersionUID = 1L;

    @Child(
        name = "name",
        type = {StringType.class},
        order = 0,
        min = 1,
        max = 1)
    protected StringType name;

    @Child(
        name = "value",
        type = {StringType.class},
        order = 1,
        min = 1,
        max = 1)
    protected StringType value;

    @Override
    public boolean isEmpty() {
      return super.isEmpty() && ElementUtil.isEmpty(name, value);
    }

    @Override
    public TagComponent copy() {
      TagComponent copy = new TagComponent();
      copyValues(copy);
      return copy;
    }

    @Override
    public String fhirType() {
      return "ViewDefinition.select.column.tag";
    }
  }
}
