package org.chartwarden.agent.language.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces runs of chunks that match a grammar rule by one chunk with a value. */
public final class Rewrite {

  private final String text;
  private final List<Chunk> chunks;
  private final String joined;
  private final List<Integer> starts = new ArrayList<>();

  private Rewrite(String text, List<Chunk> chunks) {
    this.text = text;
    this.chunks = chunks;
    StringBuilder all = new StringBuilder(" ");
    for (Chunk chunk : chunks) {
      starts.add(all.length());
      all.append(chunk.symbol()).append(' ');
    }
    joined = all.toString();
  }

  /** A match of a rule, in chunks. */
  public final class Match {
    private final Matcher matcher;

    private Match(Matcher matcher) {
      this.matcher = matcher;
    }

    /** The words of a named group, or null when it took no part. */
    public String words(String group) {
      return matcher.group(group);
    }

    /** Whether the rule has such a group. */
    public boolean named(String group) {
      return matcher.namedGroups().containsKey(group);
    }

    public BigDecimal number(String group) {
      return matcher.group(group) == null ? null : new BigDecimal(matcher.group(group));
    }

    /** The first chunk of a named group, or null. */
    public Chunk chunk(String group) {
      return matcher.group(group) == null ? null : chunks.get(indexOf(matcher.start(group)));
    }

    /** Chunks of the whole match. */
    public List<Chunk> all() {
      return chunks.subList(first(), last() + 1);
    }

    /** The chunk before or behind the match, by distance; null outside the text. */
    public Chunk before(int distance) {
      int i = first() - distance;
      return i < 0 ? null : chunks.get(i);
    }

    public Chunk after(int distance) {
      int i = last() + distance;
      return i >= chunks.size() ? null : chunks.get(i);
    }

    public int first() {
      return indexOf(matcher.start());
    }

    public int last() {
      return indexOf(matcher.end() - 1);
    }
  }

  /**
   * Applies a rule from left to right, without overlaps.
   *
   * @param make the value of the new chunk; empty leaves the match as it was
   */
  public static List<Chunk> apply(
      String text,
      List<Chunk> chunks,
      Pattern rule,
      String symbol,
      Function<Match, Optional<?>> make) {
    if (chunks.isEmpty()) {
      return chunks;
    }
    Rewrite rewrite = new Rewrite(text, chunks);
    return rewrite.run(rule, symbol, make);
  }

  /** The matches of a rule, without rewriting. */
  public static List<Match> matches(String text, List<Chunk> chunks, Pattern rule) {
    List<Match> found = new ArrayList<>();
    apply(
        text,
        chunks,
        rule,
        "",
        match -> {
          found.add(match);
          return Optional.empty();
        });
    return found;
  }

  private List<Chunk> run(Pattern rule, String symbol, Function<Match, Optional<?>> make) {
    List<Chunk> result = new ArrayList<>();
    Matcher matcher = rule.matcher(joined);
    int next = 0;
    int from = 0;
    while (from < joined.length() && matcher.find(from)) {
      if (matcher.end() == matcher.start()) {
        from = matcher.end() + 1;
        continue;
      }
      int first = indexOf(matcher.start());
      int last = indexOf(matcher.end() - 1);
      Optional<?> value =
          first < next ? Optional.empty() : make.apply(new Match(copy(rule, matcher)));
      if (value.isPresent()) {
        result.addAll(chunks.subList(next, first));
        result.add(join(symbol, first, last, value.get()));
        next = last + 1;
        from = starts.get(last) + chunks.get(last).symbol().length();
      } else {
        from = starts.get(first) + chunks.get(first).symbol().length();
      }
    }
    result.addAll(chunks.subList(next, chunks.size()));
    return result;
  }

  /** A matcher of its own, since the caller may keep it. */
  private Matcher copy(Pattern rule, Matcher at) {
    Matcher own = rule.matcher(joined);
    if (!own.find(at.start())) {
      throw new IllegalStateException("a match vanished");
    }
    return own;
  }

  private Chunk join(String symbol, int first, int last, Object value) {
    int start = chunks.get(first).start();
    int end = chunks.get(last).end();
    return new Chunk(symbol, start, end, text.substring(start, end), value);
  }

  private int indexOf(int position) {
    int low = 0;
    int high = starts.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (starts.get(middle) <= position) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
