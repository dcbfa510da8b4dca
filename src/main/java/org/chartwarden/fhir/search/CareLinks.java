package org.chartwarden.fhir.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who cares for whom, out of the references in the index. */
@ApplicationScoped
public class CareLinks {

  private static final String LINKS =
      " FROM idx_reference x WHERE x.base = '' AND x.param = ANY (?)"
          + " AND x.target_type || '/' || x.target_id = ANY (?)"
          + " AND x.target_id = ANY (?)";

  private final SearchDatabase database;

  @Inject
  CareLinks(SearchDatabase database) {
    this.database = database;
  }

  /**
   * Patients who have one of some practitioners or roles as general practitioner, in a care team or
   * in an encounter; teams that are over and encounters that never took place do not count.
   *
   * @param carers references such as {@code Practitioner/7}
   */
  public Set<String> patientsOf(Set<String> carers) {
    int[] params = {
      SearchParameterRegistry.idOf("Patient", "general-practitioner"),
      SearchParameterRegistry.idOf("CareTeam", "participant"),
      SearchParameterRegistry.idOf("Encounter", "participant"),
      SearchParameterRegistry.idOf("Encounter", "practitioner")
    };
    int[] states = {
      SearchParameterRegistry.idOf("CareTeam", "status"),
      SearchParameterRegistry.idOf("Encounter", "status")
    };
    Sql sql = new Sql().add("SELECT DISTINCT c.patient_id FROM (SELECT x.pid");
    links(sql, params, carers);
    sql.add(") l JOIN idx_compartment c ON c.pid = l.pid")
        .add(" WHERE NOT EXISTS (SELECT 1 FROM idx_token t WHERE t.pid = l.pid")
        .add(
            " AND t.param = ANY (?) AND t.code = ANY (?))",
            states,
            List.of("inactive", "suspended", "proposed", "entered-in-error", "cancelled"));
    return new HashSet<>(database.query(sql, row -> row.getString(1)));
  }

  /** The roles of a practitioner, as references; those that are not active do not count. */
  public Set<String> rolesOf(String practitioner) {
    Sql sql = new Sql().add("SELECT 'PractitionerRole/' || r.id FROM resource r WHERE r.pid IN (");
    sql.add("SELECT x.pid");
    links(
        sql,
        new int[] {SearchParameterRegistry.idOf("PractitionerRole", "practitioner")},
        Set.of(practitioner));
    sql.add(") AND NOT r.deleted AND NOT EXISTS (SELECT 1 FROM idx_token t WHERE t.pid = r.pid")
        .add(
            " AND t.param = ? AND t.code = 'false')",
            SearchParameterRegistry.idOf("PractitionerRole", "active"));
    return new HashSet<>(database.query(sql, row -> row.getString(1)));
  }

  /** The organizations of some roles and the care teams of some carers, as references. */
  public Set<String> groupsOf(Set<String> carers) {
    Set<String> found = new HashSet<>();
    Sql organizations =
        new Sql()
            .add("SELECT DISTINCT 'Organization/' || x.target_id FROM idx_reference x")
            .add(" JOIN resource r ON r.pid = x.pid AND NOT r.deleted WHERE x.base = ''")
            .add(
                " AND x.param = ? AND r.type = 'PractitionerRole'",
                SearchParameterRegistry.idOf("PractitionerRole", "organization"))
            .add(
                " AND r.id = ANY (?)",
                (Object)
                    carers.stream()
                        .filter(carer -> carer.startsWith("PractitionerRole/"))
                        .map(CareLinks::id)
                        .toList());
    found.addAll(database.query(organizations, row -> row.getString(1)));
    Sql teams =
        new Sql().add("SELECT 'CareTeam/' || r.id FROM resource r WHERE r.pid IN (SELECT x.pid");
    links(teams, new int[] {SearchParameterRegistry.idOf("CareTeam", "participant")}, carers);
    teams.add(") AND NOT r.deleted");
    found.addAll(database.query(teams, row -> row.getString(1)));
    return found;
  }

  private static void links(Sql sql, int[] params, Set<String> carers) {
    sql.add(
        LINKS, params, List.copyOf(carers), carers.stream().map(CareLinks::id).distinct().toList());
  }

  private static String id(String reference) {
    return reference.substring(reference.indexOf('/') + 1);
  }
}
