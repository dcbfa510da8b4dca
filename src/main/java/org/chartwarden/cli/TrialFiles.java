package org.chartwarden.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.trials.importing.RegistryFiles;
import org.chartwarden.trials.registry.TrialRecord;

/**
 * Trials of registry files, as {@code trials import} reads them.
 *
 * @param trials by NCT number, each once, in the order of the files
 * @param remarks what could not be read, in sentences
 */
record TrialFiles(List<TrialRecord> trials, List<String> remarks) {

  /** Most that are held at once; more belong into the store. */
  private static final int MOST = 20_000;

  /**
   * Reads files, folders and archives.
   *
   * @param named NCT numbers that are wanted; empty for all
   * @param status word of the registry that trials must have, in any spelling; {@code recruiting}
   *     also means by invitation
   */
  static TrialFiles read(List<Path> paths, List<String> named, Optional<String> status) {
    Map<String, TrialRecord> trials = new LinkedHashMap<>();
    List<String> refused = new ArrayList<>();
    try {
      RegistryFiles.of(paths)
          .read(
              (file, entry, done) -> {
                if (entry.record() == null) {
                  refused.add(
                      file
                          + (entry.place().isEmpty() ? "" : ", " + entry.place())
                          + ": "
                          + entry.problem().getMessage());
                } else if ((named.isEmpty() || named.contains(entry.record().nctId()))
                    && status.map(word -> has(entry.record(), word)).orElse(true)) {
                  trials.putIfAbsent(entry.record().nctId(), entry.record());
                }
                return trials.size() <= MOST;
              });
    } catch (NoSuchFileException e) {
      throw new CommandProblem(e.getFile() + " is not there.", e);
    } catch (IOException e) {
      throw new CommandProblem("The files cannot be read: " + e.getMessage() + ".", e);
    }
    require(trials, named, refused);
    List<String> remarks = new ArrayList<>();
    if (!refused.isEmpty()) {
      remarks.add(
          (refused.size() == 1
                  ? "A trial record was not read: "
                  : refused.size() + " trial records were not read, the first: ")
              + refused.get(0)
              + ".");
    }
    return new TrialFiles(List.copyOf(trials.values()), remarks);
  }

  private static boolean has(TrialRecord trial, String status) {
    String wanted = status.strip().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    return trial.status().equals(wanted)
        || wanted.equals("RECRUITING") && trial.status().equals("ENROLLING_BY_INVITATION");
  }

  private static void require(
      Map<String, TrialRecord> trials, List<String> named, List<String> refused) {
    if (trials.size() > MOST) {
      throw new CommandProblem(
          "The files hold more than " + MOST + " trials; load them with trials import.");
    }
    for (String one : named) {
      if (!trials.containsKey(one)) {
        throw new CommandProblem("The files hold no trial " + one + " that is wanted.");
      }
    }
    if (trials.isEmpty()) {
      throw new CommandProblem(
          refused.isEmpty()
              ? "The files hold no trial that is wanted."
              : "No trial could be read; " + refused.get(0) + ".");
    }
  }
}
