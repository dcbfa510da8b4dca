package org.chartwarden.fhir.model;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictDecompress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * The form in which the content of a resource lies in the database: one Zstandard frame, made with
 * a dictionary of what FHIR JSON repeats (member names, systems, common codings). Compression makes
 * content about a seventh as long; taking it apart costs a few microseconds. What begins with a
 * brace is content as it was stored before there was compression.
 *
 * <p>The dictionary belongs to what is stored: it is never changed, a better one gets the next
 * number and old frames name the one they were made with.
 */
public final class StoredContent {

  private static final String DICTIONARY = "/storage/fhir-1.dict";

  /** Best ratio per time for content of this size, as measured. */
  private static final int LEVEL = 3;

  /** Longest content that is taken apart; a frame that says more is damaged. */
  private static final long MAX_LENGTH = 1L << 30;

  private static final byte[] WORDS = dictionary();
  private static final ZstdDictCompress FOR_WRITING = new ZstdDictCompress(WORDS, LEVEL);
  private static final ZstdDictDecompress FOR_READING = new ZstdDictDecompress(WORDS);

  /**
   * The native contexts hold buffers that are worth keeping; there are as many as threads at once.
   */
  private static final ConcurrentLinkedQueue<ZstdCompressCtx> WRITERS =
      new ConcurrentLinkedQueue<>();

  private static final ConcurrentLinkedQueue<ZstdDecompressCtx> READERS =
      new ConcurrentLinkedQueue<>();

  private StoredContent() {}

  /** The stored form; null for null, which is a deletion. */
  public static byte[] encode(String content) {
    if (content == null) {
      return null;
    }
    ZstdCompressCtx context = taken(WRITERS, StoredContent::writer);
    byte[] stored = context.compress(content.getBytes(StandardCharsets.UTF_8));
    WRITERS.add(context);
    return stored;
  }

  /** What {@link #encode} was given. */
  public static String decode(byte[] stored) {
    if (stored == null) {
      return null;
    }
    if (stored.length == 0 || stored[0] == '{') {
      return new String(stored, StandardCharsets.UTF_8);
    }
    long length = Zstd.getFrameContentSize(stored);
    if (length < 0 || length > MAX_LENGTH) {
      throw new IllegalStateException("stored content is damaged");
    }
    ZstdDecompressCtx context = taken(READERS, StoredContent::reader);
    byte[] content = context.decompress(stored, (int) length);
    READERS.add(context);
    return new String(content, StandardCharsets.UTF_8);
  }

  private static <T> T taken(ConcurrentLinkedQueue<T> kept, Supplier<T> otherwise) {
    T context = kept.poll();
    return context == null ? otherwise.get() : context;
  }

  private static ZstdCompressCtx writer() {
    ZstdCompressCtx context = new ZstdCompressCtx();
    context.loadDict(FOR_WRITING);
    context.setContentSize(true);
    return context;
  }

  private static ZstdDecompressCtx reader() {
    ZstdDecompressCtx context = new ZstdDecompressCtx();
    context.loadDict(FOR_READING);
    return context;
  }

  private static byte[] dictionary() {
    try (InputStream in = StoredContent.class.getResourceAsStream(DICTIONARY)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks " + DICTIONARY);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
