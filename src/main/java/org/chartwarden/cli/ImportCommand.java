package org.chartwarden.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "import", description = "x")
final class ImportCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    return 0;
  }
}
