package org.chartwarden.cli.bench.fhir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** The phases: reads, writes, the searches of a busy chart, walks through pages. */
final class Phases {

  private static final int MANY = 16;
  private static final int FEW = 4;
  private static final int UPDATED_POOL = 400;
  private static final int WALK_PAGES = 5;

  private final Charts charts;
  private final Queue<String> created = new ConcurrentLinkedQueue<>();
  private final Map<String, Function<Random, String>> searches = new LinkedHashMap<>();

  Phases(Charts charts) {
    this.charts = charts;
    searches();
  }

  /** All phases in the order in which they run; later ones use what earlier ones created. */
  List<Phase> all() {
    List<Phase> all = new ArrayList<>();
    all.add(simple("read", random -> Question.get(pick(charts.references(), random))));
    all.add(new Phase("create", MANY, (random, worker, workers) -> new Creating(random)));
    all.add(new Phase("update", MANY, Updating::new));
    all.add(simple("history", random -> Question.get(changed(random) + "/_history")));
    all.add(simple("vread", random -> Question.get(changed(random) + "/_history/1")));
    searches.forEach(
        (name, search) -> all.add(simple(name, random -> Question.get(search.apply(random)))));
    all.add(simple("s_mix", this::mixed));
    all.add(
        new Phase(
            "page_walk",
            FEW,
            (random, worker, workers) ->
                new Walking(() -> searches.get("s_code_unbounded").apply(random), WALK_PAGES)));
    List<String> median = charts.median();
    all.add(
        new Phase(
            "everything_first",
            FEW,
            each(
                random ->
                    Question.get("Patient/" + pick(median, random) + "/$everything?_count=50"))));
    List<String> largest = charts.largest();
    all.add(
        new Phase(
            "everything_big",
            2,
            (random, worker, workers) -> {
              int[] turn = {worker};
              return new Walking(
                  () ->
                      "Patient/"
                          + largest.get(turn[0]++ % largest.size())
                          + "/$everything?_count=200",
                  Integer.MAX_VALUE);
            }));
    all.add(new Phase("metadata", FEW, each(random -> Question.get("metadata"))));
    return all;
  }

  private void searches() {
    searches.put(
        "s_obs_code_sort",
        r -> {
          Charts.Chart p = patient(r);
          return "Observation?patient=" + p.id() + loinc(p, r) + "&_sort=-date&_count=10";
        });
    searches.put("s_patient_name", r -> "Patient?name=" + head(patient(r).family()));
    searches.put(
        "s_patient_name_birth",
        r -> {
          Charts.Chart p = patient(r);
          return "Patient?family="
              + Charts.encoded(p.family())
              + "&given="
              + Charts.encoded(p.given())
              + "&birthdate="
              + p.birthDate();
        });
    searches.put(
        "s_patient_identifier",
        r -> "Patient?identifier=" + Charts.encoded(patient(r).identifier()));
    searches.put("s_condition", r -> "Condition?patient=" + patient(r).id());
    searches.put(
        "s_medreq_active", r -> "MedicationRequest?patient=" + patient(r).id() + "&status=active");
    searches.put(
        "s_obs_date",
        r ->
            String.format(
                Locale.ROOT,
                "Observation?patient=%s&date=ge20%02d-%02d-01",
                patient(r).id(),
                r.nextInt(15, 24),
                r.nextInt(1, 13)));
    searches.put(
        "s_chained",
        r ->
            "Observation?subject:Patient.identifier="
                + Charts.encoded(patient(r).identifier())
                + "&_count=20");
    searches.put(
        "s_has", r -> "Patient?_has:Observation:patient:code=" + frequent(r) + "&_count=20");
    searches.put(
        "s_include",
        r -> {
          Charts.Chart p = patient(r);
          return "Observation?patient="
              + p.id()
              + loinc(p, r)
              + "&_count=20&_include=Observation:subject&_include=Observation:encounter";
        });
    searches.put(
        "s_revinclude", r -> "Patient?_id=" + patient(r).id() + "&_revinclude=Condition:patient");
    searches.put("s_count", r -> "Observation?code=" + frequent(r) + "&_summary=count");
    searches.put("s_code_unbounded", r -> "Observation?code=" + frequent(r) + "&_count=50");
  }

  /** Half of what a chart view asks, weighted as a chart view does. */
  private Question mixed(Random random) {
    List<String> names =
        List.of(
            "s_obs_code_sort",
            "s_obs_code_sort",
            "s_obs_code_sort",
            "s_patient_name",
            "s_patient_identifier",
            "s_condition",
            "s_medreq_active",
            "s_obs_date",
            "s_chained",
            "s_include");
    return Question.get(searches.get(pick(names, random)).apply(random));
  }

  private static Phase simple(String name, Function<Random, Question> question) {
    return new Phase(name, MANY, each(question));
  }

