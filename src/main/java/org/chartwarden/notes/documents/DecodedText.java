package org.chartwarden.notes.documents;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Optional;

/**
 * Bytes as text: a byte order mark decides, else the declared charset where the bytes are in it,
 * else UTF-8, else UTF-16 where zero bytes show it, else windows-1252.
 *
 * @param text the characters
 * @param charset name of the charset
 * @param warnings what was not as declared
 */
record DecodedText(String text, String charset, List<String> warnings) {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /** A text may hold so many characters that no keyboard makes, for each thousand; more is none. */
  private static final int CONTROLS_PER_THOUSAND = 5;

  /**
   * Decodes.
   *
   * @param declared declared charset, empty for none
   * @throws DocumentProblem when the bytes are no text
   */
  static DecodedText of(byte[] bytes, String declared) {
    DecodedText decoded = decoded(bytes, declared);
    requireText(decoded.text());
    return decoded;
  }

  private static DecodedText decoded(byte[] bytes, String declared) {
    Optional<DecodedText> marked = marked(bytes);
    if (marked.isPresent()) {
      return marked.get();
    }
    Optional<Charset> named = named(declared);
    if (named.isPresent()) {
      Optional<String> text = strictly(bytes, 0, named.get());
      if (text.isPresent()) {
        return new DecodedText(text.get(), named.get().name(), List.of());
      }
    }
    DecodedText guessed = guessed(bytes);
    if (declared.isEmpty() || !guessed.warnings().isEmpty()) {
      return guessed;
    }
    String why =
        named
            .map(charset -> "its bytes are not in the declared charset " + charset.name())
            .orElse("the declared charset is not known here");
    return new DecodedText(
        guessed.text(),
        guessed.charset(),
        List.of("The text was read as " + guessed.charset() + ", since " + why + "."));
  }

  /** Whether a charset of this name is known here. */
  static boolean known(String charset) {
    return named(charset).isPresent();
  }

  private static Optional<Charset> named(String declared) {
    try {
      return declared.isEmpty() ? Optional.empty() : Optional.of(Charset.forName(declared));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      // The caller warns; what the bytes show decides then.
      return Optional.empty();
    }
  }

  private static Optional<DecodedText> marked(byte[] b) {
    if (b.length >= 3 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF) {
      return Optional.of(utf8(b, 3));
    }
    if (b.length >= 2 && b[0] == (byte) 0xFE && b[1] == (byte) 0xFF) {
      return Optional.of(utf16(b, 2, StandardCharsets.UTF_16BE));
    }
    if (b.length >= 2 && b[0] == (byte) 0xFF && b[1] == (byte) 0xFE) {
      return Optional.of(utf16(b, 2, StandardCharsets.UTF_16LE));
    }
    return Optional.empty();
  }

  private static DecodedText guessed(byte[] bytes) {
    if (bytes.length % 2 == 1) {
      return utf8(bytes, 0);
    }
    int even = 0;
    int odd = 0;
    int looked = Math.min(bytes.length, 4096) & ~1;
    for (int i = 0; i < looked; i += 2) {
      even += bytes[i] == 0 ? 1 : 0;
      odd += bytes[i + 1] == 0 ? 1 : 0;
    }
    // Latin letters in UTF-16 have a zero in every second byte.
    if (odd > looked / 5 && even == 0) {
      return utf16(bytes, 0, StandardCharsets.UTF_16LE);
    }
    if (even > looked / 5 && odd == 0) {
      return utf16(bytes, 0, StandardCharsets.UTF_16BE);
    }
    return utf8(bytes, 0);
  }

  private static DecodedText utf16(byte[] bytes, int from, Charset charset) {
    return strictly(bytes, from, charset)
        .map(text -> new DecodedText(text, charset.name(), List.of()))
        .orElseThrow(
            () ->
                DocumentProblem.binary("the text begins as " + charset + " and is not throughout"));
  }

  private static Optional<String> strictly(byte[] bytes, int from, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
              .toString());
    } catch (CharacterCodingException e) {
      // Not in this charset; the caller tries another.
      return Optional.empty();
    }
  }

  /** As UTF-8; bytes that are none are taken for windows-1252, all or some of them. */
  private static DecodedText utf8(byte[] bytes, int from) {
    Optional<String> text = strictly(bytes, from, StandardCharsets.UTF_8);
    if (text.isPresent()) {
      return new DecodedText(text.get(), "UTF-8", List.of());
    }
    CharBuffer out = CharBuffer.allocate(bytes.length - from);
    ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
    var decoder = StandardCharsets.UTF_8.newDecoder();
    int strange = 0;
    int several = 0;
    int before = 0;
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      several += beyondAscii(out, before);
      if (result.isUnderflow()) {
        break;
      }
      for (int i = 0; i < result.length(); i++) {
        out.put(WINDOWS.decode(ByteBuffer.wrap(new byte[] {in.get()})));
        strange++;
      }
      before = out.position();
      decoder.reset();
    }
    String mixed = out.flip().toString();
    return several == 0
        ? new DecodedText(mixed, WINDOWS.name(), List.of())
        : new DecodedText(
            mixed,
            "UTF-8",
            List.of(
                "The text mixes encodings: "
                    + strange
                    + " bytes that are not UTF-8 were read as windows-1252."));
  }

  private static int beyondAscii(CharBuffer out, int from) {
    int count = 0;
    for (int i = from; i < out.position(); i++) {
      count += out.get(i) > 0x7F ? 1 : 0;
    }
    return count;
  }

  /** Control characters beyond those that lay out text show that it is none. */
  private static void requireText(String text) {
    int controls = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        throw DocumentProblem.binary("the text holds a NUL at character " + i + "; it is binary");
      }
      controls += c < ' ' && (c < '\t' || c > '\r') ? 1 : 0;
    }
    if (controls > 5 && controls > (long) text.length() * CONTROLS_PER_THOUSAND / 1000) {
      throw DocumentProblem.binary(
          "the text holds " + controls + " control characters; it is binary");
    }
  }
}
