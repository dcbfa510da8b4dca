package org.chartwarden.cli;

import io.quarkus.arc.Arc;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.chartwarden.smart.keys.KnownKey;
import org.chartwarden.smart.keys.SigningKeyProblem;
import org.chartwarden.smart.keys.SigningKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The keys that sign tokens. */
@Command(
    name = "keys",
    description = "Make, list and replace the keys that sign access tokens.",
    mixinStandardHelpOptions = true)
final class KeysCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name what to do: rotate, list or new.");
  }

  @Command(
      name = "rotate",
      description = "Make a new key in the database and retire the one before.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "A server may be running: it signs with the new key within a minute. Tokens that the old key",
        "signed stay good until they expire."
      })
  int rotate(@Mixin DataOption data) throws Exception {
    return withKeys(
        data,
        keys ->
            spec.commandLine().getOut().println("Key " + keys.rotate() + " signs from now on."));
  }

  @Command(
      name = "list",
      description = "List the keys, the one that signs first.",
      mixinStandardHelpOptions = true)
  int list(@Mixin DataOption data) throws Exception {
    return withKeys(data, keys -> print(keys.list(), spec.commandLine().getOut()));
  }

  @Command(
      name = "new",
      description = "Write a new key into a file for chartwarden.auth.keys-file.",
      mixinStandardHelpOptions = true)
  int make(
      @Parameters(paramLabel = "FILE", description = "A file that is not there yet.") Path file,
      @Option(
              names = "--kid",
              required = true,
              paramLabel = "NAME",
              description = "Number of the key, for instance the month: 2026-11.")
          String kid) {
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, SigningKeys.fresh(kid), StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw new CommandProblem(file + " is there already; a key is never overwritten.", e);
    } catch (IOException e) {
      throw new CommandProblem(file + " cannot be written: " + e.getMessage() + ".", e);
    }
    spec.commandLine()
        .getOut()
        .println("Key " + kid + " is in " + file + ", which only you can read.");
    return 0;
  }

  private int withKeys(DataOption data, Consumer<SigningKeys> work) throws Exception {
    return OfflineRun.run(
        spec.commandLine().getOut(),
        data,
        stopping -> {
          try {
            work.accept(Arc.container().instance(SigningKeys.class).get());
            return OptionalInt.of(0);
          } catch (SigningKeyProblem e) {
            throw new CommandProblem("This cannot be done: " + e.getMessage() + ".", e);
          }
        });
  }

  private static void print(List<KnownKey> keys, PrintWriter out) {
    if (keys.isEmpty()) {
      out.println("There is no key yet; keys rotate makes one.");
    }
    keys.forEach(
        key ->
            out.printf(
                "%-38s %4d bits  %s%s%n",
                key.kid(),
                key.bits(),
                key.created().map(at -> "made " + at).orElse("in the file"),
                key.retired().map(at -> ", retired " + at).orElse(", signs")));
  }
}
