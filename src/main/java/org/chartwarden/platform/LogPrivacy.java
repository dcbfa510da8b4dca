package org.chartwarden.platform;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;

/**
 * Keeps what charts and requests hold out of the logs, whoever writes: messages of failures and the
 * query of an address. What the start and the end of the program say stays whole, since it speaks
 * of settings.
 */
@LoggingFilter(name = "chartwarden-privacy")
public final class LogPrivacy implements Filter {

  private static final Pattern QUERY = Pattern.compile("(?<=[\\w/$*)])\\?(?=\\S*=)\\S+");
  private static final String WITHHELD = "?[withheld]";

  @Override
  public boolean isLoggable(LogRecord line) {
    String logger = line.getLoggerName() == null ? "" : line.getLoggerName();
    if (logger.startsWith("io.quarkus.runtime") || logger.startsWith("io.quarkus.bootstrap")) {
      return true;
    }
    if (line.getThrown() != null) {
      line.setThrown(WithheldFailure.of(line.getThrown()));
    }
    Object[] parameters = line.getParameters();
    if (parameters != null) {
      Object[] kept = parameters.clone();
      for (int i = 0; i < kept.length; i++) {
        if (kept[i] instanceof Throwable failure) {
          kept[i] = WithheldFailure.of(failure);
        } else if (kept[i] instanceof CharSequence text) {
          kept[i] = withoutQuery(text.toString());
        }
      }
      line.setParameters(kept);
    } else if (line.getMessage() != null) {
      String message = withoutQuery(line.getMessage());
      if (!message.equals(line.getMessage())) {
        line.setMessage(message);
      }
    }
    return true;
  }

  private static String withoutQuery(String text) {
    return text.indexOf('?') < 0 ? text : QUERY.matcher(text).replaceAll(WITHHELD);
  }
}
