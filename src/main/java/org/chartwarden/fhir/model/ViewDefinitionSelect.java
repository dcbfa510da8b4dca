package org.chartwarden.fhir.model;

import static ca.uhn.fhir.model.api.annotation.Child.MAX_UNLIMITED;

import ca.uhn.fhir.model.api.annotation.Block;
import ca.uhn.fhir.model.api.annotation.Child;
import ca.uhn.fhir.util.ElementUtil;
import java.util.List;
import org.hl7.fhir.r4.model.BackboneElement;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.MarkdownType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;

/** Columns and what they go over: the element {@code select} of {@link ViewDefinitionShape}. */
@Block
public class ViewDefinitionSelect extends BackboneElement {
  private static final long serialVersionUID = 1L;

  @Child(name = "column", order = 0, max = MAX_UNLIMITED)
  protected List<ColumnComponent> column;

  @Child(name = "select", type = ViewDefinitionSelect.class, order = 1, max = MAX_UNLIMITED)
  protected List<ViewDefinitionSelect> select;

  @Child(name = "forEach", type = StringType.class, order = 2)
  protected StringType forEach;

  @Child(name = "forEachOrNull", type = StringType.class, order = 3)
  protected StringType forEachOrNull;

  @Child(name = "repeat", type = StringType.class, order = 4, max = MAX_UNLIMITED)
  protected List<StringType> repeat;

  @Child(name = "unionAll", type = ViewDefinitionSelect.class, order = 5, max = MAX_UNLIMITED)
  protected List<ViewDefinitionSelect> unionAll;

  @Override
  public boolean isEmpty() {
    return super.isEmpty()
        && ElementUtil.isEmpty(column, select, forEach, forEachOrNull, repeat, unionAll);
  }

  @Override
  public ViewDefinitionSelect copy() {
    ViewDefinitionSelect copy = new ViewDefinitionSelect();
    copyValues(copy);
    return copy;
  }

  @Override
  public String fhirType() {
    return "ViewDefinition.select";
  }

  /** One column. */
  @Block
  public static class ColumnComponent extends BackboneElement {
    private static final long serialVersionUID = 1L;

    @Child(name = "path", type = StringType.class, order = 0, min = 1)
    protected StringType path;

    @Child(name = "name", type = StringType.class, order = 1, min = 1)
    protected StringType name;

    @Child(name = "description", type = MarkdownType.class, order = 2)
    protected MarkdownType description;

    @Child(name = "collection", type = BooleanType.class, order = 3)
    protected BooleanType collection;

    @Child(name = "type", type = UriType.class, order = 4)
    protected UriType type;

    @Child(name = "tag", order = 5, max = MAX_UNLIMITED)
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

    @Child(name = "name", type = StringType.class, order = 0, min = 1)
    protected StringType name;

    @Child(name = "value", type = StringType.class, order = 1, min = 1)
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
