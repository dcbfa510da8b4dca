package org.chartwarden.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One task of the benchmark.
 *
 * @param id for instance {@code task4_12}
 * @param context may be empty
 * @param mrn medical record number of the patient, where the task file gives it
 * @param solution expected answer, where the task file gives it (category 1)
 */
record BenchTask(
    String id,
    String instruction,
    String context,
    Optional<String> mrn,
    Optional<JsonNode> solution) {

  /** Time of all original tasks. */
  static final OffsetDateTime NOW = OffsetDateTime.parse("2023-11-13T10:15:00+00:00");

  private static final Pattern CATEGORY = Pattern.compile("task(\\d+)_.*");
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?(Z|[+-]\\d{2}:\\d{2})");

  static List<BenchTask> list(JsonNode file) {
    List<BenchTask> tasks = new ArrayList<>();
    for (JsonNode task : file) {
      tasks.add(
          new BenchTask(
              task.path("id").asText(),
              task.path("instruction").asText(),
              task.path("context").asText(),
              Optional.ofNullable(task.path("eval_MRN").textValue()),
              Optional.ofNullable(task.get("sol"))));
    }
    return tasks;
  }

  /** 1 to 10, or empty when the id names no category of the benchmark. */
  OptionalInt category() {
    Matcher matcher = CATEGORY.matcher(id);
    if (!matcher.matches() || matcher.group(1).length() > 2) {
      return OptionalInt.empty();
    }
    int number = Integer.parseInt(matcher.group(1));
    return number >= 1 && number <= 10 ? OptionalInt.of(number) : OptionalInt.empty();
  }

  /** The time that the context states, else that of the original tasks. */
  OffsetDateTime now() {
    Matcher matcher = TIME.matcher(context);
    if (!matcher.find()) {
      return NOW;
    }
    try {
      return OffsetDateTime.parse(matcher.group());
    } catch (DateTimeException e) {
      // Not a time after all (month 13, say); the task then means the usual one.
      return NOW;
    }
  }
}