  private static Phase.Sessions each(Function<Random, Question> question) {
    return (random, worker, workers) -> () -> question.apply(random);
  }

  private Charts.Chart patient(Random random) {
    return pick(charts.sampled(), random);
  }

  private static String loinc(Charts.Chart patient, Random random) {
    return "&code=http://loinc.org%7C" + pick(patient.codes(), random);
  }

  private String frequent(Random random) {
    return "http://loinc.org%7C" + pick(charts.codes(), random);
  }

  private static String head(String name) {
    return Charts.encoded(name.substring(0, Math.min(5, name.length())));
  }

  private static <T> T pick(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }

  private String changed(Random random) {
    List<String> some = created.stream().limit(UPDATED_POOL).toList();
    if (some.isEmpty()) {
      throw new FhirBenchProblem("This phase needs the phase create in the same run.");
    }
    return "Observation/" + pick(some, random);
  }

  private String observation(Random random, String id) {
    return """
        {"resourceType":"Observation",%s"status":"final","category":[{"coding":[{"system":\
        "http://terminology.hl7.org/CodeSystem/observation-category","code":"vital-signs",\
        "display":"Vital Signs"}]}],"code":{"coding":[{"system":"http://loinc.org","code":\
        "85354-9","display":"Blood pressure panel"}],"text":"Blood pressure panel"},\
        "subject":{"reference":"Patient/%s"},"effectiveDateTime":"20%02d-%02d-%02dT10:%02d:00Z",\
        "component":[%s,%s],"note":[{"text":"bench %d"}]}"""
        .formatted(
            id.isEmpty() ? "" : "\"id\":\"" + id + "\",",
            pick(charts.patients(), random).id(),
            random.nextInt(10, 24),
            random.nextInt(1, 13),
            random.nextInt(1, 29),
            random.nextInt(60),
            pressure("8480-6", "Systolic blood pressure", random),
            pressure("8462-4", "Diastolic blood pressure", random),
            random.nextLong() >>> 16);
  }

  private static String pressure(String code, String name, Random random) {
    return """
        {"code":{"coding":[{"system":"http://loinc.org","code":"%s","display":"%s"}]},\
        "valueQuantity":{"value":%d,"unit":"mmHg","system":"http://unitsofmeasure.org",\
        "code":"mm[Hg]"}}"""
        .formatted(code, name, random.nextInt(50, 181));
  }

  /** Creates Observations and remembers their ids. */
  private final class Creating implements Phase.Session {
    private final Random random;

    Creating(Random random) {
      this.random = random;
    }

    @Override
    public Question next() {
      return Question.post("Observation", observation(random, ""));
    }

    @Override
    public void answered(HttpConnection.Answer answer) {
      String[] location = answer.header("location").split("/");
      if (answer.status() == 201 && location.length > 3) {
        created.add(location[location.length - 3]);
      }
    }
  }

  /** Updates Observations that are this connection's own, so that versions never race. */
  private final class Updating implements Phase.Session {
    private final Random random;
    private final Deque<String> own = new ArrayDeque<>();
    private final Map<String, String> versions = new LinkedHashMap<>();
    private String current = "";

    Updating(Random random, int worker, int workers) {
      this.random = random;
      List<String> pool = created.stream().limit(UPDATED_POOL).toList();
      for (int i = worker; i < pool.size(); i += workers) {
        own.add(pool.get(i));
      }
      if (own.isEmpty()) {
        throw new FhirBenchProblem("The phase update needs the phase create in the same run.");
      }
    }

    @Override
    public Question next() {
      current = own.removeFirst();
      own.addLast(current);
      return Question.put(
          "Observation/" + current,
          versions.getOrDefault(current, "1"),
          observation(random, current));
    }

    @Override
    public void answered(HttpConnection.Answer answer) {
      versions.put(current, answer.header("etag").replaceAll("\\D", ""));
    }
  }

  /** Follows the next links of one query, then asks again. */
  private static final class Walking implements Phase.Session {
    private final java.util.function.Supplier<String> first;
    private final int most;
    private String next = "";
    private int pages;

    Walking(java.util.function.Supplier<String> first, int most) {
      this.first = first;
      this.most = most;
    }

    @Override
    public Question next() {
      if (next.isEmpty()) {
        pages = 0;
        return Question.get(first.get());
      }
      return Question.link(next);
    }

    @Override
    public void answered(HttpConnection.Answer answer) {
      pages++;
      next = pages >= most ? "" : nextLink(answer.text());
    }

    /** The links stand before the entries, so only the start is looked at. */
    private static String nextLink(String bundle) {
      int at = bundle.indexOf("\"relation\":\"next\"");
      int entries = bundle.indexOf("\"entry\"");
      if (at < 0 || (entries >= 0 && at > entries)) {
        return "";
      }
      int url = bundle.indexOf("\"url\":\"", at) + 7;
      return bundle.substring(url, bundle.indexOf('"', url));
    }
  }
}
