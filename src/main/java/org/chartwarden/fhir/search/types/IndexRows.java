package org.chartwarden.fhir.search.types;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The index rows of some resources, collected before they are written in one batch. */
public final class IndexRows {

  /** An index table with its columns after {@code pid} and the SQL types they are sent as. */
  public enum Table {
    TOKEN(
        "idx_token",
        "param int, grp int, code text, system key, patient int",
        "key",
        "token_key(x.param, system_key(x.system), x.code)"),
    STRING("idx_string", "param int, head text, whole text, exact text"),
    DATE("idx_date", "param int, grp int, low int8, high int8"),
    QUANTITY(
        "idx_quantity",
        "param int, grp int, low numeric, high numeric, system text, code text, unit text"),
    REFERENCE("idx_reference", "param int, grp int, target_id text, target_type text, base text"),
    COMPARTMENT("idx_compartment", "patient_id text");

    private final String table;
    private final List<String> columns;
    private final List<String> types;
    private final String computed;
    private final String computation;

    Table(String table, String columns) {
      this(table, columns, "", "");
    }

    Table(String table, String columns, String computed, String computation) {
      this.table = table;
      this.computed = computed;
      this.computation = computation;
      List<String> declared = List.of(("pid int8, " + columns).split(", "));
      this.columns = declared.stream().map(c -> c.substring(0, c.indexOf(' '))).toList();
      this.types = declared.stream().map(c -> c.substring(c.indexOf(' ') + 1)).toList();
    }

    public String table() {
      return table;
    }

    public List<String> columns() {
      return columns;
    }

    public List<String> types() {
      return types;
    }

    /** A column that the database computes from the others, or nothing. */
    public String computed() {
      return computed;
    }

    /** SQL over the alias {@code x} that computes it. */
    public String computation() {
      return computation;
    }
  }

  /** The type of a column that is sent as text and stored as its hash, {@code system_key}. */
  public static final String KEY = "key";

  private static final int HEAD = 200;

  private final Set<String> ucumCodes = new HashSet<>();
  private final Map<Table, List<List<Object>>> rows = new EnumMap<>(Table.class);

  /** The rows of one resource so far with their tables: each is wanted once. */
  private final Set<List<Object>> own = new HashSet<>();

  private final Set<SystemInUse> systems = new HashSet<>();

  private long pid;
  private int patient;

  /** A system of codes that the rows of a parameter have. */
  public record SystemInUse(int param, String system) {}

  /**
   * From now on rows belong to this resource.
   *
   * @param patients logical ids of the patients in whose compartment it lies
   */
  public IndexRows of(long resource, Set<String> patients) {
    pid = resource;
    patient =
        switch (patients.size()) {
          case 0 -> PatientKey.NONE;
          case 1 -> PatientKey.of(patients.iterator().next());
          default -> PatientKey.SEVERAL;
        };
    own.clear();
    return this;
  }

  /** The rows of one table, each with the values of its columns. */
  public Collection<List<Object>> of(Table table) {
    return Collections.unmodifiableList(rows.getOrDefault(table, List.of()));
  }

  /** The systems of the codes among the rows. */
  public Set<SystemInUse> systems() {
    return Collections.unmodifiableSet(systems);
  }

  /** The UCUM codes of the quantities among the rows. */
  public Set<String> ucumCodes() {
    return Collections.unmodifiableSet(ucumCodes);
  }

  void token(int param, int group, String system, String code) {
    String key = system == null ? null : SearchText.key(system);
    if (key != null) {
      systems.add(new SystemInUse(param, key));
    }
    add(Table.TOKEN, param, group, code, key, patient);
  }

  void string(int param, String text, boolean wordOfName) {
    String normal = SearchText.normal(text);
    if (normal.isEmpty()) {
      return;
    }
    boolean fits = normal.length() <= HEAD;
    add(
        Table.STRING,
        param,
        head(normal),
        fits ? null : normal,
        wordOfName ? null : text.replace("\0", ""));
  }

  static String head(String normal) {
    if (normal.length() <= HEAD) {
      return normal;
    }
    return normal.substring(
        0, Character.isHighSurrogate(normal.charAt(HEAD - 1)) ? HEAD - 1 : HEAD);
  }

  void date(int param, int group, DateRange range) {
    add(Table.DATE, param, group, range.low(), range.high());
  }

  /** A null bound is open. */
  void quantity(
      int param,
      int group,
      BigDecimal low,
      BigDecimal high,
      String system,
      String code,
      String unit) {
    if (code != null && QuantityParam.UCUM.equals(system)) {
      ucumCodes.add(SearchText.key(code));
    }
    add(
        Table.QUANTITY,
        param,
        group,
        low == null ? "-Infinity" : low.toString(),
        high == null ? "Infinity" : high.toString(),
        system == null ? null : SearchText.key(system),
        code == null ? null : SearchText.key(code),
        unit == null ? null : SearchText.key(unit));
  }

  void reference(int param, int group, String type, String id, String base) {
    add(Table.REFERENCE, param, group, SearchText.key(id), type, SearchText.key(base));
  }

  public void compartment(String patient) {
    add(Table.COMPARTMENT, patient);
  }

  private void add(Table table, Object... values) {
    Object[] row = new Object[values.length + 1];
    System.arraycopy(values, 0, row, 1, values.length);
    row[0] = table;
    if (own.add(Arrays.asList(row.clone()))) {
      row[0] = pid;
      rows.computeIfAbsent(table, t -> new ArrayList<>()).add(Arrays.asList(row));
    }
  }
}
