package org.chartwarden.cli;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The help texts are patterns: a lone percent sign breaks the lines behind it. */
class CommandHelpTest {

  static Stream<CommandSpec> commands() {
    return below(ChartwardenMain.commandLine());
  }

  private static Stream<CommandSpec> below(CommandLine line) {
    return Stream.concat(
        Stream.of(line.getCommandSpec()),
        line.getSubcommands().values().stream().flatMap(CommandHelpTest::below));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyLineOfHelpCanBePrinted(CommandSpec command) {
    UsageMessageSpec usage = command.usageMessage();
    Stream.of(usage.header(), usage.description(), usage.footer())
        .flatMap(Arrays::stream)
        .forEach(
            line -> assertThatCode(() -> String.format(line)).as(line).doesNotThrowAnyException());
    command.args().stream()
        .map(ArgSpec::description)
        .flatMap(Arrays::stream)
        .map(line -> line.replaceAll("\\$\\{[^}]*}", ""))
        .forEach(
            line -> assertThatCode(() -> String.format(line)).as(line).doesNotThrowAnyException());
  }
}
