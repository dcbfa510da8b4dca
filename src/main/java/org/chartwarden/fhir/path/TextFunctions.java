package org.chartwarden.fhir.path;

import static org.chartwarden.fhir.path.PathFunction.gives;
import static org.chartwarden.fhir.path.PathFunction.of;

import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Functions on texts (FHIRPath 2.0, String Manipulation). */
final class TextFunctions {

  private static final PathFunction.Result TEXT = gives(Values.STRING);
  private static final PathFunction.Result TRUTH = gives(Values.BOOLEAN);
  private static final PathFunction.Result NUMBER = gives(Values.INTEGER);
  private static final int LONGEST = 1_000_000;

  static final List<PathFunction> ALL =
      List.of(
          test("startsWith", String::startsWith),
          test("endsWith", String::endsWith),
          test("contains", String::contains),
          test("matches", (text, regex) -> matcher(regex, text).find()),
          test("matchesFull", (text, regex) -> matcher(regex, text).matches()),
          change("upper", text -> text.toUpperCase(Locale.ROOT)),
          change("lower", text -> text.toLowerCase(Locale.ROOT)),
          change("trim", String::strip),
          of("length", 0, 0, NUMBER, TextFunctions::length),
          of("indexOf", 1, 1, NUMBER, TextFunctions::indexOf),
          of("substring", 1, 2, TEXT, TextFunctions::substring),
          of("replace", 2, 2, TEXT, (call, into) -> replace(call, false, into)),
          of("replaceMatches", 2, 2, TEXT, (call, into) -> replace(call, true, into)),
          of("toChars", 0, 0, TEXT, TextFunctions::toChars),
          of("split", 1, 1, TEXT, TextFunctions::split),
          of("join", 0, 1, TEXT, TextFunctions::join));

  private TextFunctions() {}

  private static PathFunction test(String name, BiFunction<String, String, Boolean> test) {
    return of(
        name,
        1,
        1,
        TRUTH,
        (call, into) -> {
          String text = call.text();
          String argument = call.text(0);
          if (text != null && argument != null) {
            into.add(Values.bool(guarded(() -> test.apply(text, argument))));
          }
        });
  }

  private static PathFunction change(String name, Function<String, String> change) {
    return of(
        name,
        0,
        0,
        TEXT,
        (call, into) -> {
          String text = call.text();
          if (text != null) {
            into.add(Values.string(change.apply(text)));
          }
        });
  }

  private static void length(Call call, List<Located> into) {
    String text = call.text();
    if (text != null) {
      into.add(Values.integer(text.length()));
    }
  }

  private static void indexOf(Call call, List<Located> into) {
    String text = call.text();
    String part = call.text(0);
    if (text != null && part != null) {
      into.add(Values.integer(text.indexOf(part)));
    }
  }

  private static void substring(Call call, List<Located> into) {
    String text = call.text();
    Integer start = call.count(0);
    if (text == null || start == null || start < 0 || start >= text.length()) {
      return;
    }
    Integer length = call.count(1);
    if (call.has(1) && length != null && length <= 0) {
      into.add(Values.string(""));
      return;
    }
    int end = length == null ? text.length() : (int) Math.min(text.length(), (long) start + length);
    into.add(Values.string(text.substring(start, end)));
  }

  private static void replace(Call call, boolean byRegex, List<Located> into) {
    String text = call.text();
    String what = call.text(0);
    String with = call.text(1);
    if (text == null || what == null || with == null) {
      return;
    }
    if ((long) (text.length() + 1) * (with.length() + 1) > LONGEST) {
      throw new PathFault("replacing makes too long a text");
    }
    into.add(
        Values.string(
            byRegex
                ? guarded(() -> matcher(what, text).replaceAll(with))
                : text.replace(what, with)));
  }

  private static void toChars(Call call, List<Located> into) {
    String text = call.text();
    if (text != null) {
      text.codePoints().forEach(c -> into.add(Values.string(Character.toString(c))));
    }
  }

  private static void split(Call call, List<Located> into) {
    String text = call.text();
    String separator = call.text(0);
    if (text == null || separator == null) {
      return;
    }
    for (String part : text.split(Pattern.quote(separator), -1)) {
      into.add(Values.string(part));
    }
  }

  /** SQL on FHIR joins an empty collection to an empty text. */
  private static void join(Call call, List<Located> into) {
    String separator = call.has(0) ? call.text(0) : "";
    into.add(
        Values.string(
            call.input().stream()
                .map(Values::text)
                .filter(text -> text != null)
                .collect(Collectors.joining(separator == null ? "" : separator))));
  }

  private static Matcher matcher(String regex, String text) {
    try {
      return Pattern.compile(regex, Pattern.DOTALL).matcher(new CountedText(text));
    } catch (PatternSyntaxException e) {
      throw new PathFault("'" + regex + "' is no regular expression: " + e.getDescription());
    }
  }

  /** Runs what may go wrong with a regular expression that was written to do harm. */
  private static <T> T guarded(java.util.function.Supplier<T> work) {
    try {
      return work.get();
    } catch (StackOverflowError e) {
      throw new PathFault("a regular expression is too deep for its text");
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new PathFault("a replacement names a group that is not there");
    }
  }

  /** A text that lets a regular expression look at it for a limited time only. */
  private static final class CountedText implements CharSequence {
    private static final int MOST_LOOKS = 2_000_000;
    private final CharSequence text;
    private int looks;

    CountedText(CharSequence text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      if (++looks > MOST_LOOKS) {
        throw new PathFault("a regular expression takes too long on its text");
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
