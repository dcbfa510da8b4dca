package org.chartwarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The launcher script and the program agree on the commands. */
class LauncherTest {

  @Test
  void listsEveryCommandWithItsDescription() throws Exception {
    String help = launch("help").output();
    for (Map.Entry<String, CommandLine> command : subcommands().entrySet()) {
      boolean hidden = command.getValue().getCommandSpec().usageMessage().hidden();
      if (!hidden && !command.getKey().equals("help")) {
        assertThat(help)
            .contains(
                command.getKey(),
                command.getValue().getCommandSpec().usageMessage().description()[0]);
      }
    }
    assertThat(help).contains("  test ");
  }

  @Test
  void everyCommandExplainsItself() {
    subcommands()
        .forEach(
            (name, command) -> {
              StringWriter text = new StringWriter();
              command.usage(new PrintWriter(text));
              assertThat(text.toString()).as(name).contains("Usage: chartwarden " + name);
            });
  }

  @Test
  void refusesAnUnknownCommandWithTheList() throws Exception {
    Launched launched = launch("srve");
    assertThat(launched.code()).isEqualTo(2);
    assertThat(launched.output()).contains("no command 'srve'").contains("serve");
  }

  @Test
  void explainsItsOwnTestCommand() throws Exception {
    Launched launched = launch("test", "--help");
    assertThat(launched.code()).isZero();
    assertThat(launched.output()).contains("--port", "--data");
  }

  @Test
  void saysInOneSentenceThatAPortIsTaken() throws IOException {
    try (var taken = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      StringWriter errors = new StringWriter();
      int code =
          ChartwardenMain.commandLine()
              .setErr(new PrintWriter(errors))
              .execute("serve", "--port", Integer.toString(taken.getLocalPort()));
      assertThat(code).isEqualTo(1);
      assertThat(errors.toString().lines().toList())
          .singleElement()
          .asString()
          .contains(Integer.toString(taken.getLocalPort()), "--port");
    }
  }

  private static Map<String, CommandLine> subcommands() {
    return ChartwardenMain.commandLine().getSubcommands();
  }

  private record Launched(int code, String output) {}

  private static Launched launch(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("./chartwarden"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Launched(process.waitFor(), output);
  }
}
