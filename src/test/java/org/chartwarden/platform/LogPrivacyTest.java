package org.chartwarden.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LogPrivacyTest {

  private final LogPrivacy privacy = new LogPrivacy();

  @Test
  void showsTypesAndPlacesOfFailuresAndNoMessages() {
    SQLException cause = new SQLException("invalid input for Lindqvist", "22007");
    IllegalStateException failure = new IllegalStateException("patient Lindqvist", cause);
    failure.addSuppressed(new IllegalArgumentException("Lindqvist too"));
    String shown = shown(line("request failed", failure).getThrown());
    assertThat(shown)
        .doesNotContain("Lindqvist")
        .contains("java.lang.IllegalStateException (message withheld)")
        .contains("Caused by: java.sql.SQLException 22007")
        .contains("Suppressed: java.lang.IllegalArgumentException")
        .contains("LogPrivacyTest");
  }

  @Test
  void endsWhereCausesGoInCircles() {
    IllegalStateException one = new IllegalStateException("a");
    one.addSuppressed(new IllegalArgumentException("b", one));
    assertThat(shown(line("x", one).getThrown()))
        .contains("Suppressed: java.lang.IllegalArgumentException (message withheld)");
  }

  @Test
  void cutsQueriesOfAddresses() {
    LogRecord line = line("HTTP Request to %s failed", null);
    line.setParameters(new Object[] {"/fhir/Patient?name=Lindqvist&x=1", 7});
    privacy.isLoggable(line);
    assertThat(line.getParameters()[0]).isEqualTo("/fhir/Patient?[withheld]");
    assertThat(line("GET /a?name=Lindqvist HTTP/1.1", null).getMessage())
        .isEqualTo("GET /a?[withheld] HTTP/1.1");
    assertThat(line("Is it there? yes=no", null).getMessage()).isEqualTo("Is it there? yes=no");
  }

  @Test
  void leavesWhatTheStartSays() {
    LogRecord line = new LogRecord(Level.SEVERE, "no start");
    line.setLoggerName("io.quarkus.runtime.Application");
    line.setThrown(new IllegalStateException("chartwarden.tasks.lease must be above zero"));
    privacy.isLoggable(line);
    assertThat(line.getThrown()).hasMessageContaining("lease");
  }

  private LogRecord line(String message, Throwable thrown) {
    LogRecord line = new LogRecord(Level.SEVERE, message);
    line.setLoggerName("org.chartwarden.Any");
    line.setThrown(thrown);
    assertThat(privacy.isLoggable(line)).isTrue();
    return line;
  }

  private static String shown(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
