package org.chartwarden.audit;

import java.nio.file.Path;

/** A program that takes over every journal that it can, until it is ended. */
final class JournalGrabber {

  private JournalGrabber() {}

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    while (true) {
      JournalFolder found = JournalFolder.of(folder);
      for (String journal : found.journals()) {
        found
            .claims(journal)
            .forEach(
                claim -> {
                  claim.delete();
                  claim.close();
                });
      }
    }
  }
}
